"""Looking at a journal: what was shown, without a model, harmless for the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from game.export.exporters import EXPORTERS
from game.export.transcript import show_replay
from game.session.blocks.event_blocks import describe
from game.session.blocks.why_blocks import why_lines
from game.session.journal.file import read_journal
from tests.session.conftest import WIN, Play

Record = Callable[..., Path]


def shown(path: Path) -> str:
    return "".join(EXPORTERS["text"](read_journal(path)))


def test_a_replay_reads_as_the_game_did(recorded: Record, play: Play) -> None:
    text = shown(recorded("begin eyes", WIN, "let go"))
    _, events = play("begin eyes", WIN, "let go")
    assert "\n".join(describe(events)) in text
    assert f"[2] > {WIN}" in text
    assert "Won: You said ‘no’, and the steps go away." in text


def test_it_waits_as_the_player_did_but_not_for_long(recorded: Record) -> None:
    path = recorded("begin eyes", "hint", "hint")
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if '"hint"]' in line:
            lines[number] = json.dumps([[1.0, 90.0][line != lines[number]] or 1, "c", "hint"])
    lines[-2] = json.dumps([90, "c", "hint"])
    path.write_text("\n".join(lines) + "\n", "utf-8")
    waited: list[float] = []
    show_replay(read_journal(path), lambda _: None, 4.0, waited.append)
    assert waited[2:] == [0.25, 2.0]


def test_a_planted_escape_code_does_not_reach_the_terminal(recorded: Record) -> None:
    path = recorded("begin eyes", "let go")
    text = path.read_text("utf-8").replace('"title":"The Eyes"', '"title":"\\u001b[2J\\u202e"')
    path.write_text(text.replace("They heard", "\\u001b]0;x\\u0007"), "utf-8")
    seen = shown(path)
    assert "\u001b" not in seen
    assert "\u202e" not in seen
    assert "\u0007" not in seen
    assert "Scene: ␛[2J" in seen


def test_why_names_the_measured_cause(play: Play) -> None:
    state, _ = play("begin eyes", WIN, "let go")
    lines = why_lines(state.lives[-1])
    assert any(line.strip().startswith("think 1: +") for line in lines)
    assert any("decisive: without it the word is" in line for line in lines)
