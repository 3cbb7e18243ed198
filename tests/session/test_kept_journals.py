"""Journals of version 2 that are kept with the tests: they verify, and hold what screens show."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session.journal.file import read_journal
from game.session.journal.verify import report, rerun
from game.session.moment import Moment, fold
from game.session.rules.events import LifeEvent, NudgesEvent, ReadingEvent
from game.story.load import load_pack
from tests.minds import tiny_mind

JOURNALS = Path(__file__).parents[1] / "journals"
KEPT = sorted((JOURNALS / "v2").glob("*.jsonl"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_it_verifies(path: Path) -> None:
    journal = read_journal(path)
    found = rerun(journal, load_pack(JOURNALS / "pack"), tiny_mind())
    assert journal.header.version == 2
    assert report(journal, found)[1] == 0
    moment = Moment()
    for turn in journal.turns:
        moment = fold(moment, turn.events)
    assert moment == found.moment


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_its_readings_hold_the_tower(path: Path) -> None:
    for turn in read_journal(path).turns:
        for event in turn.events:
            match event:
                case ReadingEvent(reading=reading) | NudgesEvent(reading=reading):
                    readings = [reading]
                case LifeEvent(outcome=outcome):
                    readings = [outcome.baseline, outcome.nudged]
                case _:
                    continue
            for each in readings:
                assert each is None or (len(each.cells), len(each.lens)) == (4, 4)
