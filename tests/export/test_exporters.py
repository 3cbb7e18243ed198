"""A journal as a stream of moments, and all that is written from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.export.exporters import EXPORTERS
from game.export.moments import moments
from game.session.journal.file import read_journal
from game.session.moment import Moment, fold
from game.text.safety import find_control

JOURNALS = Path(__file__).parents[1] / "journals" / "v1"
NAMES = sorted(path.stem for path in JOURNALS.glob("*.jsonl"))


@pytest.mark.parametrize("name", NAMES)
def test_the_moments_are_those_that_were_seen(name: str) -> None:
    journal = read_journal(JOURNALS / f"{name}.jsonl")
    shown = list(moments(journal))
    assert tuple(each.turn for each in shown) == journal.turns
    assert [each.seconds for each in shown] == [turn.interval for turn in journal.turns]
    moment = Moment()
    for each in shown:
        moment = fold(moment, each.turn.events)
        assert each.moment == moment


def test_an_undo_leads_back_to_the_moment_before() -> None:
    shown = list(moments(read_journal(JOURNALS / "undo.jsonl")))
    undone = [number for number, each in enumerate(shown) if each.turn.command == "undo"]
    assert undone
    before = shown[undone[0] - 2].moment
    after = shown[undone[0]].moment
    assert (after.phase, after.life, after.suspicion) == (
        before.phase,
        before.life,
        before.suspicion,
    )
    assert after.nudges == before.nudges


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_the_transcript(name: str) -> None:
    text = "".join(EXPORTERS["text"](read_journal(JOURNALS / f"{name}.jsonl")))
    assert text == (JOURNALS / f"{name}.replay.txt").read_text("utf-8")


@pytest.mark.parametrize("form", EXPORTERS)
@pytest.mark.parametrize("name", NAMES)
def test_no_form_lets_a_control_character_through(form: str, name: str) -> None:
    text = "".join(EXPORTERS[form](read_journal(JOURNALS / f"{name}.jsonl")))
    assert text.endswith("\n")
    assert find_control(text) == -1
