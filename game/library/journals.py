"""The journals of the data folder: their names, their list, and which can be gone on with."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.places import journal_folder
from game.session.journal.file import Journal, JournalError, read_journal
from game.session.rules.events import LifeEvent, SceneEvent
from game.text.plural import counted

#: how a journal's file name ends
SUFFIX = ".jsonl"
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Save:
    """One journal of the data folder, or why it cannot be read."""

    path: Path
    journal: Journal | None
    trouble: str


def new_path(story_id: str, now: float | None = None) -> Path:
    """A free name for a journal that begins now."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now))
    name = f"{stamp}-{_UNSAFE.sub('-', story_id)[:40] or 'story'}"
    folder = journal_folder()
    path, count = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}{SUFFIX}"
    return path


def saves() -> list[Save]:
    """All journals of the data folder, newest first."""
    return list(_saves())


def newest_unfinished() -> Journal:
    """The journal that `continue` goes on with.

    Raises:
        JournalError: there is none.
    """
    for save in _saves():  # read one by one, until it is found
        if save.journal is not None and save.journal.turns and not save.journal.finished:
            return save.journal
    raise JournalError(f"there is no unfinished journal in {journal_folder()}; start with play")


def summary(save: Save) -> str:
    """One line on a journal: its file, story, length, and how far it came."""
    journal = save.journal
    if journal is None:
        return save.trouble
    lives = sum(isinstance(e, LifeEvent) for turn in journal.turns for e in turn.events)
    ends = "finished" if journal.finished else "unfinished"
    scenes = [e.title for turn in journal.turns for e in turn.events if isinstance(e, SceneEvent)]
    where = f", last in {scenes[-1]}" if scenes else ""
    lived = f"{counted(lives, 'life')} lived"
    return f"{save.path}: {journal.header.story.id}, {lived}, {ends}{where}"


def _saves() -> Iterator[Save]:
    """The journals newest first, each read when it is asked for."""
    try:
        paths = [path for path in journal_folder().iterdir() if path.suffix == SUFFIX]
    except OSError:
        return
    yield from map(_save, sorted(paths, key=_age))


def _age(path: Path) -> tuple[float, str]:
    try:
        return -path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name


def _save(path: Path) -> Save:
    try:
        return Save(path, read_journal(path), "")
    except JournalError as error:
        return Save(path, None, str(error))
