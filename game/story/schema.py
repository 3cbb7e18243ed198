"""The shape of a story pack's files: what keys there are, and what they may hold.

Only shape is checked here; what conditions and references mean is `game.story.format.build`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from game.mind.nudges.kinds import AT_ALL, KIND_NAMES
from game.text.suggest import did_you_mean, listed

#: what a narration rule may be about, in the order it is told
SLOTS = ("what", "why", "how", "humans", "bet")
#: lives of one scene
MAX_LIVES = 64
#: nudges of one life
MAX_BUDGET = 16


def _one_of(names: Iterable[str], noun: str) -> Callable[[str], str]:
    known = tuple(names)

    def check(value: str) -> str:
        if value not in known:
            hint = did_you_mean(value, known)
            rest = listed(known, "and")
            raise ValueError(f"there is no {noun} '{value}'{hint}; there are {rest}")
        return value

    return check


def _format(value: int) -> int:
    if value != 1:
        raise ValueError(f"this game reads format 1, not {value}")
    return value


def _ordered(value: tuple[int, int]) -> tuple[int, int]:
    if value[0] > value[1]:
        raise ValueError(f"the lower layer comes first: [{value[1]}, {value[0]}]")
    return value


def _alone(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_Text = Annotated[str, Field(strict=True, min_length=1, max_length=8000)]
_Line = Annotated[str, Field(strict=True, min_length=1, max_length=200)]
_Whole = Annotated[int, Field(strict=True)]
_Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Slug = Annotated[
    str, Field(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=40)
]
Format = Annotated[int, Field(strict=True), AfterValidator(_format)]
#: what a scene allows that names no kinds: it stays so when kinds are added
FIRST_KINDS = ("scale", "attend", "swap", "patch", "q", "k", "v", "think")
_KINDS = (*KIND_NAMES, AT_ALL)
Kind = Annotated[str, Field(strict=True), AfterValidator(_one_of(_KINDS, "kind of nudge"))]
Slot = Annotated[str, Field(strict=True), AfterValidator(_one_of(SLOTS, "slot"))]
Layer = Annotated[int, Field(strict=True, ge=0, le=999)]
Layers = Annotated[tuple[Layer, Layer], AfterValidator(_ordered)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Manifest(_Strict):
    """`pack.yaml`. `mind` is the name of the mind the scenes were tuned for."""

    format: Format
    id: Slug
    version: _Line
    title: _Line
    authors: Annotated[tuple[_Line, ...], Field(min_length=1, max_length=50)]
    licence: _Line
    entry: Slug
    mind: _Line
    description: _Text | None = None
    credits: _Text | None = None

    @property
    def credit_lines(self) -> tuple[str, ...]:
        """Who wrote the story and under what licence it is; and its credits, if it has any."""
        by = f"by {', '.join(self.authors)}, licence {self.licence}"
        return (by, " ".join(self.credits.split())) if self.credits else (by,)


class Suspicion(_Strict):
    """How the humans take it. Suspicion runs from 0 to 1, where they stop you.

    `start` is where it starts; `tolerance` how many nats of surprise fill it; `calm` how far
    it falls after a word that surprises nobody.
    """

    start: Annotated[_Number, Field(ge=0, lt=1)] = 0.0
    tolerance: Annotated[_Number, Field(gt=0, le=1000)] = 6.0
    calm: Annotated[_Number, Field(ge=0, le=1)] = 0.15


class Next(_Strict):
    """Where a scene leads; without `won` the story may end here.

    Without `lost` the same scene begins again. A scene of prose goes on to `won`.
    """

    won: Slug | None = None
    lost: Slug | None = None
    passed: Slug | None = None


class Par(_Strict):
    """The fewest nudges known to win a scene, and in how many lives; `stories solve` finds it."""

    nudges: Annotated[_Whole, Field(ge=0, le=MAX_BUDGET * MAX_LIVES)]
    lives: Annotated[_Whole, Field(ge=1, le=MAX_LIVES)]


class ChoiceEntry(_Strict):
    text: _Line
    goto: Slug
    when: _Text | None = None
    sets: Annotated[tuple[Slug, ...], Field(max_length=20)] = ()


class RuleEntry(_Strict):
    """A narration rule. `say` names a section, or is the line itself; several take turns."""

    when: _Text
    say: Annotated[tuple[_Text, ...], BeforeValidator(_alone), Field(min_length=1, max_length=8)]
    about: Slot = "what"


_Rules = Annotated[tuple[RuleEntry, ...], Field(max_length=200)]
_Nudges = Annotated[tuple[_Line, ...], Field(max_length=MAX_BUDGET + 1)]


class SceneHeader(_Strict):
    """The front matter of `scenes/<id>.md`."""

    format: Format
    id: Slug
    title: _Line
    prompt: _Text | None = None
    lives: Annotated[_Whole, Field(ge=1, le=MAX_LIVES)] = 1
    budget: Annotated[_Whole, Field(ge=0, le=MAX_BUDGET)] = 1
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1, max_length=12)] = FIRST_KINDS
    layers: Layers | None = None
    temperature: Annotated[_Number, Field(ge=0, le=2)] = 0.0
    suspicion: Suspicion = Suspicion()
    aim: _Line | None = None
    goal: _Text | None = None
    fail: _Text | None = None
    choices: Annotated[tuple[ChoiceEntry, ...], Field(max_length=9)] = ()
    next: Next = Next()
    rules: _Rules = ()
    par: Par | None = None
    solution: Annotated[tuple[_Nudges, ...], Field(max_length=MAX_LIVES)] = ()


class BookFile(_Strict):
    """`narration.yaml`."""

    format: Literal[1] = 1
    rules: _Rules = ()
