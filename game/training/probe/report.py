"""The probe's table: every measurement, and the thresholds that the mind should meet."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer
from torch import Tensor

from game.training import tokenizer as bpe
from game.training.corpus import claims, relations
from game.training.model import TinyGPT2
from game.training.passes import record
from game.training.probe import cases, heads, lens, leverage, samples
from game.training.probe.prompts import FOOT, FOOT_WORDS, PROMPTS

CASES = 200
PER_TABLE = 24
#: nats; a head's nudge at no more than this is one a scene could let pass
QUIET = 4.0


@dataclass
class Report:
    """Rows of the card's table, and ``(threshold, target, measured, met)`` for each demand."""

    rows: list[tuple[str, str]] = field(default_factory=list)
    demands: list[tuple[str, str, str, bool]] = field(default_factory=list)
    leverage: list[leverage.Leverage] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)

    def demand(self, name: str, value: float, least: float) -> None:
        """Record a share that should be at least so large."""
        self.demands.append((name, f"≥ {least:g}", f"{value:.2f}", value >= least))


@dataclass(frozen=True)
class Probe:
    """A mind to be measured."""

    model: TinyGPT2
    tokenizer: Tokenizer
    folder: Path

    def right(self, asked: list[cases.Case]) -> float:
        """The share of cases it gets right."""
        return cases.accuracy(self.model, self.tokenizer, asked)


def facts(probe: Probe, report: Report) -> None:
    """Facts of every table in held-out phrasings and contexts, and unseen combinations."""
    rng = random.Random("probe facts")
    by_table: dict[str, float] = {}
    right = total = 0.0
    for table in relations.tables():
        asked = cases.held_out_facts(table, PER_TABLE, rng)
        if asked:
            by_table[table] = probe.right(asked)
            right += by_table[table] * len(asked)
            total += len(asked)
    report.demand("facts in held-out phrasings and contexts", right / total, 0.9)
    ordered = sorted(by_table.items(), key=lambda item: item[1])
    report.rows.append(
        ("… by table", ", ".join(f"{name.replace('_', ' ')} {v:.2f}" for name, v in ordered))
    )
    report.rows.append(("successors: day, month, season, letter", _two(probe, cases.neighbours())))
    for kind, asked in cases.unseen_combinations().items():
        report.demand(f"unseen {kind} ({len(asked)})", probe.right(asked), 0.6)


def _two(probe: Probe, asked: list[cases.Case]) -> str:
    return f"{probe.right(asked):.2f}"


