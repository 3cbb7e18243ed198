"""A journal as the stream of what was to be seen: no model is loaded, no story is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.session.journal.file import Journal, Turn
from game.session.moment import Moment, fold


@dataclass(frozen=True, slots=True)
class Shown:
    """What stood on the screen after one turn, and how many seconds went by before it."""

    seconds: float
    moment: Moment
    turn: Turn


def moments(journal: Journal) -> Iterator[Shown]:
    """The moment after each turn, in order, made from the recorded events alone."""
    moment = Moment()
    for turn in journal.turns:
        moment = fold(moment, turn.events)
        yield Shown(turn.interval, moment, turn)
