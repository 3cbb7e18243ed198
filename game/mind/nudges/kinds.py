"""The kinds of nudge, as plain frozen values. No torch here.

A nudge says what is bent, where, and how much; `everywhere` is the notation's `at all`: the context
is run again with the nudge at every position up to its own. All that is said of a kind stands with
it: how it is written, read, offered, searched and explained follows from that. What it does to the
pass is in `game.mind.edits`, and once more, for the tests, in `game.mind.gpt2.reference`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, Literal, cast, get_args


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


#: a text that is one token, with its space
TokenText = str
#: a text that is another prompt
Prompt = str


class NudgeKind:
    """What belongs to a kind of nudge. A kind's own fields say what it takes, in their order."""

    __slots__ = ()
    #: its name in the notation
    kind: ClassVar[str]
    #: as it is written, but for its strength
    example: ClassVar[str]
    bounds: ClassVar[Bounds]
    #: the strength it has where none is asked for
    usual: ClassVar[float]
    #: other strengths that are offered to whoever types it
    also_offered: ClassVar[tuple[float, ...]] = ()
    #: what the example does at its usual strength, for the help
    help: ClassVar[str]
    #: the vaguest thing that a hint says of it
    theme: ClassVar[str]
    #: where its direction may lead besides toward a token or away from one
    ways: ClassVar[frozenset[Literal["query", "say"]]] = frozenset()
    #: of a kind whose positions must lie in the past: what it does there; else ""
    in_the_past: ClassVar[str] = ""
    #: whether it acts on a head's queries, keys, values or attention
    in_attention: ClassVar[bool] = False
    #: the strengths that a search tries; none where a search leaves it out
    tried: ClassVar[tuple[float, ...]] = ()
    #: where its direction leads in a search
    way_tried: ClassVar[Literal["token", "query", "say"]] = "token"


