"""The line mode, as a pipe or a screen reader meets it."""

from __future__ import annotations

import io
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game import plain
from game.library.request import GameRequest
from game.mind.api import Mind, MindError
from game.session.journal.file import read_journal
from game.session.looks import LOOKS
from game.session.rules.commands import CommandError
from game.session.search.advisor import MeasuredAdvisor
from tests.session.conftest import TRIAL, WIN

Play = Callable[..., str]


@pytest.fixture
def play(mind: Mind, tmp_path: Path) -> Play:
    """Plays lines in the trial pack from a scene on, on the embedded mind where none is given;
    gives what was printed.
    """

    def played(
        *lines: str,
        scene: str | None = "eyes",
        journal: str = "played.jsonl",
        on: Mind | None = None,
    ) -> str:
        out = io.StringIO()
        request = GameRequest(stories=TRIAL, scene=scene, seed=7, journal=tmp_path / journal)
        typed = io.StringIO("".join(f"{line}\n" for line in lines))
        assert plain.run(request, lambda: on or mind, typed, out) == 0
        return out.getvalue()

    return played


def test_a_long_search_says_so_and_an_interrupt_ends_it_alone(
    play: Play, tiny: Mind, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGINT)
    text = play("hint", "hint", "hint", on=tiny)
    assert "Searching the mind, 0%" in text
    assert "Searching the mind, 75%" in text

    def interrupted(_self: object, *args: Any) -> None:
        progress: Callable[[str, float], None] = args[-1]
        progress("searching", 0.0)
        signal.raise_signal(signal.SIGINT)
        progress("searching", 0.5)

    monkeypatch.setattr(MeasuredAdvisor, "advise", interrupted)
    text = play("hint", "hint", "hint", "status", journal="again.jsonl", on=tiny)
    assert "the search was stopped; nothing has changed" in text
    assert "Life 1 of" in text.split("the search was stopped")[1]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_line_that_is_too_long_is_refused_and_not_cut(play: Play) -> None:
    text = play("L1.H1 scale 0", "remove 1" + " " * plain.MAX_LINE + "0", "status")
    assert "a line is shorter than" in text
    assert "Nudge 1: L1.H1 scale 0" in text.split("a line is shorter")[1]


def test_a_scene_is_won_from_a_pipe(play: Play) -> None:
    text = play(WIN, 'bet " no"', "let go")
    without, with_you = text.split("Without you: ")[1].split(" With you: ")
    assert not without.startswith('" no"')
    assert with_you.startswith('" no" ')
    assert 'Your bet on " no" is won.' in text
    assert "Won: You said ‘no’, and the steps go away." in text
    assert "forward-pass continue" in text.splitlines()[-1]


def test_it_is_plain_text_without_prompts(play: Play) -> None:
    text = play("look", "layers", "heads", "heads L1", "head L1.H2", WIN, "look", "layers", "go")
    assert all(char == "\n" or char.isprintable() for char in text)
    assert not any("\u2500" <= char <= "\u259f" for char in text), "no boxes"
    assert "\n> " not in text


def test_looking_changes_nothing_and_is_not_recorded(play: Play, tmp_path: Path) -> None:
    text = play("look", "layers", "heads", "head L0.H0", "status", "why", "help", "words", "go")
    assert [turn.command for turn in read_journal(tmp_path / "played.jsonl").turns] == [
        "begin eyes",
        "let go",
    ]
    assert '" giraffe"' in text
    assert "L0, waking: " in text
    assert "decoder: " in text
    assert "L1 looks at: H0 @" in text
    assert "Raises: " in text
    assert "Life 1 of 3." in text
    assert "Not done: no life has been lived in this scene yet." in text


def test_looking_shows_what_the_present_nudges_would_do(play: Play) -> None:
    text = play(WIN, "look", "layers", "head L6.H0", "heads L6")
    assert 'With your nudges: " no" ' in text
    assert '  with your nudges: " no" ' in text
    assert "L6.H0 (decoder)" in text


def test_why_tells_what_was_measured(play: Play) -> None:
    text = play(WIN, "go", "why")
    assert "think 1: +" in text
    assert "decisive: without it the word is" in text


def test_refusals_are_one_sentence_and_the_game_goes_on(play: Play) -> None:
    text = play("L9.H9 scale 0", "hlep", "head", "heads L99", "help foo", "undo", WIN, "go")
    refused = [line for line in text.splitlines() if line.startswith("Not done: ")]
    assert len(refused) == 6
    assert refused[1] == 'Not done: "hlep" is no command; did you mean help?'
    assert "Won: " in text


def test_help_and_notation_are_there(play: Play) -> None:
    text = play("help", "help nudges", "notation", "help suspicion", "help let go", scene=None)
    assert 'L5.H3 attend "foot" 0.8: move 80%' in text
    assert "Suspicion rises by surprise" in text


def test_comments_blank_lines_and_quit(play: Play, tmp_path: Path) -> None:
    play("# a comment", "", "quit", "go")
    assert len(read_journal(tmp_path / "played.jsonl").turns) == 1


def test_a_very_long_or_odd_line_is_one_refusal(play: Play) -> None:
    text = play("x" * 10_000, "\x1b[2J\x00", "go")
    assert text.count("Not done: ") == 2
    assert "\x1b" not in text
    assert "Life 2 awaits" in text


def test_undo_takes_back_a_lost_life(play: Play) -> None:
    text = play("go", "undo", "undo", WIN, "go")
    assert "Undone: let go." in text
    assert "Not done: there is nothing to undo." in text
    assert "Won: " in text


def test_the_whole_story_can_be_walked_to_its_end(play: Play) -> None:
    text = play("1", WIN, "go", "1", "1", scene=None)
    assert text.rstrip().splitlines()[-1].startswith("Recorded in ")
    assert "The story The Trial is over." in text


def test_trouble_with_the_journal_is_told_once_and_when_it_ends(mind: Mind, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")

    class Lines(io.StringIO):
        def readline(self, size: int = -1) -> str:  # type: ignore[override]
            line = super().readline(size)
            if line.startswith("hint"):
                blocked.unlink()
            return line

    out = io.StringIO()
    request = GameRequest(stories=TRIAL, scene="eyes", journal=blocked / "played.jsonl")
    plain.run(request, lambda: mind, Lines(f"{WIN}\nhint\ngo\n"), out)
    assert out.getvalue().count("cannot be written") == 1
    assert "is being written again" in out.getvalue()
    assert len(read_journal(blocked / "played.jsonl").turns) == 4


def test_a_look_that_the_mind_refuses_does_not_end_the_game(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_rest: str, _play: object) -> list[str]:
        raise MindError("transformers cannot be asked")

    monkeypatch.setitem(LOOKS, "reality", refused)
    text = play("reality", "go")
    assert "Not done: transformers cannot be asked" in text
    assert "Life 2 awaits" in text


def test_an_unknown_scene_cannot_begin(play: Play) -> None:
    with pytest.raises(CommandError, match="no scene nowhere"):
        play(scene="nowhere")
