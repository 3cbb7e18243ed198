"""The sizes of a checkpoint. No torch here."""

from __future__ import annotations

from dataclasses import dataclass


def waking_layers(n_layer: int) -> int:
    """How many layers the player may act in: floor(0.75 n_layer); the rest is the decoder."""
    return n_layer * 3 // 4


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a checkpoint, and what follows from them."""

    n_layer: int
    n_head: int
    d_model: int
    n_ctx: int
    n_vocab: int

    @property
    def d_head(self) -> int:
        return self.d_model // self.n_head

    @property
    def n_waking(self) -> int:
        """How many of the layers are waking ones."""
        return waking_layers(self.n_layer)