@dataclass(frozen=True, slots=True)
class Scale(NudgeKind):
    """Multiply what a head writes at the new position. 0 silences it, 2 doubles it."""

    kind = "scale"
    example = "L5.H3 scale"
    bounds = Bounds(-4.0, 4.0, "a scale factor")
    usual = 0
    also_offered = (2.0,)
    help = "silence a head; 2 doubles it, -1 reverses it"
    theme = "It is a matter of loudness: a head too many, or one that could be louder."
    tried = (0.0, 2.0, 3.0, -1.0)
    layer: int
    head: int
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Attend(NudgeKind):
    """Move a share of a head's last-position attention to one token."""

    kind = "attend"
    example = 'L5.H3 attend "foot"'
    bounds = Bounds(0.0, 1.0, "a share of attention")
    usual = 0.8
    help = "move 80% of its attention to that token"
    theme = "It is a matter of where somebody looks."
    in_attention = True
    tried = (1.0,)
    layer: int
    head: int
    to: Position
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Swap(NudgeKind):
    """Let a head write a share of what it wrote at an earlier position."""

    kind = "swap"
    example = 'L5.H3 swap "hand"'
    bounds = Bounds(0.0, 1.0, "a share of what a head writes")
    usual = 1
    help = "make it write what it wrote at that earlier token"
    theme = "Somebody wrote something fitting once before, further down the page."
    in_the_past = "repeats what a head wrote"
    tried = (1.0,)
    layer: int
    head: int
    to: Position
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Patch(NudgeKind):
    """Let a head write a share of what it writes at the end of another prompt.

    Activation patching (Meng et al. 2022, "Locating and Editing Factual Associations in GPT").
    """

    kind = "patch"
    example = 'L5.H3 patch "another prompt"'
    bounds = Bounds(0.0, 1.0, "a share of what a head writes")
    usual = 1
    help = "make it write what it writes at the end of another prompt"
    theme = "On another page, the same head would write something better."
    layer: int
    head: int
    prompt: Prompt
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Query(NudgeKind):
    """Ask in another direction: add it to the head's query, `amount` x |q| long."""

    kind = "q"
    example = 'L5.H3 q toward "eyes"'
    bounds = Bounds(0.0, 8.0, "the strength of a query")
    usual = 1.5
    help = "make it ask about that token, 1.5 times as loud"
    theme = "Somebody asks for the wrong thing."
    in_attention = True
    tried = (2.0, 6.0)
    layer: int
    head: int
    way: Direction
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Key(NudgeKind):
    """Make a past token call otherwise: add a direction to its key, `amount` x |k| long."""

    kind = "k"
    example = "L5.H3 k @12 toward query"
    bounds = Bounds(0.0, 8.0, "the strength of a key")
    usual = 1.0
    help = "make token 12 call louder to this position"
    theme = "A word back there could call louder."
    ways = frozenset({"query"})
    in_the_past = "bends what tokens left"
    in_attention = True
    tried = (2.0, 6.0)
    way_tried = "query"
    layer: int
    head: int
    at: Position
    way: Direction
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Value(NudgeKind):
    """Make a past token answer otherwise through one head, `amount` x |v| long."""

    kind = "v"
    example = 'L5.H3 v @12 say " no"'
    bounds = Bounds(0.0, 8.0, "the strength of a value")
    usual = 2.0
    help = "make token 12 answer with that word through this head"
    theme = "A word back there could answer otherwise."
    ways = frozenset({"say"})
    in_the_past = "bends what tokens left"
    in_attention = True
    tried = (2.0, 6.0)
    way_tried = "say"
    layer: int
    head: int
    at: Position
    way: Direction
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Think(NudgeKind):
    """Add a word's direction to the residual stream after a layer, `amount` x |residual| long."""

    kind = "think"
    example = 'L4 think " zero"'
    bounds = Bounds(0.0, 4.0, "the strength of a thought")
    usual = 1.0
    help = "add the word's direction after layer 4"
    theme = "Nobody needs to look elsewhere; think of a word."
    tried = (0.25, 0.5, 1.0, 2.0)
    #: it acts on a layer, not on a head
    head = None
    layer: int
    say: TokenText
    amount: float
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """What a nudge takes between the name of its kind and its strength: a field and its type."""

    name: str
    type: Literal["Position", "Direction", "TokenText", "Prompt"]


class InNotation:
    """How pydantic reads a nudge: as `game.mind.nudges.notation` tells, which sets `read`.

    pydantic is imported when it asks.
    """

    #: a nudge from its text; another value as it is. Raises ValueError where it is none
    read: ClassVar[Callable[[object], object]]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.read)


Nudge = Annotated[Scale | Attend | Swap | Patch | Query | Key | Value | Think, InNotation]
KINDS: tuple[type[Nudge], ...] = get_args(get_args(Nudge)[0])
#: the kinds' names in the notation, in their order
KIND_NAMES: tuple[str, ...] = tuple(kind.kind for kind in KINDS)
BY_NAME: dict[str, type[Nudge]] = {kind.kind: kind for kind in KINDS}
#: what a scene names beside the kinds to allow nudges at every position
AT_ALL = "at all"
#: a nudge's fields that are not its kind's own arguments
_COMMON = frozenset({"layer", "head", "amount", "everywhere"})


#: by kind, what it takes
_ARGUMENTS: dict[str, tuple[Argument, ...]] = {
    kind.kind: tuple(
        Argument(field.name, cast(Any, field.type))
        for field in fields(kind)
        if field.name not in _COMMON
    )
    for kind in KINDS
}


def arguments(kind: type[Nudge]) -> tuple[Argument, ...]:
    """What a kind takes, in the order in which it is written."""
    return _ARGUMENTS[kind.kind]


def acts_on_head(kind: type[Nudge]) -> bool:
    """Whether a kind acts on one head; else it acts on a whole layer."""
    return any(field.name == "head" for field in fields(kind))
