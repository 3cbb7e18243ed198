"""The size of the mind that these tests train."""

from __future__ import annotations

from game.training.model import ModelSize

TINY = ModelSize(layers=3, heads=2, width=32, vocab=600, positions=512)
