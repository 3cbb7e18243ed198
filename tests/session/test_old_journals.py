"""Journals of version 1, written by the game that had it: read, shown, verified, gone on with."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.export.transcript import replay_lines
from game.library.open import find_story, open_game
from game.library.request import GameRequest
from game.mind.api import Mind
from game.session.blocks.event_blocks import describe
from game.session.journal.file import VERSION, read_journal
from game.session.journal.verify import Rerun, report, rerun
from game.session.moment import Moment, fold
from game.session.rules.commands import parse_command
from game.story.load import load_pack

JOURNALS = Path(__file__).parents[1] / "journals"
OLD = JOURNALS / "v1"
EXPECTED: dict[str, dict[str, Any]] = json.loads((OLD / "expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def again(tiny: Mind) -> Callable[[str], Rerun]:
    """Runs a journal again, once for all that is asked of it."""
    return functools.cache(
        lambda name: rerun(read_journal(OLD / f"{name}.jsonl"), load_pack(JOURNALS / "pack"), tiny)
    )


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_it_reads_as_it_did(name: str) -> None:
    journal = read_journal(OLD / f"{name}.jsonl")
    shown = [line for _, lines in replay_lines(journal) for line in lines]
    assert "\n".join(shown) + "\n" == (OLD / f"{name}.replay.txt").read_text("utf-8")
    told = EXPECTED[name]
    assert (journal.finished, journal.torn) == (told["finished"], told["torn"])
    assert journal.version == journal.header.version == 1


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_it_verifies_as_it_did(name: str, again: Callable[[str], Rerun]) -> None:
    journal, told = read_journal(OLD / f"{name}.jsonl"), EXPECTED[name]
    assert report(journal, again(name)) == (told["verify"], told["status"])


@pytest.mark.parametrize("name", sorted(n for n, told in EXPECTED.items() if "continue" in told))
def test_it_is_gone_on_with_where_it_stopped(name: str, tiny: Mind, tmp_path: Path) -> None:
    """The old lines stay as they are; what is played now follows in today's version."""
    path = Path(shutil.copy(OLD / f"{name}.jsonl", tmp_path / "copy.jsonl"))
    request = GameRequest(stories=JOURNALS / "pack", resume=path)
    opened = open_game(request, find_story(request), tiny)
    assert opened.warning == ""
    opening = EXPECTED[name]["continue"]
    assert opening.startswith("\n".join(describe(opened.events)))
    old = read_journal(path)
    opened.play.do(parse_command(f"begin {opened.play.state.pack.manifest.entry}"))
    opened.play.close()
    grown = read_journal(path)
    assert [turn.version for turn in grown.turns][-1] == VERSION
    assert len(grown.turns) >= len(old.turns)
    found = rerun(grown, find_story(request), tiny)
    assert (found.difference, found.refused, found.cut) == (None, False, False)
    assert found.state == opened.play.state


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_stands_on_the_screen_is_made_from_its_events_alone(
    name: str, again: Callable[[str], Rerun]
) -> None:
    journal = read_journal(OLD / f"{name}.jsonl")
    if EXPECTED[name]["status"]:
        return
    moment = Moment()
    for turn in journal.turns:
        moment = fold(moment, turn.events)
    state = again(name).state
    if journal.torn:
        return
    assert (moment.phase, moment.result) == (state.phase, state.result)
    assert (moment.nudges, moment.bet) == (state.nudges, state.bet)
    assert (moment.life, moment.said) == (state.life, state.spoken)
    assert moment.suspicion == state.suspicion
