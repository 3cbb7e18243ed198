"""Reading a pack or a book, for playing and for linting alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from game.mind.api import Shape
from game.mind.sources.registry import known_shape
from game.story.diagnostics import Diagnostic, Findings, StoryError, any_error
from game.story.format.build import SceneFile, build_book, build_manifest, build_scene, decode
from game.story.format.files import MANIFEST, digest, read_file, read_files
from game.story.format.sections import Section, split
from game.story.lint.graph import check_graph
from game.story.lint.scene import check_body, check_scene
from game.story.model import Book, Pack, Scene
from game.story.schema import Manifest

#: a book of narration rules, and the sections they may say
BOOK = "narration.yaml"
#: a pack's longer narration, in sections
BOOK_SECTIONS = "narration.md"
#: files at the top of a pack that the game does not read, and nobody expects it to
_NOT_FOR_THE_GAME = (".md", ".txt", "")


@dataclass(frozen=True, slots=True)
class ParsedPack:
    """What could be read, and all that is wrong with it, in order of file and line."""

    manifest: Manifest | None = None
    scenes: Mapping[str, Scene] = field(default_factory=lambda: MappingProxyType({}))
    book: Book | None = None
    sha256: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedBook:
    """A book of narration rules that stands alone, as far as it could be read."""

    book: Book | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def load_pack(path: Path, shape: Shape | None = None) -> Pack:
    """Load the pack at `path`, a folder or a zip. `shape` is the mind to check places against.

    Raises:
        StoryError: it has errors; `diagnostics` lists them. Warnings do not hinder.
    """
    parsed = parse_pack(path, shape)
    if any_error(parsed.diagnostics) or parsed.manifest is None:
        raise _unplayable(path.name, parsed.diagnostics)
    return Pack(parsed.manifest, parsed.scenes, parsed.book, parsed.sha256, path.name)


def load_book(path: Path) -> Book:
    """Load a book of narration rules that stands alone: the default book.

    Raises:
        StoryError: it cannot be read or has errors.
    """
    parsed = parse_book(path)
    if any_error(parsed.diagnostics) or parsed.book is None:
        raise _unplayable(path.name, parsed.diagnostics)
    return parsed.book


def parse_pack(path: Path, shape: Shape | None = None) -> ParsedPack:
    """Read the pack at `path`; never raises for what the pack holds.

    `shape` is the mind to check places against; None takes the one the manifest names, if
    its sizes are known.
    """
    try:
        files = read_files(path)
    except StoryError as error:
        return ParsedPack(diagnostics=error.diagnostics)
    notes = {name: Findings(name) for name in files}
    played = {name: content for name, content in files.items() if _is_read(name)}
    if MANIFEST not in files:
        missing = Findings(MANIFEST)
        missing.add(1, "FP001", f"a story pack holds a file {MANIFEST} and a folder scenes")
        return ParsedPack(diagnostics=tuple(missing.found))
    built = build_manifest(files[MANIFEST], notes[MANIFEST])
    scenes = _scenes(played, notes)
    book = _book(played, notes)
    if built:
        shape = shape or known_shape(built[0].mind)
        entry = (built[0].entry, built[1].line_of(("entry",)))
        names = [PurePosixPath(name).stem for name in files if _is_scene(name)]
        check_graph(entry, scenes, names, notes[MANIFEST])
    for each in scenes.values():
        check_scene(each, shape, book)
    _check_unread(files, notes)
    found = sorted(each for findings in notes.values() for each in findings.found)
    return ParsedPack(
        built[0] if built else None,
        MappingProxyType({name: each.scene for name, each in scenes.items()}),
        book,
        digest(played),
        tuple(dict.fromkeys(found)),
    )


def parse_book(path: Path) -> ParsedBook:
    """Read a book that stands alone; never raises for what it holds."""
    findings = Findings(path.name)
    try:
        book = build_book(read_file(path), findings)
    except StoryError as error:
        return ParsedBook(diagnostics=error.diagnostics)
    return ParsedBook(book, tuple(sorted(findings.found)))


def _is_scene(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) == 2 and path.parts[0] == "scenes" and path.suffix == ".md"


def _is_read(name: str) -> bool:
    return name in (MANIFEST, BOOK, BOOK_SECTIONS) or _is_scene(name)


def _scenes(files: Mapping[str, bytes], notes: Mapping[str, Findings]) -> dict[str, SceneFile]:
    """The scenes by the name of their file; those too broken to be built are left out."""
    found = {}
    for name in filter(_is_scene, files):
        built = build_scene(files[name], notes[name])
        if built is not None:
            found[PurePosixPath(name).stem] = built
    return found


def _book(files: Mapping[str, bytes], notes: Mapping[str, Findings]) -> Book | None:
    if BOOK not in files:
        return None
    sections: tuple[Section, ...] = ()
    if BOOK_SECTIONS in files:
        text = decode(files[BOOK_SECTIONS], notes[BOOK_SECTIONS])
        if text is not None:
            body = split(text)
            check_body(body, notes[BOOK_SECTIONS])
            sections = body.sections
    return build_book(files[BOOK], notes[BOOK], sections)


def _check_unread(files: Mapping[str, bytes], notes: Mapping[str, Findings]) -> None:
    """Note files that look as if the author meant the game to read them."""
    for name in files:
        path = PurePosixPath(name)
        if _is_read(name) or (len(path.parts) == 1 and path.suffix in _NOT_FOR_THE_GAME):
            continue
        notes[name].add(1, "FP006", "the game does not read this file; scenes are scenes/<id>.md")


def _unplayable(label: str, diagnostics: tuple[Diagnostic, ...]) -> StoryError:
    errors = [each for each in diagnostics if each.severity == "error"]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return StoryError(f"{label} cannot be played: {errors[0]}{more}", diagnostics)
