"""Tokens as they are shown. No torch here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Token(NamedTuple):
    """One token of the context or the vocabulary. `text` keeps its leading space."""

    id: int
    text: str


def token_text(tokens: Sequence[Token], position: int) -> str:
    """The text at a position of the context; empty outside of it."""
    return tokens[position].text if 0 <= position < len(tokens) else ""
