"""The eight kinds of nudge, as plain frozen values. No torch here.

A nudge says what is bent, where, and how much; `everywhere` is the notation's `at all`: the context
is run again with the nudge at every position up to its own. What each does to the pass is in
`game.mind.gpt2.edits`; how each is written is in `game.mind.nudges.notation`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar


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
class Toward:
    """The way to a token's vector from the visible mean; `to` None is the head's query."""

    to: Position | None


@dataclass(frozen=True, slots=True)
class Away:
    """The opposite of `Toward`."""

    to: Position | None


@dataclass(frozen=True, slots=True)
class Say:
    """The value through which a head writes a word: one token, with its space."""

    word: str


@dataclass(frozen=True, slots=True)
class Raw:
    """A vector as wide as a head, for experts; its length does not matter."""

    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Seed:
    """A random direction, the same for the same number."""

    seed: int


Direction = Toward | Away | Say | Raw | Seed


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
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Attend:
    """Move a share of a head's last-position attention to one token."""

    kind: ClassVar[str] = "attend"
    bounds: ClassVar[Bounds] = Bounds(0.0, 1.0, "a share of attention")
    layer: int
    head: int
    to: Position
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Swap:
    """Let a head write a share of what it wrote at an earlier position."""

    kind: ClassVar[str] = "swap"
    bounds: ClassVar[Bounds] = Bounds(0.0, 1.0, "a share of what a head writes")
    layer: int
    head: int
    to: Position
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Patch:
    """Let a head write a share of what it writes at the end of another prompt.

    Activation patching (Meng et al. 2022, "Locating and Editing Factual Associations in GPT").
    """

    kind: ClassVar[str] = "patch"
    bounds: ClassVar[Bounds] = Bounds(0.0, 1.0, "a share of what a head writes")
    layer: int
    head: int
    prompt: str
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Ask in another direction: add it to the head's query, `amount` x |q| long."""

    kind: ClassVar[str] = "q"
    bounds: ClassVar[Bounds] = Bounds(0.0, 8.0, "the strength of a query")
    layer: int
    head: int
    way: Direction
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """Make a past token call otherwise: add a direction to its key, `amount` x |k| long."""

    kind: ClassVar[str] = "k"
    bounds: ClassVar[Bounds] = Bounds(0.0, 8.0, "the strength of a key")
    layer: int
    head: int
    at: Position
    way: Direction
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """Make a past token answer otherwise through one head, `amount` x |v| long."""

    kind: ClassVar[str] = "v"
    bounds: ClassVar[Bounds] = Bounds(0.0, 8.0, "the strength of a value")
    layer: int
    head: int
    at: Position
    way: Direction
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Think:
    """Add a word's direction to the residual stream after a layer, `amount` x |residual| long."""

    kind: ClassVar[str] = "think"
    bounds: ClassVar[Bounds] = Bounds(0.0, 4.0, "the strength of a thought")
    layer: int
    say: str
    amount: float
    everywhere: bool = False


class NotationSchema:
    """How pydantic reads a nudge: from its notation. pydantic is imported when it asks."""

    @staticmethod
    def __get_pydantic_core_schema__(_source: object, _handler: object) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(_from_notation)


def _from_notation(value: object) -> object:
    from game.mind.nudges.notation import parse

    if isinstance(value, KINDS):
        return value
    if not isinstance(value, str):
        raise ValueError("a nudge is a text in its notation")
    return parse(value)


Nudge = Annotated[Scale | Attend | Swap | Patch | Query | Key | Value | Think, NotationSchema]
KINDS: tuple[type[Nudge], ...] = (Scale, Attend, Swap, Patch, Query, Key, Value, Think)
KIND_NAMES: tuple[str, ...] = tuple(kind.kind for kind in KINDS)
#: what a scene names beside the kinds to allow nudges at every position
AT_ALL = "at all"
