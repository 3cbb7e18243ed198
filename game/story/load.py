"""Loading a story pack: from a folder or a zip to something that can be played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.mind.api import Shape
from game.story.format.build import build_book
from game.story.format.files import MAX_FILE
from game.story.format.schema import Manifest
from game.story.lint.diagnostics import Diagnostic, Findings, StoryError, any_error
from game.story.model import Book, Choice, Rule, Scene, watched_words
from game.story.read import Reading, read_pack

__all__ = [
    "Book",
    "Choice",
    "Pack",
    "Rule",
    "Scene",
    "StoryError",
    "load_book",
    "load_pack",
    "watched_words",
]


@dataclass(frozen=True, slots=True)
class Pack:
    """A story that can be played.

    `book` is the pack's own narration, or None when the default book serves. `sha256` is
    over the names and contents of the files that the game reads, the same for a folder and
    a zip of it. `label` is where it came from, for messages.
    """

    manifest: Manifest
    scenes: Mapping[str, Scene]
    book: Book | None
    sha256: str
    label: str

    @property
    def entry(self) -> Scene:
        """The scene that the story begins with."""
        return self.scenes[self.manifest.entry]


def load_pack(path: Path, shape: Shape | None = None) -> Pack:
    """Load the pack at `path`, a folder or a zip. `shape` is the mind to check places against.

    Raises:
        StoryError: it has errors; `diagnostics` lists them. Warnings do not hinder.
    """
    reading = read_pack(path, shape)
    if any_error(reading.diagnostics) or reading.manifest is None:
        raise _failed(path.name, reading)
    return Pack(reading.manifest, reading.scenes, reading.book, reading.sha256, path.name)


def load_book(path: Path) -> Book:
    """Load a book of narration rules that stands alone: the default book.

    Raises:
        StoryError: it cannot be read or has errors.
    """
    findings = Findings(path.name)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise StoryError(f"{path.name}: cannot be read: {error.strerror or error}") from None
    book = build_book(content, findings)
    if book is None or findings.failed:
        raise StoryError(_sentence(path.name, findings.found), tuple(findings.found))
    return book


def _failed(label: str, reading: Reading) -> StoryError:
    return StoryError(_sentence(label, reading.diagnostics), tuple(reading.diagnostics))


def _sentence(label: str, diagnostics: list[Diagnostic] | tuple[Diagnostic, ...]) -> str:
    errors = [each for each in diagnostics if each.severity == "error"]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{label} cannot be played: {errors[0]}{more}"
