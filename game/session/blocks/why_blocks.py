"""Why a life came out as it did, from its recorded measurements: no model is needed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.mind.nudges import notation
from game.mind.results import HeadWorth, Shift, Term, WordP, Worth, token_text
from game.session.blocks.lines import block_lines
from game.session.blocks.model import (
    Bar,
    Block,
    Kind,
    Line,
    Role,
    Row,
    TopWords,
    both,
    full_only,
    text,
)
from game.session.blocks.numbers import decimal, percent, plain_signed, probability, signed
from game.session.rules.events import LifeEvent

#: logits, or shares of attention: what is smaller has no line of its own
LEAST = 0.005
#: writers, and heads that look elsewhere, that have a line of their own
MOST_TERMS, MOST_SHIFTS = 8, 5
#: words shown in both runs
MOST_WORDS = 4
#: what the panel shows, in its order: measured causes first, then who wrote it
PANEL: tuple[Kind, ...] = ("gap", "top words", "worths", "heads", "terms", "shifts")
#: the panel before the first life
NOTHING = "Nothing has been let go yet. Afterwards this tells what each nudge was worth."
#: cells that the panel keeps for the name of a head
_HEAD = 7
_OTHERS = re.compile(r"([0-9]{1,6}) others")


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
    """Why, as plain lines."""
    return [line for block in explained(life) for line in block_lines(block)]


def panel_blocks(life: LifeEvent | None) -> list[Block]:
    """What the panel why shows, in its order; a sentence where no life was lived."""
    if life is None:
        return [Block("gap", (Line(None, text((NOTHING, "note"))),))]
    shown = [block for block in explained(life) if block.kind in PANEL]
    return sorted(shown, key=lambda block: PANEL.index(block.kind))


def explained(life: LifeEvent) -> list[Block]:
    """The attribution of the change, what each nudge was worth, and which heads looked away."""
    out = life.outcome
    tables = (_terms(life), _worths(life), _heads(life), _shifts(life), _watched(life))
    return [
        _gap(life),
        Block("top words", (TopWords(out.baseline.top, out.nudged.top, MOST_WORDS),)),
        *(table for table in tables if table is not None),
    ]


def _heading(sentence: str, name: str, note: str) -> Line:
    return Line(text(f"{sentence}:"), text((f"{name}  ", "title"), (note, "note")))


def _gap(life: LifeEvent) -> Block:
    """How far the nudges moved the two words apart; line mode has told the rest with the life."""
    out = life.outcome
    said, rival = notation.quote(out.said.word), notation.quote(out.rival.word)
    full = (
        f"Life {life.life}. {said} against {rival}: the nudges moved the gap by "
        f"{plain_signed(out.gain)} logits."
    )
    words = text(
        (f"life {life.life}: ", "strong"), (said, "said"), (" against ", "muted"), (rival, "unsaid")
    )
    numbers = (
        f"the gap moved by {signed(out.gain)} logits; "
        f"the runs are {decimal(out.kl)} nats apart; surprise {decimal(out.surprise)} nats"
    )
    return Block("gap", (Line(text(full), words), Line(None, text((numbers, "muted")))))


def _terms(life: LifeEvent) -> Block:
    found, said = written(life), notation.quote(life.outcome.said.word)
    if not found.terms:
        return Block("terms", (both((f"No single writer differs by {LEAST} logits.", "muted")),))
    heading = _heading(
        f"Who wrote the difference, toward {said} (+) or away from it (-), in logits",
        "wrote it",
        f"toward {said} (+) or away (−), logits",
    )
    most = max(abs(term.gain) for term in found.terms)
    bars = [_bar(term, most) for term in found.terms]
    return Block("terms", (heading, *bars, *_others(found)))


def _bar(term: Term, most: float) -> Bar:
    role: Role = "raises" if term.gain > 0 else "lowers"
    value = Line(text(plain_signed(term.gain)), text((signed(term.gain), role)))
    return Bar(text((term.writer, "name")), term.decoder, value, term.gain / most)


def _others(found: Written) -> Iterator[Row]:
    if found.others:
        yield Row(
            both((f"{found.others} others together", "muted")),
            Line(
                text(plain_signed(found.others_total)),
                text((signed(found.others_total), "muted")),
            ),
        )


def _worths(life: LifeEvent) -> Block | None:
    if not life.outcome.worths:
        return None
    heading = _heading(
        "What each nudge was worth, measured by living again without it",
        "without it",
        "each nudge left out, the life lived again",
    )
    worths = enumerate(life.outcome.worths, start=1)
    return Block("worths", (heading, *(_worth(number, worth) for number, worth in worths)))


def _worth(number: int, worth: Worth) -> Row:
    nudge, says = notation.show(worth.nudge), notation.quote(worth.says)
    decisive = "decisive: " if worth.decisive else ""
    value = Line(
        text(
            f"{plain_signed(worth.margin_lost)} logits; {decisive}without it the word is {says}",
        ),
        text(
            ("◆ decisive ", "title") if worth.decisive else ("◇ ", "muted"),
            (f"{signed(worth.margin_lost)} logits; without it ", "muted"),
            (says, "strong"),
        ),
    )
    name = Line(text(f"nudge {number}, {nudge}"), text((f"{number} {nudge}", "name")))
    return Row(name, value, stacked=True)


def _heads(life: LifeEvent) -> Block | None:
    if not life.outcome.heads:
        return None
    heading = _heading(
        "What the heads that changed most on the way were worth, each put back as it was",
        "on the way",
        "the most changed heads put back, each in a life of its own",
    )
    said = life.outcome.said.word
    return Block("heads", (heading, *(_head(head, said) for head in life.outcome.heads)))


def _head(head: HeadWorth, said: str) -> Row:
    says = notation.quote(head.says)
    value = Line(
        text(f"{plain_signed(head.margin_lost)} logits; put back, the word is {says}"),
        text(
            (f"{signed(head.margin_lost)} logits; put back ", "muted"),
            (says, "strong" if head.says != said else "muted"),
        ),
    )
    return Row(both((head.place, "name")), value, column=_HEAD)


def _shifts(life: LifeEvent) -> Block | None:
    moved = moved_heads(life)
    if not moved:
        return None
    heading = _heading(
        "Heads above the nudges that changed where they look",
        "looked away",
        "heads above the nudges",
    )
    return Block("shifts", (heading, *(_shift(shift, life) for shift in moved)))


def _shift(shift: Shift, life: LifeEvent) -> Row:
    was, now = (
        f"@{position} {notation.quote(token_text(life.outcome.tokens, position))}"
        for position in (shift.looked_at, shift.looks_at)
    )
    looks = f"still most at {now}" if was == now else f"{was} → {now}"
    return Row(
        Line(text(shift.place), text((f"≠ {shift.place}", "name"))),
        Line(
            text(f"{decimal(shift.moved)} moved, most at {was} before, {now} now"),
            text((f"{percent(shift.moved)} moved, {looks}", "muted")),
        ),
    )


def _watched(life: LifeEvent) -> Block | None:
    """The words that the story asks for, in line mode only."""
    pairs = list(zip(life.outcome.watched_before, life.outcome.watched, strict=False))
    if not pairs:
        return None
    heading = full_only("Words this story watches, without you and with you:")
    return Block("watched", (heading, *(_watched_word(*pair) for pair in pairs)))


def _watched_word(before: WordP, after: WordP) -> Row:
    was, now = (f"{probability(word.p)} (rank {word.rank})" for word in (before, after))
    return Row(Line(text(notation.quote(after.word)), None), Line(text(f"{was}, then {now}"), None))
