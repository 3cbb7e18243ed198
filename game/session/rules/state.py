"""Where a playthrough stands: one frozen value, plain data, no tensors.

What the mind holds of the past is a function of `State.trace`, so a state can be kept,
compared and gone back to for free.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from game.mind.api import Trace
from game.mind.nudges.kinds import Nudge
from game.session.rules.events import LifeEvent, Phase, Result
from game.story.model import Pack, Scene


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as offered: where it leads ("" is the end of the story) and what it notes."""

    text: str
    goto: str
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a playthrough.

    `phase` is `new` before the first scene, `prose` where only choices are made, `waking` while
    a life awaits its nudges, `ended` after a scene, `finished` after the last.
    `lives` are the lives of this scene, `spoken` their words, `last_told` the turn at which each
    narration rule was last shown, `turn` the number of lives lived since the story began.
    `previous` is the state an undo returns to, and `did` the command that led away from it.
    """

    pack: Pack
    seed: int
    phase: Phase = "new"
    scene_id: str = ""
    trace: Trace | None = None
    nudges: tuple[Nudge, ...] = ()
    bet: str = ""
    suspicion: float = 0.0
    lives: tuple[LifeEvent, ...] = ()
    spoken: tuple[str, ...] = ()
    hints_shown: int = 0
    result: Result | Literal[""] = ""
    last_told: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    flags: frozenset[str] = frozenset()
    turn: int = 0
    did: str = field(default="", compare=False)
    previous: State | None = field(default=None, compare=False, repr=False)

    @property
    def scene(self) -> Scene:
        """The scene being played. Raises KeyError in phase `new`."""
        return self.pack.scenes[self.scene_id]

    @property
    def life(self) -> int:
        """The number of the life that awaits, or of the last one once the scene ended."""
        awaits = 1 if self.phase == "waking" else 0
        return len(self.lives) + awaits

    @property
    def lives_left(self) -> int:
        """How many more words may be said in this scene, the awaiting one included."""
        return self.scene.lives - len(self.lives) if self.scene_id else 0

    @property
    def budget_left(self) -> int:
        """How many more nudges this life allows."""
        return self.scene.budget - len(self.nudges) if self.scene_id else 0


def start(pack: Pack, seed: int) -> State:
    """The state before the first command."""
    return State(pack=pack, seed=seed)


def life_seed(seed: int, scene_id: str, life: int) -> int:
    """The seed a life is sampled with: the same scene, lived again, meets the same luck."""
    digest = hashlib.sha256(f"{seed}/{scene_id}/{life}".encode()).digest()
    return int.from_bytes(digest[:6], "big")
