"""The six kinds of nudge, as plain frozen values. No torch here.

A nudge says what is bent, where, and how much. What each does to the pass is in
`game.mind.edits`; how each is written is in `game.mind.notation`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar


class NudgeError(ValueError):
    """A nudge that cannot be meant. The message is one sentence for the player."""


@dataclass(frozen=True, slots=True)
class At:
    """A token position by its index in the context, counted from 0: `@12`."""

    index: int


@dataclass(frozen=True, slots=True)
class Word:
    """A token position by its text: `"foot"` is the last such token, `"foot"#1` the first.

    `text` is compared without one leading space. `nth` counts from 1; None is the last.
    """

    text: str
    nth: int | None = None


Position = At | Word


@dataclass(frozen=True, slots=True)
class Bounds:
    """The closed range a strength may lie in, and what the number is called on screen."""

    low: float
    high: float
    name: str

    def check(self, value: float) -> None:
        """Raise NudgeError unless `value` is a number inside the range."""
        if math.isnan(value) or not self.low <= value <= self.high:
            raise NudgeError(
                f"{self.name} must lie between {self.low:g} and {self.high:g}, not {value:g}"
            )


@dataclass(frozen=True, slots=True)
class Scale:
    """Multiply what a head writes at the new position. 0 silences it, 2 doubles it."""

    kind: ClassVar[str] = "scale"
    bounds: ClassVar[Bounds] = Bounds(-4.0, 4.0, "a scale factor")
    layer: int
    head: int
    amount: float


@dataclass(frozen=True, slots=True)
class Attend:
    """Move a share of a head's last-position attention to one token."""

    kind: ClassVar[str] = "attend"
    bounds: ClassVar[Bounds] = Bounds(0.0, 1.0, "a share of attention")
    layer: int
    head: int
    to: Position
    amount: float


@dataclass(frozen=True, slots=True)
class Query:
    """Ask about a token: add its key minus the visible keys' mean, `amount` x |q| long."""

    kind: ClassVar[str] = "q"
    bounds: ClassVar[Bounds] = Bounds(0.0, 8.0, "the strength of a query")
    layer: int
    head: int
    to: Position
    amount: float


@dataclass(frozen=True, slots=True)
class Key:
    """Make a past token call louder: add the head's query to its key, `amount` x |k| long."""

    kind: ClassVar[str] = "k"
    bounds: ClassVar[Bounds] = Bounds(0.0, 8.0, "the strength of a key")
    layer: int
    head: int
    at: Position
    amount: float


@dataclass(frozen=True, slots=True)
class Value:
    """Make a past token answer with a word through one head, `amount` x |v| long."""

    kind: ClassVar[str] = "v"
    bounds: ClassVar[Bounds] = Bounds(0.0, 8.0, "the strength of a value")
    layer: int
    head: int
    at: Position
    say: str
    amount: float


@dataclass(frozen=True, slots=True)
class Think:
    """Add a word's direction to the residual stream after a layer, `amount` x |residual| long."""

    kind: ClassVar[str] = "think"
    bounds: ClassVar[Bounds] = Bounds(0.0, 4.0, "the strength of a thought")
    layer: int
    say: str
    amount: float


Nudge = Scale | Attend | Query | Key | Value | Think
KINDS: tuple[type[Nudge], ...] = (Scale, Attend, Query, Key, Value, Think)
KIND_NAMES: tuple[str, ...] = tuple(kind.kind for kind in KINDS)
