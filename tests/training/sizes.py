"""The size of the mind that these tests train, and where the finished one lies."""

from __future__ import annotations

from pathlib import Path

from game.training.model import ModelSize

TINY = ModelSize(layers=3, heads=2, width=32, vocab=600, positions=512)
EMBER = Path(__file__).parents[2] / "assets" / "minds" / "ember"
