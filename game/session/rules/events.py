"""What happened, as plain frozen values: each is shown on screen and kept in the journal.

Numbers are in the units of `game.mind.api`, rounded as journals keep them. `code` is the
event's name in a journal line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from game.mind.nudges.kinds import Nudge
from game.mind.results import HeadWorth, Term, Token, WordP, Worth
from game.session.journal import codec
from game.story.facts import Facts

Result = Literal["won", "lost", "passed"]
Phase = Literal["new", "prose", "waking", "ended", "finished"]


@dataclass(frozen=True, slots=True)
class SceneEvent:
    """A scene began. `prompt` is empty in a scene of prose; `layers` is inclusive."""

    code: ClassVar[str] = "scene"
    scene: str
    title: str
    prompt: str
    lives: int
    budget: int
    kinds: tuple[str, ...]
    layers: tuple[int, int] | None
    goal: str
    temperature: float
    suspicion: float


@dataclass(frozen=True, slots=True)
class ProseEvent:
    """A paragraph to read. `slot` is where it belongs: `intro`, `what`, `why`, `humans`,
    `bet`, `hint 1`, `hint 2`, `hint` (the advice when hints are spent). `key` is the rule
    that gave it, if one did. `text` is Markdown without markup of its own.
    """

    code: ClassVar[str] = "prose"
    slot: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ChoicesEvent:
    """What can be chosen now, counted from 1."""

    code: ClassVar[str] = "choices"
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingEvent:
    """A life awaits: its context, and what the decoder would say if nobody nudged."""

    code: ClassVar[str] = "reading"
    life: int
    tokens: tuple[Token, ...]
    top: tuple[WordP, ...]
    entropy: float


@dataclass(frozen=True, slots=True)
class NudgesEvent:
    """The nudges placed now, and how many more the budget allows."""

    code: ClassVar[str] = "nudges"
    nudges: tuple[Nudge, ...]
    left: int


@dataclass(frozen=True, slots=True)
class BetEvent:
    """The player bets on this word."""

    code: ClassVar[str] = "bet"
    word: str


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """A head above a nudge that looks elsewhere now: positions and their texts."""

    place: str
    moved: float
    looked_at: int
    looked_at_text: str
    looks_at: int
    looks_at_text: str


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One life was lived: what was said, what would have been, and what made the difference.

    `context` are the token ids the life saw. `top` and `top_before` are the first words of the
    nudged and the baseline run. `terms` are the largest of the attribution; `terms_left` more
    sum up to `terms_left_total`. `watched` are the words that goals and rules ask about.
    """

    code: ClassVar[str] = "life"
    scene: str
    life: int
    context: tuple[int, ...]
    nudges: tuple[Nudge, ...]
    seed: int
    said: WordP
    favourite: WordP
    said_before: WordP
    favourite_after: WordP
    rival: WordP
    facts: Facts
    top: tuple[WordP, ...]
    top_before: tuple[WordP, ...]
    kl: float
    surprise: float
    gain: float
    margin: float
    margin_before: float
    terms: tuple[Term, ...]
    terms_left: int
    terms_left_total: float
    worths: tuple[Worth, ...]
    shifts: tuple[ShiftLine, ...]
    watched: tuple[WordP, ...]
    watched_before: tuple[WordP, ...]
    suspicion_before: float
    suspicion: float
    heads: tuple[HeadWorth, ...] = ()


@dataclass(frozen=True, slots=True)
class EndedEvent:
    """The scene is over. `next` is the scene that `begin` would go on with, or empty."""

    code: ClassVar[str] = "ended"
    result: Result
    prose: str
    next: str


@dataclass(frozen=True, slots=True)
class UndoneEvent:
    """A command was taken back, and this is where things stand again. `life` counts from 1."""

    code: ClassVar[str] = "undone"
    undid: str
    scene: str
    phase: Phase
    life: int
    nudges: tuple[Nudge, ...]
    bet: str
    suspicion: float


@dataclass(frozen=True, slots=True)
class FinishedEvent:
    """The story is over."""

    code: ClassVar[str] = "finished"
    title: str


Event = (
    SceneEvent
    | ProseEvent
    | ChoicesEvent
    | ReadingEvent
    | NudgesEvent
    | BetEvent
    | LifeEvent
    | EndedEvent
    | UndoneEvent
    | FinishedEvent
)
KINDS: tuple[type[Event], ...] = (
    SceneEvent,
    ProseEvent,
    ChoicesEvent,
    ReadingEvent,
    NudgesEvent,
    BetEvent,
    LifeEvent,
    EndedEvent,
    UndoneEvent,
    FinishedEvent,
)
BY_CODE: dict[str, type[Event]] = {kind.code: kind for kind in KINDS}


def event_data(event: Event) -> dict[str, Any]:
    """The event's fields as JSON data, without its code."""
    data = codec.encode(event)
    assert isinstance(data, dict)
    return data


def read_event(code: str, data: object) -> Event:
    """The event that `event_data` wrote.

    Raises:
        codec.CodecError: no event has this code, or the data is not of its shape.
    """
    kind = BY_CODE.get(code)
    if kind is None:
        raise codec.CodecError(f"no event is called {code!r:.40}")
    return codec.decode(kind, data)
