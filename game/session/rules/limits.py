"""What is allowed in one life: the one place that answers for layers, kinds and budget.

Rules, search, screens and linter ask here or are handed a `Limits` in an event.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.mind.api import Shape
from game.mind.nudges.kinds import AT_ALL, Nudge
from game.session.rules.commands import CommandError
from game.story.model import Scene
from game.text.plural import counted


@dataclass(frozen=True, slots=True)
class Limits:
    """What one life allows.

    `layers` are the first and the last that may be acted in, `kinds` the kinds of nudges (and
    `AT_ALL` where they may act at all positions), `budget` how many may be placed.
    """

    layers: tuple[int, int]
    kinds: tuple[str, ...]
    budget: int

    @property
    def everywhere(self) -> bool:
        """Whether nudges may act at all positions."""
        return AT_ALL in self.kinds

    def left(self, placed: int) -> int:
        """How many more nudges may be placed beside so many."""
        return self.budget - placed

    def reaches(self, layer: int) -> bool:
        """Whether a layer may be acted in."""
        return self.layers[0] <= layer <= self.layers[1]


def limits_of(scene: Scene, shape: Shape) -> Limits:
    """The limits of a scene's lives in a mind of this shape."""
    top = shape.n_waking - 1
    low, high = scene.layers if scene.layers is not None else (0, top)
    return Limits(
        layers=(low, min(high, top)),
        kinds=scene.kinds,
        budget=scene.budget,
    )


def check_kind(nudge: Nudge, limits: Limits) -> None:
    """Raise CommandError unless nudges of this kind are allowed."""
    if nudge.kind not in limits.kinds:
        raise CommandError(f"this scene allows {' and '.join(limits.kinds)}, not {nudge.kind}")
    if nudge.everywhere and not limits.everywhere:
        raise CommandError("this scene allows no nudges at all positions; leave “at all” away")


def check_reach(nudge: Nudge, limits: Limits, placed: int) -> None:
    """Raise CommandError unless the nudge's layer is allowed, and the budget holds one more."""
    low, high = limits.layers
    if not limits.reaches(nudge.layer):
        raise CommandError(f"here you act in layers L{low} to L{high}, not in L{nudge.layer}")
    if limits.left(placed) <= 0:
        raise CommandError(_spent(limits.budget))


def _spent(budget: int) -> str:
    if budget == 0:
        return "this scene allows no nudges; watch, and let go"
    return (
        f"the budget of {counted(budget, 'nudge')} is spent; take one back with remove 1, or let go"
    )
