"""What is shown of an attribution is all of it: lines, and a rest that is added up."""

from __future__ import annotations

import pytest

from game.session.blocks.why_blocks import LEAST, why_lines, written
from game.session.rules.events import LifeEvent
from tests.session.conftest import WIN, Play


def test_lines_and_rest_together_are_the_gap_that_moved(play: Play) -> None:
    _, happened = play("begin eyes", WIN, "let go")
    life = next(event for event in happened if isinstance(event, LifeEvent))
    told = written(life)
    assert told.terms
    assert all(abs(term.gain) >= LEAST for term in told.terms)
    shown = sum(term.gain for term in told.terms) + told.others_total
    assert shown == pytest.approx(life.outcome.gain, abs=1e-3)
    assert len(told.terms) + told.others == len(life.outcome.terms)
    assert f"{told.others} others together" in "\n".join(why_lines(life))


def test_a_life_without_nudges_names_no_writer(play: Play) -> None:
    _, happened = play("begin eyes", "let go")
    life = next(event for event in happened if isinstance(event, LifeEvent))
    assert not written(life).terms
    assert f"No single writer differs by {LEAST} logits." in why_lines(life)
