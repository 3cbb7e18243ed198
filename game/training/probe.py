"""``python -m game.training.probe [FOLDER]``: measure a mind and write the table into its card."""

from __future__ import annotations

import argparse
import os
import random
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read when torch is first imported

import torch
from tokenizers import Tokenizer

from game.training import card, measure
from game.training import tokenizer as bpe
from game.training.corpus import questions
from game.training.model import TinyGPT2
from game.training.passes import Effect, load_mind, record, sweep, top_words
from game.training.prompts import FOOT, FOOT_WORDS, LEVERAGE, SINGLE_WORDS

DEFAULT = Path("assets/minds/ember")
CASES = 100


def knowledge(model: TinyGPT2, tokenizer: Tokenizer) -> list[tuple[str, str]]:
    """Rows on facts: whole answers decoded greedily, by family; unseen phrasings; the foot."""
    rng = random.Random("probe")
    rows = []
    for family in questions.FAMILIES:
        if family != "nonsense":
            cases = measure.fact_cases(family, CASES, rng)
            if family == "general":  # its question about a name has no single answer
                cases = [case for case in cases if "your name" not in case[0]]
            rows.append((f"facts: {family}", f"{measure.accuracy(model, tokenizer, cases):.2f}"))
    unseen = measure.accuracy(model, tokenizer, measure.unseen_phrasings(CASES, rng))
    rows.append(("facts in phrasings held out", f"{unseen:.2f}"))
    words = bpe.single(tokenizer, FOOT_WORDS)
    log_probs = record(model, bpe.encode(tokenizer, FOOT)).log_probs
    parts = []
    for word, token in words.items():
        rank = 1 + int((log_probs > log_probs[token]).sum())
        parts.append(f"`{word}` {log_probs[token].exp():.3f} (rank {rank})")
    rows.append(("the foot", ", ".join(parts)))
    return rows


def attention_rows(model: TinyGPT2, tokenizer: Tokenizer) -> list[tuple[str, str]]:
    """Rows on what only attention can answer, and on the heads that do it."""
    rng = random.Random("probe attention")
    rows = []
    for count in (1, 2, 4):
        cases = measure.claim_cases(count, CASES, rng)
        plural = "statement" if count == 1 else "statements"
        rows.append(
            (f"answers from {count} {plural}", f"{measure.accuracy(model, tokenizer, cases):.2f}")
        )
    lists = measure.list_cases(CASES, rng)
    rows.append(("look-ups in a list of five", f"{measure.accuracy(model, tokenizer, lists):.2f}"))
    names = measure.name_cases(CASES, rng)
    rows.append(("indirect object, first word", f"{measure.accuracy(model, tokenizer, names):.2f}"))
    margin = measure.name_margin(model, tokenizer, names)
    rows.append(("indirect object, right name above the other", f"{margin:.2f}"))
    scores = measure.head_scores(model)
    scores["reading the stated value"] = measure.reading_scores(
        model, tokenizer, measure.claim_cases(3, CASES, rng)
    )
    for name, score in scores.items():
        heads = ", ".join(f"{head} {value:.2f}" for head, value in measure.best_heads(score))
        rows.append((f"heads, {name}", heads))
    return rows


def leverage(model: TinyGPT2, tokenizer: Tokenizer, prompt: str) -> tuple[str, str]:
    """The baseline's top words, and the mildest single-head nudge to each other top word."""
    ids = bpe.encode(tokenizer, prompt)
    base = top_words(tokenizer, record(model, ids).log_probs, 3)
    effects = sweep(model, tokenizer, ids)
    mildest: dict[str, Effect] = {}
    for effect in sorted(effects, key=lambda effect: effect.kl):
        if effect.word != base[0][0]:
            mildest.setdefault(effect.word, effect)
    changed = sum(effect.word != base[0][0] for effect in effects)
    spoken = ", ".join(f"`{_shown(word)}` {value:.2f}" for word, value in base)
    found = [
        f"`{_shown(e.word)}` {e.probability:.2f} ({_shown(e.nudge)}, KL {e.kl:.2f})"
        for e in mildest.values()
    ]
    head = f"{spoken}; {changed} of {len(effects)} nudges change it, to {len(mildest)} words"
    return head, "; ".join(found[:12]) or "none"


def _shown(text: str) -> str:
    return text.replace("\n", "\\n").replace("|", "\\|")


def report(model: TinyGPT2, tokenizer: Tokenizer) -> str:
    """All measurements as Markdown."""
    rows = knowledge(model, tokenizer) + attention_rows(model, tokenizer)
    lines = [
        "Accuracies are over about 100 cases each, made with seeds that training did not use.",
        "",
    ]
    lines += ["| measured | result |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in rows]
    lines += [
        "",
        "One head of a waking layer nudged at the last position (silenced, doubled, tripled, or "
        "attending wholly to one token): what the mind says then.",
        "",
        "| prompt | says | mildest nudge to each other word |",
        "|---|---|---|",
    ]
    for name, prompt in LEVERAGE.items():
        head, found = leverage(model, tokenizer, prompt)
        lines.append(f"| {name} | {head} | {found} |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, and write into the card unless asked not to."""
    parser = argparse.ArgumentParser(prog="python -m game.training.probe", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--print-only", action="store_true", help="leave the card as it is")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(2)
    model, tokenizer = load_mind(asked.folder)
    bpe.single(tokenizer, SINGLE_WORDS)
    table = report(model, tokenizer)
    print(table)
    path = asked.folder / "README.md"
    if path.exists() and not asked.print_only:
        path.write_text(card.with_probe(path.read_text("utf-8"), table), "utf-8")


if __name__ == "__main__":
    main()
