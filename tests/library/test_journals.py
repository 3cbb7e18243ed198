"""Where journals lie, and which one `continue` takes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.library import journals as saves
from game.mind.api import Mind
from game.places import journal_folder
from game.session.journal.file import JournalError
from game.session.playthrough import Playthrough
from game.session.rules.commands import parse_command
from game.story.model import Pack


def played(pack: Pack, mind: Mind, age: int, *texts: str) -> Path:
    path = saves.new_path(pack.manifest.id)
    playthrough = Playthrough.new(pack, mind, 7, path)
    for text in texts:
        playthrough.do(parse_command(text))
    playthrough.close()
    os.utime(path, (1e9 - age, 1e9 - age))
    return path


def test_the_newest_unfinished_journal_is_gone_on_with(
    pack: Pack, mind: Mind, own_home: Path
) -> None:
    with pytest.raises(JournalError, match="no unfinished journal"):
        saves.newest_unfinished()
    old = played(pack, mind, 30, "begin eyes")
    wanted = played(pack, mind, 20, "begin eyes", "pass")
    finished = played(pack, mind, 10, "begin quiet", "choose 1")
    broken = journal_folder() / "broken.jsonl"
    broken.write_text("nonsense\n")
    assert saves.newest_unfinished().path == wanted
    found = saves.saves()
    assert [save.path for save in found] == [broken, finished, wanted, old]
    assert all(path.is_relative_to(own_home) for path in (old, wanted, finished))
    told = [saves.summary(save) for save in found]
    assert "broken.jsonl:1: " in told[0]
    assert "finished" in told[1]
    assert "unfinished, last in The Eyes" in told[2]


def test_names_are_never_taken_twice(own_home: Path) -> None:
    first = saves.new_path("../odd name", 0)
    first.parent.mkdir(parents=True)
    first.touch()
    second = saves.new_path("../odd name", 0)
    assert first != second
    assert first.parent == second.parent == journal_folder()
