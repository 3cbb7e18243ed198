"""The linter: all that is wrong with a pack, by file and line."""

from __future__ import annotations

from pathlib import Path

from game.mind.api import Shape
from game.story.format.build import build_book
from game.story.format.files import MAX_FILE
from game.story.lint.diagnostics import CODES, Diagnostic, Findings, Severity
from game.story.read import read_pack

__all__ = ["CODES", "Diagnostic", "Severity", "check", "check_book"]


def check(path: Path, shape: Shape | None = None) -> list[Diagnostic]:
    """What is wrong with the pack at `path`, in order of file and line; never raises.

    `shape` is the mind that nudges and layers are checked against; None takes the one that
    the manifest names, where its sizes are known.
    """
    return list(read_pack(path, shape).diagnostics)


def check_book(path: Path) -> list[Diagnostic]:
    """What is wrong with a book of narration rules that stands alone."""
    findings = Findings(path.name)
    try:
        with path.open("rb") as stream:
            build_book(stream.read(MAX_FILE + 1), findings)
    except OSError as error:
        findings.add(1, "FP001", f"cannot be read: {error.strerror or error}")
    return sorted(findings.found)
