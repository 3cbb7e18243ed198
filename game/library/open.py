"""Opening a game: from what was asked for to a playthrough under way."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from game.library import journals as saves
from game.library.request import GameRequest
from game.mind.api import Mind
from game.places import assets_root
from game.session.journal.file import Journal, read_journal
from game.session.journal.recap import retell
from game.session.journal.verify import check_story
from game.session.playthrough import Playthrough
from game.session.rules.commands import Begin, CommandError
from game.session.rules.events import Event
from game.session.rules.flow import check_scene
from game.story.load import Pack, StoryError, load_book, load_pack

#: how a mind is loaded, once the story has been read
MindLoader = Callable[[], Mind]
#: a new playthrough's seed is below this
MAX_SEED = 2**31
#: the file that makes a folder a story pack
MANIFEST = "pack.yaml"
#: the file of narration rules that every pack may use
BOOK = "narration.yaml"


@dataclass(frozen=True, slots=True)
class OpenedGame:
    """A playthrough under way: the first events to show, and a warning or ""."""

    play: Playthrough
    events: tuple[Event, ...]
    warning: str


def built_in_packs() -> list[Path]:
    """The story packs that travel with the game."""
    folder = assets_root() / "stories"
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}"))


def own_packs() -> list[Path]:
    """The story packs in the player's data folder."""
    folder = saves.data_folder() / "stories"
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}")) + sorted(
        folder.glob("*.zip")
    )


def open_pack(path: Path | None) -> Pack:
    """Load a story pack (None is the built-in one), with the default book if it has none.

    Raises:
        StoryError: it cannot be played.
    """
    if path is None:
        packs = built_in_packs()
        if not packs:
            raise StoryError(f"there is no built-in story in {assets_root() / 'stories'}")
        path = packs[0]
    pack = load_pack(path)
    if pack.book is None:
        path = assets_root() / "stories" / BOOK
        book = load_book(path)
        both = hashlib.sha256(pack.sha256.encode() + path.read_bytes()).hexdigest()
        pack = replace(pack, book=book, sha256=both)  # the book's lines are in the journal too
    return pack


def open_story(request: GameRequest) -> Pack:
    """The pack to play, with all that can be found wrong before a mind is loaded.

    Raises:
        StoryError: the story cannot be played.
        CommandError: it has no such scene.
        JournalError: the journal to go on with cannot be read, or is another story's.
    """
    if request.resume is not None:
        journal = read_journal(request.resume)
        pack = pack_of(journal, request.stories)
        check_story(journal, pack)
        return pack
    pack = open_pack(request.stories)
    if request.scene is not None:
        check_scene(request.scene, pack)
    return pack


def pack_of(journal: Journal, stories: Path | None) -> Pack:
    """The pack at a path; without one the pack of those here that the journal was played with.

    Where that is not here, the built-in one.

    Raises:
        StoryError: the pack cannot be played.
    """
    if stories is not None:
        return open_pack(stories)
    for path in (*built_in_packs()[1:], *own_packs()):
        with contextlib.suppress(StoryError):
            pack = open_pack(path)
            if pack.sha256 == journal.header.story.sha256:
                return pack
    return open_pack(None)


def open_playthrough(request: GameRequest, pack: Pack, mind: Mind) -> OpenedGame:
    """Begin or go on.

    Raises:
        CommandError: there is no such scene, or the mind cannot live it.
        JournalError: the journal cannot be gone on with, or exists already.
    """
    if request.resume is not None:
        play, warning = Playthrough.resume(request.resume, pack, mind)
        if play.state.phase != "new":
            told = retell(read_journal(request.resume), play.state, mind)
            return OpenedGame(play, told, warning)
        return OpenedGame(play, play.do(Begin()), warning)
    seed = request.seed if request.seed is not None else secrets.randbelow(MAX_SEED)
    path = request.journal or saves.new_path(pack.manifest.id)
    play = Playthrough.new(pack, mind, seed, path)
    try:
        return OpenedGame(play, play.do(Begin(request.scene)), "")
    except CommandError:
        play.close()
        with contextlib.suppress(OSError):
            path.unlink()  # nothing was played: it would hold its first line alone
        raise
