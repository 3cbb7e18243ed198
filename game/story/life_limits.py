"""What is allowed in one life: the one place that answers for layers, kinds and budget.

The linter asks here for solutions; the rules ask for what a player does, and hand the answer on in
an event, so that screens and searches ask nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.mind.nudges.kinds import AT_ALL, Nudge
from game.mind.shape import Shape
from game.story.model import Scene

#: the last layer where the mind is not known
ANY_LAYER = 10_000


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

    def knows(self, nudge: Nudge) -> bool:
        """Whether nudges of this kind may be placed."""
        return nudge.kind in self.kinds

    def reaches(self, layer: int) -> bool:
        """Whether a layer may be acted in."""
        return self.layers[0] <= layer <= self.layers[1]

    def left(self, placed: int) -> int:
        """How many more nudges may be placed beside so many; below 0 where there are too many."""
        return self.budget - placed


def limits_of(scene: Scene, life: int, shape: Shape | None = None) -> Limits:
    """The limits of one life of a scene, counted from 1, in a mind of this shape.

    Every life of a scene has the same limits as yet. Without a shape, no layer is the decoder's.
    """
    top = shape.n_waking - 1 if shape is not None else ANY_LAYER
    low, high = scene.layers if scene.layers is not None else (0, top)
    return Limits(layers=(low, min(high, top)), kinds=scene.kinds, budget=scene.budget)