def retrieval(probe: Probe, report: Report) -> None:
    """What only attention can answer."""
    rng = random.Random("probe retrieval")
    for count in (1, 2, 3, 5):
        asked = cases.told(claims.invented_claim, count, CASES // 2, rng)
        value = probe.right(asked)
        report.demand(f"invented properties, {count} stated", value, 0.85)
    for count in (2, 4):
        mixed = [
            case
            for _ in range(CASES // 4)
            for case in cases.told(rng.choice(claims.CLAIMS), count, 1, rng)
        ]
        report.rows.append((f"any statement, {count} of a kind", _two(probe, mixed)))
    report.rows.append(("look-ups in a list of five", _two(probe, cases.listed(CASES // 2, rng))))
    names = cases.indirect_objects(CASES, rng)
    report.demand("indirect object, both orders of the names", probe.right(names), 0.95)
    closed = cases.closing(probe.model, probe.tokenizer, cases.open_brackets(CASES // 2, rng))
    report.rows.append(("the right bracket or quote closes", f"{closed:.2f}"))


def roles(probe: Probe, report: Report) -> None:
    """Induction, previous-token and value-reading heads."""
    scores = heads.head_scores(probe.model)
    rng = random.Random("probe roles")
    told = cases.told(claims.part_claim, 3, CASES // 4, rng)
    scores["reading the stated value"] = heads.reading_scores(probe.model, probe.tokenizer, told)
    for name, score in scores.items():
        best = ", ".join(f"{head} {value:.2f}" for head, value in heads.best_heads(score))
        report.rows.append((f"heads, {name}", best))
    report.demand("the second-best induction head", _nth(scores["induction"], 2), 0.5)
    report.demand("the best previous-token head", _nth(scores["previous"], 1), 0.6)


def _nth(score: Tensor, place: int) -> float:
    return float(score.flatten().topk(place).values[-1])


def foot(probe: Probe, report: Report) -> None:
    """The words of the famous question."""
    words = bpe.single(probe.tokenizer, FOOT_WORDS)
    log_probs = record(probe.model, bpe.encode(probe.tokenizer, FOOT)).log_probs
    ranks = {w: 1 + int((log_probs > log_probs[token]).sum()) for w, token in words.items()}
    shown = ", ".join(
        f"`{word}` {log_probs[token].exp():.3f} (rank {ranks[word]})"
        for word, token in words.items()
    )
    report.rows.append(("the foot", shown))
    two = float(log_probs[words[" two"]].exp())
    good = ranks[" two"] == 1 and 0.4 <= two <= 0.85 and max(ranks.values()) <= 10
    target = "` two` on top with 0.4 to 0.85, all five in the top ten"
    report.demands.append(("the foot", target, f"{two:.2f}, deepest {max(ranks.values())}", good))


def depths(probe: Probe, report: Report) -> None:
    """Where the logit lens settles on the fixed prompts."""
    settled: dict[int, int] = {}
    right = asked = 0
    for prompt in PROMPTS:
        ids = bpe.encode(probe.tokenizer, prompt.text)
        tops = lens.favourites(probe.model, ids)
        depth = lens.settled(tops)
        settled[depth] = settled.get(depth, 0) + 1
        if prompt.says:
            asked += 1
            right += probe.tokenizer.decode([tops[-1]]) == prompt.says
    shown = ", ".join(f"after {depth}: {count}" for depth, count in sorted(settled.items()))
    report.rows.append(("prompts by the layers after which the last favourite stands", shown))
    report.rows.append(("prompts whose right word is on top", f"{right} of {asked}"))


def pull(probe: Probe, report: Report) -> None:
    """Leverage on the forty prompts."""
    found = [leverage.measure(probe.model, probe.tokenizer, prompt) for prompt in PROMPTS]
    report.leverage = found
    changed = sum(one.changed > 0 for one in found)
    counts = leverage.distinct_heads(found)
    quiet = leverage.distinct_heads(found, QUIET)
    report.demands.append(
        ("prompts that one head changes", "≥ 24 of 40", f"{changed}", changed >= 24)
    )
    report.demands.append(("heads that change one", "≥ 8", f"{len(counts)}", len(counts) >= 8))
    report.rows.append(("heads, by prompts they change", _counts(counts)))
    report.rows.append((f"… at a KL of at most {QUIET:g} nats", _counts(quiet)))
    mind = leverage.waking_mind(probe.folder)
    reach = [leverage.reachable(mind, probe.model, probe.tokenizer, prompt) for prompt in PROMPTS]
    middle = sorted(reach)[len(reach) // 2]
    report.rows.append(
        ("distinct top words by one nudge, per prompt", f"median {middle}, most {max(reach)}")
    )


def _counts(counts: dict[str, int]) -> str:
    return f"{len(counts)}: " + ", ".join(f"{head} {count}" for head, count in counts.items())


def measure(probe: Probe) -> Report:
    """Everything, a few minutes of it."""
    report = Report()
    for part in (foot, facts, retrieval, roles, depths, pull):
        part(probe, report)
    report.samples = [
        samples.sample(probe.model, probe.tokenizer, opening) for opening in samples.OPENINGS
    ]
    return report


def shown(text: str) -> str:
    """Text as a cell of a Markdown table."""
    return text.replace("\n", "\\n").replace("|", "\\|")


def markdown(report: Report) -> str:
    """The whole report for the card."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield "Whole answers, decoded greedily, on seeds and combinations that training did not use."
    yield from ("", "| demanded | at least | measured | met |", "|---|---|---|---|")
    for name, target, value, met in report.demands:
        yield f"| {name} | {target} | {value} | {'yes' if met else '**no**'} |"
    yield from ("", "| measured | result |", "|---|---|")
    yield from (f"| {name} | {value} |" for name, value in report.rows)
    yield from ("", "### What one head can change", "")
    yield (
        "Forty fixed prompts (`game/training/probe/prompts.yaml`); one head of a waking layer "
        "scaled by 0, 2 or 3 or attending wholly to one token, at the last position."
    )
    yield from ("", "| prompt | says | mildest nudge to other words |", "|---|---|---|")
    for one in report.leverage:
        says = ", ".join(f"`{shown(word)}` {value:.2f}" for word, value in one.baseline)
        mild = [
            f"`{shown(word)}` {e.probability:.2f} ({shown(e.nudge)}, KL {e.kl:.2f})"
            for word, e in one.mildest.items()
        ]
        counts = f"{one.changed} of {one.tried} change it, to {len(mild)} words"
        yield f"| {one.prompt.name} | {says}; {counts} | {'; '.join(mild[:4]) or 'none'} |"
    yield from ("", "### Ten samples", "")
    yield (
        f"{samples.LENGTH} tokens each at temperature {samples.TEMPERATURE}, seed {samples.SEED}, "
        "the openings fixed in the code, none left out."
    )
    for text in report.samples:
        yield from ("", *(f"> {line}".rstrip() for line in text.splitlines()))
