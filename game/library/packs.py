"""Which story packs there are, and how one is opened: with the default book if it has none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from game.places import built_in_stories, story_folder
from game.story.diagnostics import StoryError
from game.story.format.files import MANIFEST
from game.story.load import BOOK, load_book, load_pack
from game.story.model import Pack


def built_in_packs() -> list[Path]:
    """The story packs that travel with the game."""
    return _folders(built_in_stories())


def built_in_pack() -> Path:
    """The story pack that is played unless another is named.

    Raises:
        StoryError: there is none.
    """
    found = built_in_packs()
    if not found:
        raise StoryError(f"there is no built-in story in {built_in_stories()}")
    return found[0]


def own_packs() -> list[Path]:
    """The story packs in the player's data folder: folders, then zips."""
    return _folders(story_folder()) + sorted(story_folder().glob("*.zip"))


def packs() -> Iterator[Path]:
    """All story packs that are here: the built-in ones first."""
    yield from built_in_packs()
    yield from own_packs()


def open_pack(path: Path | None) -> Pack:
    """Load a story pack (None is the built-in one), with the default book if it has none.

    Raises:
        StoryError: it cannot be played.
    """
    pack = load_pack(path if path is not None else built_in_pack())
    return pack if pack.book is not None else _with_default_book(pack)


def _folders(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}"))


def _with_default_book(pack: Pack) -> Pack:
    """The pack told by the default book; its hash covers the book's file too."""
    path = built_in_stories() / BOOK
    book = load_book(path)
    both = hashlib.sha256(pack.sha256.encode() + path.read_bytes()).hexdigest()
    return replace(pack, book=book, sha256=both)  # the book's lines are in the journal too
