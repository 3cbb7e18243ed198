"""Why a life came out as it did, from its recorded measurements: no model is needed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from game.mind.nudges import notation
from game.mind.results import Shift, Term, token_text
from game.session.blocks.describe import probability
from game.session.rules.events import LifeEvent
from game.text.safety import neutralise

#: logits, or shares of attention: what is smaller has no line of its own
LEAST = 0.005
#: writers, and heads that look elsewhere, that have a line of their own
MOST_TERMS, MOST_SHIFTS = 8, 5
_OTHERS = re.compile(r"([0-9]{1,6}) others")
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
    terms: list[Term] = []
    rest: list[float] = []
    count = 0
    for term in sorted(life.outcome.terms, key=lambda term: -abs(term.gain)):
        summed = _OTHERS.fullmatch(term.writer)  # an old journal's rest
        if summed is None and abs(term.gain) >= LEAST and len(terms) < MOST_TERMS:
            terms.append(term)
            continue
        rest.append(term.gain)
        count += int(summed[1]) if summed else 1
    return Written(tuple(terms), count, math.fsum(rest))


def moved_heads(life: LifeEvent) -> list[Shift]:
    """The heads above the nudges that look elsewhere, most moved first."""
    shifts = sorted(life.outcome.shifts, key=lambda shift: -shift.moved)[:MOST_SHIFTS]
    return [shift for shift in shifts if shift.moved >= LEAST]


def why_lines(life: LifeEvent) -> list[str]:
    """The attribution of the change, what each nudge was worth, and which heads looked away."""
    said, rival = notation.quote(life.outcome.said.word), notation.quote(life.outcome.rival.word)
    lines = [
        f"Life {life.life}. {said} against {rival}: the nudges moved the gap by "
        f"{life.outcome.gain:+.2f} logits.",
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
    if not life.outcome.worths:
        return []
    lines = ["What each nudge was worth, measured by living again without it:"]
    for number, worth in enumerate(life.outcome.worths, start=1):
        decisive = "decisive: " if worth.decisive else ""
        lines.append(
            f"  nudge {number}, {notation.show(worth.nudge)}: {worth.margin_lost:+.2f} logits; "
            f"{decisive}without it the word is {notation.quote(worth.says)}"
        )
    return lines


def _heads(life: LifeEvent) -> list[str]:
    if not life.outcome.heads:
        return []
    lines = ["What the heads that changed most on the way were worth, each put back as it was:"]
    for head in life.outcome.heads:
        lines.append(
            f"  {head.place}: {head.margin_lost:+.2f} logits; "
            f"put back, the word is {notation.quote(head.says)}"
        )
    return lines


def _shifts(life: LifeEvent) -> list[str]:
    moved, tokens = moved_heads(life), life.outcome.tokens
    if not moved:
        return []
    lines = ["Heads above the nudges that changed where they look:"]
    for shift in moved:
        was = f"@{shift.looked_at} {notation.quote(token_text(tokens, shift.looked_at))}"
        now = f"@{shift.looks_at} {notation.quote(token_text(tokens, shift.looks_at))}"
        lines.append(f"  {shift.place}: {shift.moved:.2f} moved, most at {was} before, {now} now")
    return lines


def _words(life: LifeEvent) -> list[str]:
    pairs = list(zip(life.outcome.watched_before, life.outcome.watched, strict=False))
    if not pairs:
        return []
    lines = ["Words this story watches, without you and with you:"]
    for before, after in pairs:
        lines.append(
            f"  {notation.quote(after.word)}: {probability(before.p)} (rank {before.rank}), "
            f"then {probability(after.p)} (rank {after.rank})"
        )
    return lines
