"""A journal read on screen shows the moments that its game showed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.widgets import OptionList

from game.export.moments import moments
from game.library.request import GameRequest
from game.session.journal.file import read_journal
from game.tui.app import ForwardPass
from game.tui.screens.replay import Replay
from game.tui.widgets.suspicion_gauge import SuspicionGauge
from tests.tui.conftest import Wake, until

UNDO = Path(__file__).parents[1] / "journals" / "v1" / "undo.jsonl"


async def test_the_gauge_shows_the_suspicion_of_the_turn(wake: Wake) -> None:
    journal = read_journal(UNDO)
    seen = [shown.moment for shown in moments(journal)]
    app = ForwardPass(GameRequest(), wake)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(Replay(journal))
        turns = app.screen.query_one("#list", OptionList)
        gauge = app.screen.query_one(SuspicionGauge)
        for number, moment in enumerate(seen):
            turns.highlighted = number
            await pilot.pause()
            lived = moment.living and moment.phase in ("life", "ended")
            level = moment.suspicion if lived else None
            await until(pilot, partial(_shows, gauge, level))


def _shows(gauge: SuspicionGauge, level: float | None) -> bool:
    return gauge.level == level
