"""The probe's table: every measurement, and the thresholds that the mind should meet."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from torch import Tensor

from game.mind.api import Mind, Sweep, Trace
from game.mind.engine import Engine
from game.training.corpus import claims, relations
from game.training.probe import cases, heads, lens, leverage, samples
from game.training.probe.prompts import FOOT, FOOT_WORDS, PROMPTS

#: cases of one kind; some measurements ask half or a quarter of them
CASES = 200
#: facts asked of each table
PER_TABLE = 24
#: nats; a head's nudge at no more than this is one a scene could let pass
QUIET = 4.0


@dataclass
class Report:
    """Rows of the card's table, and `(threshold, target, measured, met)` for each demand."""

    rows: list[tuple[str, str]] = field(default_factory=list)
    demands: list[tuple[str, str, str, bool]] = field(default_factory=list)
    leverage: list[leverage.Leverage] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)

    def demand(self, name: str, value: float, least: float) -> None:
        """Record a share that should be at least so large."""
        self.demands.append((name, f"≥ {least:g}", f"{value:.2f}", value >= least))


def facts(mind: Engine, report: Report) -> None:
    """Facts of every table in held-out phrasings and contexts, and unseen combinations."""
    rng = random.Random("probe facts")
    by_table: dict[str, float] = {}
    right = total = 0.0
    for table in relations.tables():
        asked = cases.held_out_facts(table, PER_TABLE, rng)
        if asked:
            by_table[table] = cases.accuracy(mind, asked)
            right += by_table[table] * len(asked)
            total += len(asked)
    report.demand("facts in held-out phrasings and contexts", right / total, 0.9)
    ordered = sorted(by_table.items(), key=lambda item: item[1])
    report.rows.append(
        ("… by table", ", ".join(f"{name.replace('_', ' ')} {v:.2f}" for name, v in ordered))
    )
    report.rows.append(("successors: day, month, season, letter", _two(mind, cases.neighbours())))
    for kind, asked in cases.unseen_combinations().items():
        report.demand(f"unseen {kind} ({len(asked)})", cases.accuracy(mind, asked), 0.6)


def _two(mind: Mind, asked: list[cases.Case]) -> str:
    return f"{cases.accuracy(mind, asked):.2f}"


def retrieval(mind: Engine, report: Report) -> None:
    """What only attention can answer."""
    rng = random.Random("probe retrieval")
    for count in (1, 2, 3, 5):
        asked = cases.told(claims.invented_claim, count, CASES // 2, rng)
        value = cases.accuracy(mind, asked)
        report.demand(f"invented properties, {count} stated", value, 0.85)
    for count in (2, 4):
        mixed = [
            case
            for _ in range(CASES // 4)
            for case in cases.told(rng.choice(claims.CLAIMS), count, 1, rng)
        ]
        report.rows.append((f"any statement, {count} of a kind", _two(mind, mixed)))
    report.rows.append(("look-ups in a list of five", _two(mind, cases.listed(CASES // 2, rng))))
    names = cases.indirect_objects(CASES, rng)
    report.demand("indirect object, both orders of the names", cases.accuracy(mind, names), 0.95)
    closed = cases.closing(mind, cases.open_brackets(CASES // 2, rng))
    report.rows.append(("the right bracket or quote closes", f"{closed:.2f}"))


def roles(mind: Engine, report: Report) -> None:
    """Induction, previous-token and value-reading heads."""
    scores = heads.head_scores(mind.model)
    rng = random.Random("probe roles")
    told = cases.told(claims.part_claim, 3, CASES // 4, rng)
    scores["reading the stated value"] = heads.reading_scores(mind, told)
    for name, score in scores.items():
        best = ", ".join(f"{head} {value:.2f}" for head, value in heads.best_heads(score))
        report.rows.append((f"heads, {name}", best))
    report.demand("the second-best induction head", _nth(scores["induction"], 2), 0.5)
    report.demand("the best previous-token head", _nth(scores["previous"], 1), 0.6)


def _nth(score: Tensor, place: int) -> float:
    return float(score.flatten().topk(place).values[-1])


def famous_question(mind: Engine, report: Report) -> None:
    """The words of the famous question."""
    (unbent,) = mind.ask(Sweep(Trace.of(FOOT), ((),), tuple(FOOT_WORDS)))
    shown = ", ".join(f"`{each.word}` {each.p:.3f} (rank {each.rank})" for each in unbent.watched)
    report.rows.append(("the foot", shown))
    found = {each.word: each for each in unbent.watched}
    two, deepest = found[" two"], max(each.rank for each in unbent.watched)
    good = two.rank == 1 and 0.4 <= two.p <= 0.85 and deepest <= 10
    target = "` two` on top with 0.4 to 0.85, all five in the top ten"
    report.demands.append(("the foot", target, f"{two.p:.2f}, deepest {deepest}", good))


def lens_depths(mind: Engine, report: Report) -> None:
    """Where the logit lens settles on the fixed prompts."""
    settled: dict[int, int] = {}
    right = asked = 0
    for prompt in PROMPTS:
        tops = lens.favourites(mind, prompt.text)
        depth = lens.settled(tops)
        settled[depth] = settled.get(depth, 0) + 1
        if prompt.says:
            asked += 1
            right += mind.tokenizer.token(tops[-1]).text == prompt.says
    shown = ", ".join(f"after {depth}: {count}" for depth, count in sorted(settled.items()))
    report.rows.append(("prompts by the layers after which the last favourite stands", shown))
    report.rows.append(("prompts whose right word is on top", f"{right} of {asked}"))


def one_head(mind: Engine, report: Report) -> None:
    """Leverage on the forty prompts."""
    found = [leverage.measure(mind, prompt) for prompt in PROMPTS]
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
    reach = [leverage.reachable(mind, one) for one in found]
    middle = sorted(reach)[len(reach) // 2]
    report.rows.append(
        ("distinct top words by one nudge, per prompt", f"median {middle}, most {max(reach)}")
    )


def _counts(counts: dict[str, int]) -> str:
    return f"{len(counts)}: " + ", ".join(f"{head} {count}" for head, count in counts.items())


def measure(mind: Engine) -> Report:
    """Everything, a few minutes of it."""
    report = Report()
    for part in (famous_question, facts, retrieval, roles, lens_depths, one_head):
        part(mind, report)
    report.samples = [samples.sample(mind, opening) for opening in samples.OPENINGS]
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
        says = ", ".join(f"`{shown(each.word)}` {each.p:.2f}" for each in one.baseline)
        mild = [
            f"`{shown(word)}` {each.swept.top.p:.2f} ({shown(each.name)}, KL {each.swept.kl:.2f})"
            for word, each in one.mildest.items()
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
