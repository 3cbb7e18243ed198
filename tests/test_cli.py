"""The commands, by their output and exit status."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.mind.nudges.notation import parse
from game.places import journal_folder
from game.session.search.solver import Solved
from game.story.model import Step
from tests.commands import command_line, run
from tests.minds import TINY
from tests.session.conftest import TRIAL, WIN

STORIES = ("--stories", str(TRIAL))
ON_TINY = (*STORIES, "--mind", str(TINY))


@pytest.fixture
def won(tmp_path: Path) -> Path:
    """The journal of a scene that was won."""
    path = tmp_path / "won.jsonl"
    result = run(
        *("play", "--plain", "--scene", "eyes", "--seed", 7, "--journal", path, *STORIES),
        typed=f"{WIN}\nlet go\n",
    )
    assert result.exit_code == 0
    assert "Won: " in result.stdout
    assert result.stderr == ""
    return path


def test_version() -> None:
    assert __version__ in run("--version").stdout


def test_a_won_scene_verifies(won: Path) -> None:
    result = run("replay", won, "--verify", *STORIES)
    assert (result.stdout, result.exit_code) == ("verified: 1 life matches\n", 0)


def test_a_tampered_journal_does_not(won: Path) -> None:
    text = won.read_text("utf-8")
    won.write_text(text.replace('"bet_won":false', '"bet_won":true'), "utf-8")
    result = run("replay", won, "--verify", *STORIES)
    told = "turn 3 (life 1), fact bet_won: recorded True, measured False\n"
    assert (result.stdout, result.exit_code) == (told, 1)


def test_what_cannot_be_verified_exits_with_two(won: Path, tmp_path: Path) -> None:
    garden = Path(__file__).parent / "story" / "packs" / "garden"
    text = won.read_text("utf-8")
    forged = tmp_path / "forged.jsonl"
    forged.write_text(text.replace('"fingerprint":"', '"fingerprint":"00'), "utf-8")
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{}\n")
    for args, told in (
        (("none.jsonl",), "No such file"),
        ((broken, *STORIES), "broken.jsonl:1: "),
        ((forged, *STORIES), "has fingerprint"),
        ((won, "--stories", garden), "was played on story trial 1.0"),
        ((won, "--stories", tmp_path / "none"), "none"),
        ((won, *STORIES, "--mind", str(tmp_path)), str(tmp_path)),
    ):
        result = run("replay", *args, "--verify")
        assert result.exit_code == 2, args
        assert told in result.stderr
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""


def test_a_replay_is_shown_without_loading_a_model(won: Path) -> None:
    code = (
        "import sys; from game.cli import main\n"
        f"try: main(['replay', {str(won)!r}])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "heavy = {'torch', 'transformers', 'textual', 'safetensors'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Won: You said ‘no’" in done.stdout


def test_a_killed_game_goes_on_at_the_same_life(own_home: Path) -> None:
    game = subprocess.Popen(
        command_line("play", "--plain", "--scene", "eyes", *STORIES),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert game.stdin is not None
    assert game.stdout is not None
    game.stdin.write("let go\nL1.H0 scale 0\n")
    game.stdin.flush()
    for line in game.stdout:
        if line.startswith("Nudge 1: L1.H0 scale 0"):
            break
    os.kill(game.pid, signal.SIGKILL)
    game.communicate()
    result = run("continue", "--plain", *STORIES, typed="status\nlet go\n")
    assert result.exit_code == 0
    assert "Life 2 of 3." in result.stdout
    assert "Nudge 1: L1.H0 scale 0" in result.stdout
    assert "Life 3 awaits" in result.stdout
    (path,) = journal_folder().iterdir()
    assert run("replay", path, "--verify", *STORIES).stdout == "verified: 2 lives match\n"


def test_the_way_back_that_is_printed_leads_back(own_home: Path) -> None:
    farewell = run("play", "--plain", "--scene", "eyes", *STORIES, typed="let go\n").stdout
    way = shlex.split(farewell.splitlines()[-1].partition("forward-pass ")[2])
    assert way[0] == "continue"
    assert "Life 2 of 3." in run(*way, "--plain", typed="status\n").stdout


def test_continue_finds_a_pack_of_the_players_own(own_home: Path) -> None:
    own = own_home / "stories"
    own.mkdir()
    (own / "trial").symlink_to(TRIAL)
    run("play", "--plain", "--scene", "eyes", "--stories", own / "trial", typed="let go\n")
    assert "Life 2 of 3." in run("continue", "--plain", typed="status\n").stdout
    (path,) = journal_folder().iterdir()
    assert run("replay", path, "--verify").stdout == "verified: 1 life matches\n"


def test_going_on_repeats_no_search(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "L1.H1 scale 0\n" + "hint\n" * 6
    played = run("play", "--plain", "--scene", "eyes", *ON_TINY, typed=typed).stdout
    last = [line for line in played.splitlines() if line.startswith("Hint")][-1]

    def never(*_: object) -> None:
        raise AssertionError("searched again")

    with monkeypatch.context() as patched:
        patched.setattr("game.session.search.advisor.MeasuredAdvisor.advise", never)
        assert run("continue", "--plain", *ON_TINY, typed="quit\n").exit_code == 0
    again = run("continue", "--plain", *ON_TINY, typed="hint\n").stdout
    assert last in again
    (path,) = journal_folder().iterdir()
    assert run("replay", path, "--verify", *ON_TINY).exit_code == 0


def test_a_scene_that_the_mind_cannot_live_leaves_no_journal(
    own_home: Path, tmp_path: Path
) -> None:
    pack = Path(shutil.copytree(TRIAL, tmp_path / "long"))
    scene = pack / "scenes" / "eyes.md"
    text = scene.read_text("utf-8")
    scene.write_text(text.replace("have?", "have?" + " and so on" * 400), "utf-8")
    result = run("play", "--plain", "--scene", "eyes", "--stories", pack)
    assert result.exit_code == 2
    assert "the context is full" in result.stderr
    assert "There are no journals" in run("journals").stdout


def test_journals_are_listed(own_home: Path) -> None:
    assert "There are no journals" in run("journals").stdout
    run("play", "--plain", "--scene", "eyes", *STORIES, typed="go\n")
    assert "trial, 1 life lived, unfinished, last in The Eyes" in run("journals").stdout


def test_continue_tells_when_there_is_nothing_to_go_on_with() -> None:
    result = run("continue", "--plain")
    assert result.exit_code == 2
    assert "no unfinished journal" in result.stderr


def test_play_tells_what_is_wrong_in_one_sentence(won: Path, tmp_path: Path) -> None:
    for args, told in (
        (("--scene", "eye", *STORIES), "did you mean eyes?"),
        (("--mind", str(tmp_path / "none"), *STORIES), "none"),
        (("--stories", str(tmp_path)), "pack.yaml"),
        (("--journal", str(won), *STORIES), "exists already"),
    ):
        result = run("play", "--plain", *args)
        assert result.exit_code == 2, args
        assert told in result.stderr
        assert result.stderr.count("\n") == 1


def test_stories_are_listed(own_home: Path, tmp_path: Path) -> None:
    own = own_home / "stories"
    own.mkdir()
    (own / "trial").symlink_to(TRIAL)
    told = run("stories", "list").stdout
    assert "trial 1.0: The Trial" in told
    assert "  by The tests, licence CC0-1.0\n" in told
    assert "After the short story" in told, "the built-in story's credits"


def test_stories_are_checked(tmp_path: Path) -> None:
    assert run("stories", "check", TRIAL).exit_code == 0
    (tmp_path / "pack.yaml").write_text("format: 1\nid: Bad Id\n")
    result = run("stories", "check", tmp_path)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{tmp_path / 'pack.yaml'}:")
    assert ": FP" in result.stdout
    assert run("stories", "check", tmp_path / "none").stdout.startswith(f"{tmp_path / 'none'}:1: ")


def test_a_win_that_is_found_is_told_and_written_into_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Solved(1, 1, (Step((parse(WIN),)),))
    monkeypatch.setattr("game.session.search.solver.solve", lambda *_: found)
    pack = Path(shutil.copytree(TRIAL, tmp_path / "trial"))
    result = run("stories", "solve", pack, "--scene", "eyes", "--write")
    assert result.exit_code == 0
    assert result.stdout == f"eyes: won with 1 nudge in 1 life\n  life 1: {WIN}\n"
    assert result.stderr == f"  written to {pack / 'scenes' / 'eyes.md'}\n"
    assert "par: {nudges: 1, lives: 1}" in (pack / "scenes" / "eyes.md").read_text("utf-8")
    assert run("stories", "check", pack).exit_code == 0


def test_what_cannot_be_solved_is_one_sentence(tmp_path: Path) -> None:
    zipped = shutil.make_archive(str(tmp_path / "trial"), "zip", TRIAL)
    for args, told in (
        ((zipped, "--write"), "unzip the pack to write into it"),
        ((TRIAL, "--scene", "gate"), "gate is no scene with a goal; this pack's are "),
        ((tmp_path / "none",), "none"),
    ):
        result = run("stories", "solve", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
        assert result.stderr.count("\n") == 1


def test_python_m_game_is_the_same_command() -> None:
    done = subprocess.run(command_line("--help"), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "Usage: forward-pass" in done.stdout
