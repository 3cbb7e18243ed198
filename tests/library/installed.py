"""Puts a story pack into the player's data folder, and plays there."""

from __future__ import annotations

import shutil
from pathlib import Path

from game.library.open import find_story, open_game
from game.library.request import GameRequest
from game.mind.api import Mind
from game.places import journal_folder, story_folder
from game.session.rules.commands import parse_command
from tests.session.conftest import TRIAL


def install(kind: str) -> Path:
    """The pack `trial`, copied into the data folder as a "folder" or a "zip"."""
    if kind == "folder":
        return Path(shutil.copytree(TRIAL, story_folder() / "trial"))
    story_folder().mkdir(parents=True, exist_ok=True)
    return Path(shutil.make_archive(str(story_folder() / "trial"), "zip", TRIAL))


def played(stories: Path | None, scene: str, mind: Mind, *texts: str) -> Path:
    """The journal of a game that was begun in a scene, played and left."""
    path = journal_folder() / f"{scene}.jsonl"
    request = GameRequest(stories=stories, scene=scene, seed=7, journal=path)
    play = open_game(request, find_story(request), mind).play
    for text in texts:
        play.do(parse_command(text))
    play.close()
    return path
