"""Going on with a journal tells the scene so far, as it was told, without what was undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.library.open import open_game
from game.library.packs import open_pack
from game.library.request import GameRequest
from game.mind.api import Mind
from game.session.rules.events import LifeEvent, ProseEvent, ReadingEvent, SceneEvent
from tests.session.conftest import TRIAL


def test_the_scene_so_far_is_told_again(recorded: Callable[..., Path], mind: Mind) -> None:
    path = recorded("begin eyes", "let go", "undo", "L0.H0 scale 0.9", "let go", "L1.H1 scale 2")
    opened = open_game(GameRequest(stories=TRIAL, resume=path), open_pack(TRIAL), mind)
    opened.play.close()
    lives = [event for event in opened.events if isinstance(event, LifeEvent)]
    assert [len(life.nudges) for life in lives] == [1], "the undone life had none"
    slots = [event.slot for event in opened.events if isinstance(event, ProseEvent)]
    assert slots[0] == "intro"
    assert "what" in slots
    assert isinstance(opened.events[0], SceneEvent)
    readings = [event for event in opened.events if isinstance(event, ReadingEvent)]
    assert [reading.life for reading in readings] == [2]
    assert len(opened.play.state.nudges) == 1
