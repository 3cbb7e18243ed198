"""Forward Pass: interactive fiction inside a real GPT-2 forward pass."""

from __future__ import annotations

__version__ = "0.1.0"
