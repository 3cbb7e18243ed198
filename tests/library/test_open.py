"""The one road into a game: which story a request is played in, and how line mode takes it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from game import plain
from game.library.open import find_story, open_game
from game.library.packs import open_pack
from game.library.request import GameRequest
from game.mind.api import Mind
from game.places import journal_folder
from game.session.journal.file import JournalError
from game.session.rules.commands import CommandError
from game.story.diagnostics import StoryError
from tests.library.installed import install, played
from tests.session.conftest import TRIAL

GARDEN = Path(__file__).parents[1] / "story" / "packs" / "garden"
KINDS = ("folder", "zip")


def gone_on(request: GameRequest, mind: Mind, *lines: str) -> str:
    """What line mode prints while these lines are typed."""
    out = io.StringIO()
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    assert plain.run(request, lambda: mind, typed, out) == 0
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_line_mode_goes_on_in_an_installed_pack(kind: str, mind: Mind) -> None:
    path = played(install(kind), "eyes", mind, "let go")
    text = gone_on(GameRequest(resume=path), mind, "status")
    assert "The Eyes" in text
    assert "Life 2 of 3." in text


def test_each_journal_is_gone_on_with_in_its_own_story(mind: Mind) -> None:
    trial = played(install("folder"), "eyes", mind)
    foot = played(None, "foot", mind)
    for path, name in ((foot, "forward-pass"), (trial, "trial"), (foot, "forward-pass")):
        assert find_story(GameRequest(resume=path)).manifest.id == name
        assert find_story(GameRequest(resume=path), TRIAL).manifest.id == name
        assert find_story(GameRequest(resume=path), GARDEN).manifest.id == name


def test_a_pack_that_lies_elsewhere_is_taken_from_near(mind: Mind) -> None:
    path = played(TRIAL, "eyes", mind)
    assert find_story(GameRequest(resume=path), TRIAL).manifest.id == "trial"
    with pytest.raises(JournalError, match=r"on story trial 1\.0 .* but this is forward-pass"):
        find_story(GameRequest(resume=path))
    with pytest.raises(JournalError, match=r"on story trial 1\.0 .* but this is garden"):
        find_story(GameRequest(resume=path), GARDEN)


def test_a_pack_that_is_named_is_the_one_that_counts(mind: Mind) -> None:
    path = played(install("folder"), "eyes", mind)
    with pytest.raises(JournalError, match="but this is garden"):
        find_story(GameRequest(stories=GARDEN, resume=path))


def test_broken_packs_beside_it_do_not_hinder(own_home: Path, mind: Mind) -> None:
    path = played(install("folder"), "eyes", mind)
    broken = own_home / "stories" / "a-broken-one"
    broken.mkdir()
    (broken / "pack.yaml").write_text("nonsense\n")
    (own_home / "stories" / "b.zip").write_bytes(b"no zip")
    assert find_story(GameRequest(resume=path)).manifest.id == "trial"


def test_a_pack_that_was_changed_is_another_story(own_home: Path, mind: Mind) -> None:
    pack = install("folder")
    path = played(pack, "eyes", mind)
    scene = pack / "scenes" / "eyes.md"
    scene.write_text(scene.read_text("utf-8").replace("A question.", "A riddle."), "utf-8")
    with pytest.raises(JournalError, match="was played on story trial"):
        find_story(GameRequest(resume=path))
    shutil.rmtree(pack)
    with pytest.raises(JournalError, match="name the right one with --stories"):
        find_story(GameRequest(resume=path))


def test_what_cannot_be_played_is_found_before_a_mind_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(StoryError):
        find_story(GameRequest(stories=tmp_path))
    with pytest.raises(CommandError, match="did you mean eyes"):
        find_story(GameRequest(stories=TRIAL, scene="eye"))
    with pytest.raises(JournalError):
        find_story(GameRequest(resume=tmp_path / "none.jsonl"))


def test_a_new_game_begins_in_a_journal_of_its_own(tmp_path: Path, mind: Mind) -> None:
    request = GameRequest(stories=TRIAL, scene="eyes")
    paths = set()
    for _ in range(2):
        opened = open_game(request, find_story(request), mind)
        opened.play.close()
        assert opened.warning == ""
        paths.add(opened.play.journal_path)
    assert paths == set(journal_folder().iterdir())
    assert len(paths) == 2
    path = tmp_path / "named.jsonl"
    named = open_game(GameRequest(stories=TRIAL, journal=path), open_pack(TRIAL), mind).play
    named.close()
    assert named.journal_path == path
