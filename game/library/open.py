"""The one road into a game: from what was asked for to a playthrough under way.

Line mode, the app and `replay --verify` find their story here, and both ways to play open here.
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from game.library.journals import new_path
from game.library.packs import open_pack, packs
from game.library.request import GameRequest
from game.mind.api import Mind
from game.session.journal.file import Journal, read_journal
from game.session.journal.verify import check_story
from game.session.moment import recap
from game.session.playthrough import Playthrough
from game.session.rules.commands import Begin, CommandError
from game.session.rules.events import Event
from game.session.rules.flow import check_scene
from game.story.diagnostics import StoryError
from game.story.model import Pack

#: a new playthrough's seed is below this
MAX_SEED = 2**31


@dataclass(frozen=True, slots=True)
class OpenedGame:
    """A playthrough under way: the first events to show, and a warning or ""."""

    play: Playthrough
    events: tuple[Event, ...]
    warning: str


def find_story(request: GameRequest, near: Path | None = None) -> Pack:
    """The pack to play, with all that can be found wrong before a mind is loaded.

    A journal that is gone on with needs the pack it was played with. Unless the request names
    one, that is looked for at `near`, among the built-in packs and among the player's own.

    Raises:
        StoryError: the story cannot be played.
        CommandError: it has no such scene.
        JournalError: the journal to go on with cannot be read, or its story is not here.
    """
    if request.resume is not None:
        journal = read_journal(request.resume)
        if request.stories is not None:
            pack = open_pack(request.stories)
        else:
            pack = _played_pack(journal, near)
        check_story(journal, pack)
        return pack
    pack = open_pack(request.stories)
    if request.scene is not None:
        check_scene(request.scene, pack)
    return pack


def open_game(request: GameRequest, pack: Pack, mind: Mind) -> OpenedGame:
    """Begin or go on, in the pack that `find_story` gave for this request.

    Raises:
        CommandError: there is no such scene, or the mind cannot live it.
        JournalError: the journal cannot be gone on with, or exists already.
    """
    if request.resume is not None:
        return _gone_on(request.resume, pack, mind)
    seed = request.seed if request.seed is not None else secrets.randbelow(MAX_SEED)
    path = request.journal or new_path(pack.manifest.id)
    play = Playthrough.new(pack, mind, seed, path)
    try:
        return OpenedGame(play, play.do(Begin(request.scene)), "")
    except CommandError:
        play.close()
        with contextlib.suppress(OSError):
            path.unlink()  # nothing was played: it would hold its first line alone
        raise


def _gone_on(path: Path, pack: Pack, mind: Mind) -> OpenedGame:
    play, warning = Playthrough.resume(path, pack, mind)
    begun = play.state.phase != "new"
    return OpenedGame(play, recap(play.moment) if begun else play.do(Begin()), warning)


def _played_pack(journal: Journal, near: Path | None) -> Pack:
    """The pack that a journal was played with; where that is not here, the one at `near` or the
    built-in one.
    """
    for path in (*([near] if near is not None else []), *packs()):
        with contextlib.suppress(StoryError):
            pack = open_pack(path)
            if pack.sha256 == journal.header.story.sha256:
                return pack
    return open_pack(near)
