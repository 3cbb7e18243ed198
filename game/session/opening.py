"""What somebody asked to play, and how that becomes a playthrough under way."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from game.assets import assets_root
from game.mind.records import Mind
from game.session import saves
from game.session.commands import Begin, CommandError
from game.session.events import Event
from game.session.playthrough import Playthrough
from game.session.scenes import recap
from game.story.pack import Pack, StoryError, load_book, load_pack

MindLoader = Callable[[], Mind]
MAX_SEED = 2**31
MANIFEST = "pack.yaml"
BOOK = "narration.yaml"


@dataclass(frozen=True, slots=True)
class Opening:
    """What to play. None is the usual: the built-in story and mind, the story's first scene,
    a new seed, a new journal in the data folder. With `resume` that journal is gone on with,
    and `scene`, `seed` and `journal` are not asked.
    """

    stories: Path | None = None
    mind: str | None = None
    scene: str | None = None
    seed: int | None = None
    journal: Path | None = None
    resume: Path | None = None


@dataclass(frozen=True, slots=True)
class Opened:
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
        pack = replace(pack, book=load_book(assets_root() / "stories" / BOOK))
    return pack


def open_playthrough(opening: Opening, pack: Pack, mind: Mind) -> Opened:
    """Begin or go on.

    Raises:
        CommandError: there is no such scene.
        JournalError: the journal cannot be gone on with, or exists already.
    """
    if opening.resume is not None:
        play, warning = Playthrough.resume(opening.resume, pack, mind)
        if play.state.phase != "new":
            return Opened(play, recap(play.state, mind), warning)
        return Opened(play, play.do(Begin()), warning)
    if opening.scene is not None and opening.scene not in pack.scenes:
        known = ", ".join(pack.scenes)
        raise CommandError(f"there is no scene {opening.scene}; the scenes are {known}")
    seed = opening.seed if opening.seed is not None else secrets.randbelow(MAX_SEED)
    path = opening.journal or saves.new_path(pack.manifest.id)
    play = Playthrough.new(pack, mind, seed, path)
    return Opened(play, play.do(Begin(opening.scene)), "")
