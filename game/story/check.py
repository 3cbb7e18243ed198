"""The linter: all that is wrong with a pack or a book, by file and line."""

from __future__ import annotations

from pathlib import Path

from game.mind.api import Shape
from game.story.diagnostics import Diagnostic
from game.story.load import parse_book, parse_pack


def check(path: Path, shape: Shape | None = None) -> list[Diagnostic]:
    """What is wrong with the pack at `path`, in order of file and line; never raises.

    `shape` is the mind that nudges and layers are checked against; None takes the one that
    the manifest names, where its sizes are known.
    """
    return list(parse_pack(path, shape).diagnostics)


def check_book(path: Path) -> list[Diagnostic]:
    """What is wrong with a book of narration rules that stands alone."""
    return list(parse_book(path).diagnostics)
