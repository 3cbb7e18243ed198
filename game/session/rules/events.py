"""What happened, as plain frozen values: each is shown on screen and kept in the journal.

Numbers are in the units of `game.mind.results`, rounded as journals keep them. `code` is the
event's name in a journal line. Whatever stands on a screen is made from these alone
(`game.session.moment`), so each holds all that is to be seen of what it tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.mind.nudges.kinds import Nudge
from game.mind.results import Outcome, Reading, Token
from game.story.facts import Facts
from game.story.life_limits import Limits

#: `new` before the first scene, `prose` where only choices are made, `life` while a life awaits
#: its nudges, `ended` after a scene, `finished` after the last
Phase = Literal["new", "prose", "life", "ended", "finished"]


@dataclass(frozen=True, slots=True)
class SceneEvent:
    """A scene began. `prompt` is empty in a scene of prose; `layers` is inclusive, None is all
    waking ones. `par` is the fewest nudges known to win it, and in how many lives.
    """

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
    par: tuple[int, int] | None = None


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

    @property
    def is_hint(self) -> bool:
        """Whether it was asked for with `hint`."""
        return self.slot.partition(" ")[0] == "hint"


@dataclass(frozen=True, slots=True)
class ChoicesEvent:
    """What can be chosen now, counted from 1."""

    code: ClassVar[str] = "choices"
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingEvent:
    """A life awaits: its page, what is allowed in it, and how it runs if nobody nudges."""

    code: ClassVar[str] = "reading"
    page: str
    life: int
    tokens: tuple[Token, ...]
    limits: Limits
    reading: Reading


@dataclass(frozen=True, slots=True)
class NudgesEvent:
    """The nudges placed now, how many more the budget allows, and how the life runs with them
    (None where there are none).
    """

    code: ClassVar[str] = "nudges"
    nudges: tuple[Nudge, ...]
    left: int
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class BetEvent:
    """The player bets on this word."""

    code: ClassVar[str] = "bet"
    word: str


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One life was lived: all that was measured of it, and what stories may ask of that."""

    code: ClassVar[str] = "life"
    scene: str
    page: str
    life: int
    nudges: tuple[Nudge, ...]
    seed: int
    outcome: Outcome
    facts: Facts
    suspicion_before: float
    suspicion: float


@dataclass(frozen=True, slots=True)
class EndedEvent:
    """The scene is over. `result` is the id of its outcome; `next` is the scene that `begin`
    would go on with, or empty.
    """

    code: ClassVar[str] = "ended"
    result: str
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
#: every type of event
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
