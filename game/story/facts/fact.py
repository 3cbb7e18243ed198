"""What a fact is: a name, a type, a meaning and a measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from game.story.facts.lived import LivedLife, Standing
from game.story.facts.values import Scalar


class Type(StrEnum):
    """What a fact or an expression comes out as; the value is how messages call it."""

    NUMBER = "a number"
    TEXT = "a text"
    BOOL = "a yes-or-no"
    LIST = "a list"


class Known(StrEnum):
    """From when on a fact is known."""

    ALWAYS = "always"
    LIVED = "after a life"


@dataclass(frozen=True, slots=True)
class Fact:
    """One named fact of a life.

    `measure` gives its value, or None where the mind does not tell. `one_of` limits a text to
    known values; `word` marks words of the model. `since` is the first version of the journal
    that holds it: older ones are not expected to.
    """

    phase: ClassVar[Known] = Known.LIVED
    name: str
    type: Type
    meaning: str
    measure: Callable[[LivedLife], Scalar | None]
    one_of: tuple[str, ...] = ()
    word: bool = False
    since: int = 1


@dataclass(frozen=True, slots=True)
class StandingFact(Fact):
    """A fact that is known at any time: its measure needs no life."""

    phase: ClassVar[Known] = Known.ALWAYS
    measure: Callable[[Standing], Scalar | None]


def type_of(value: object) -> Type | None:
    """The type of a scalar value, or None for what is no fact's value."""
    if isinstance(value, bool):
        return Type.BOOL
    if isinstance(value, int | float):
        return Type.NUMBER
    return Type.TEXT if isinstance(value, str) else None
