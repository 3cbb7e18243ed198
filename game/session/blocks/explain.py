"""Why a life came out as it did, from its recorded measurements: no model is needed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.mind.nudges import notation
from game.mind.results import Term
from game.session.blocks.describe import probability
from game.session.rules.events import LifeEvent
from game.text.safety import neutralise

LEAST = 0.005
NOTHING_WRITTEN = f"No single writer differs by {LEAST} logits"


@dataclass(frozen=True, slots=True)
class Written:
    """The attribution as it is shown: what is worth a line, and the rest added up.

    `terms` are those of at least `LEAST` logits; `others` more write `others_total` together.
    """

    terms: tuple[Term, ...]
    others: int
    others_total: float


def written(life: LifeEvent) -> Written:
    """Sort a life's attribution into lines and a rest; nothing is lost between the two."""
    terms = tuple(term for term in life.terms if abs(term.gain) >= LEAST)
    small = [term.gain for term in life.terms if abs(term.gain) < LEAST]
    return Written(terms, life.terms_left + len(small), life.terms_left_total + math.fsum(small))


def why_lines(life: LifeEvent) -> list[str]:
    """The attribution of the change, what each nudge was worth, and which heads looked away."""
    said, rival = notation.quote(life.said.word), notation.quote(life.rival.word)
    lines = [
        f"Life {life.life}. {said} against {rival}: the nudges moved the gap by "
        f"{life.gain:+.2f} logits.",
        *_terms(life, said),
        *_worths(life),
        *_heads(life),
        *_shifts(life),
        *_words(life),
    ]
    return [neutralise(line) for line in lines]


def _terms(life: LifeEvent, said: str) -> list[str]:
    told = written(life)
    if not told.terms:
        return [f"{NOTHING_WRITTEN}."]
    lines = [f"Who wrote the difference, toward {said} (+) or away from it (-), in logits:"]
    for term in told.terms:
        where = " (decoder)" if term.decoder else ""
        lines.append(f"  {term.writer}{where}: {term.gain:+.2f}")
    if told.others:
        lines.append(f"  {told.others} others together: {told.others_total:+.2f}")
    return lines


def _worths(life: LifeEvent) -> list[str]:
    if not life.worths:
        return []
    lines = ["What each nudge was worth, measured by living again without it:"]
    for number, worth in enumerate(life.worths, start=1):
        decisive = "decisive: " if worth.decisive else ""
        lines.append(
            f"  nudge {number}, {notation.show(worth.nudge)}: {worth.margin_lost:+.2f} logits; "
            f"{decisive}without it the word is {notation.quote(worth.says)}"
        )
    return lines


def _heads(life: LifeEvent) -> list[str]:
    if not life.heads:
        return []
    lines = ["What the heads that changed most on the way were worth, each put back as it was:"]
    for head in life.heads:
        lines.append(
            f"  {head.place}: {head.margin_lost:+.2f} logits; "
            f"put back, the word is {notation.quote(head.says)}"
        )
    return lines


def _shifts(life: LifeEvent) -> list[str]:
    moved = [shift for shift in life.shifts if shift.moved >= LEAST]
    if not moved:
        return []
    lines = ["Heads above the nudges that changed where they look:"]
    for shift in moved:
        was = f"@{shift.looked_at} {notation.quote(shift.looked_at_text)}"
        now = f"@{shift.looks_at} {notation.quote(shift.looks_at_text)}"
        lines.append(f"  {shift.place}: {shift.moved:.2f} moved, most at {was} before, {now} now")
    return lines


def _words(life: LifeEvent) -> list[str]:
    pairs = list(zip(life.watched_before, life.watched, strict=False))
    if not pairs:
        return []
    lines = ["Words this story watches, without you and with you:"]
    for before, after in pairs:
        lines.append(
            f"  {notation.quote(after.word)}: {probability(before.p)} (rank {before.rank}), "
            f"then {probability(after.p)} (rank {after.rank})"
        )
    return lines
