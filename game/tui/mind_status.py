"""How far loading the mind has come, and the mind's name, origin and size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from game.mind.sources.registry import known_mind
from game.places import EMBEDDED_MIND

if TYPE_CHECKING:
    from game.mind.api import MindCard, Shape

Loading = Literal["loading", "awake", "failed"]


@dataclass(frozen=True, slots=True)
class MindStatus:
    """What the title shows of the mind."""

    source: str | None = None
    phase: Loading = "loading"
    what: str = "waking"
    share: float = 0.0
    card: MindCard | None = None

    def further(self, what: str, share: float) -> MindStatus:
        return replace(self, what=what, share=max(0.0, min(1.0, share)))

    def awake(self, card: MindCard) -> MindStatus:
        return replace(self, phase="awake", what="awake", share=1.0, card=card)

    def failed(self, why: str) -> MindStatus:
        return replace(self, phase="failed", what=why)

    @property
    def name(self) -> str:
        if self.card is not None:
            return self.card.name
        return self.source or EMBEDDED_MIND

    @property
    def origin(self) -> str:
        """The honest line: who trained it."""
        known = known_mind(self.source or EMBEDDED_MIND)
        return known.maker if known is not None else "a checkpoint of your own choosing"

    @property
    def size(self) -> str:
        """`8 layers × 8 heads, 7.5 million parameters`, once known."""
        if self.card is None:
            return ""
        shape = self.card.shape
        return (
            f"{shape.n_layer} layers × {shape.n_head} heads, "
            f"{parameters(shape) / 1e6:.3g} million parameters"
        )


def parameters(shape: Shape) -> int:
    """How many numbers a GPT-2 of this shape has, its embedding counted once."""
    d = shape.d_model
    return (shape.n_vocab + shape.n_ctx) * d + shape.n_layer * (12 * d * d + 13 * d) + 2 * d
