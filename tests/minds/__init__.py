"""Minds that are kept with the tests: they stay when the embedded one changes."""

from __future__ import annotations

from pathlib import Path

from game.mind import load
from game.mind.api import Mind

TINY = Path(__file__).parent / "tiny"


def tiny_mind() -> Mind:
    """A small trained mind of four layers."""
    return load(str(TINY))
