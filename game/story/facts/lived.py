"""What facts are measured from: where a scene stands, and the life just lived in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.mind.nudges.kinds import Nudge
from game.mind.results import Outcome
from game.story.facts.values import Scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a scene stands: all that is known without a life just lived.

    `life` counts from 1, `lives_left` is how many words may still be said, `spoken` the words
    said in the scene so far. `suspicion` runs from 0 to 1; `tolerance` is in nats. `variables` are
    the run's own, by name.
    """

    life: int
    lives: int
    lives_left: int
    budget: int
    suspicion: float
    tolerance: float
    spoken: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    variables: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LivedLife(Standing):
    """The life just lived, and how the scene stands after it.

    `bet` is the word bet on, or "". `unsayable` are words that the story asks about and that
    are no token of this mind.
    """

    outcome: Outcome
    nudges: tuple[Nudge, ...]
    bet: str
    suspicion_before: float
    unsayable: tuple[str, ...] = ()
