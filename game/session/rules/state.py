"""Where a playthrough stands: one frozen value, plain data, no tensors.

What the mind holds of the past is a function of `State.traces`, so a state can be kept,
compared and gone back to for free.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from game.mind.api import Trace
from game.mind.nudges.kinds import Nudge
from game.session.rules.commands import CommandError
from game.session.rules.events import LifeEvent, Phase
from game.story.facts import Scalar
from game.story.model import Pack, Scene


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as offered: where it leads ("" is the end of the story) and what it notes."""

    text: str
    goto: str
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a playthrough, as the rules know it.

    `traces` are the pages' pasts, by the pages' ids. `lives` are the lives of this scene,
    `spoken` their words, `result` the id of the scene's outcome once it ended. `variables` and
    `flags` are the run's. `last_told` is the turn at which each narration rule was last shown,
    `turn` the number of lives lived since the story began. `previous` is the state an undo
    returns to, and `did` the command that led away from it.
    """

    pack: Pack
    seed: int
    phase: Phase = "new"
    scene_id: str = ""
    traces: Mapping[str, Trace] = field(default_factory=lambda: MappingProxyType({}))
    nudges: tuple[Nudge, ...] = ()
    bet: str = ""
    suspicion: float = 0.0
    lives: tuple[LifeEvent, ...] = ()
    spoken: tuple[str, ...] = ()
    hints_shown: int = 0
    result: str = ""
    last_told: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    flags: frozenset[str] = frozenset()
    variables: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))
    turn: int = 0
    did: str = field(default="", compare=False)
    previous: State | None = field(default=None, compare=False, repr=False)

    @property
    def scene(self) -> Scene:
        """The scene being played. Raises KeyError in phase `new`."""
        return self.pack.scenes[self.scene_id]

    @property
    def page(self) -> str:
        """The id of the page that facts without a page are about: the scene's first."""
        return self.scene.pages[0].id

    @property
    def trace(self) -> Trace:
        """The past of the life that awaits, on the first page.

        Raises:
            CommandError: no life awaits.
        """
        if self.phase != "life":
            raise CommandError("there is no life to look at now")
        return self.traces[self.page]

    @property
    def life(self) -> int:
        """The number of the life that awaits, or of the last one once the scene ended."""
        awaits = 1 if self.phase == "life" else 0
        return len(self.lives) + awaits

    @property
    def lives_left(self) -> int:
        """How many more words may be said in this scene, the awaiting one included."""
        return self.scene.lives - len(self.lives) if self.scene_id else 0


def start(pack: Pack, seed: int) -> State:
    """The state before the first command."""
    return State(pack=pack, seed=seed, variables=pack.variables)


def life_seed(seed: int, scene_id: str, life: int) -> int:
    """The seed a life is sampled with: the same scene, lived again, meets the same luck."""
    digest = hashlib.sha256(f"{seed}/{scene_id}/{life}".encode()).digest()
    return int.from_bytes(digest[:6], "big")
