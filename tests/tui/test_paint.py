"""A moment alone makes the play screen: no mind, no client, no game."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from game.session.moment import Moment
from game.tui.app import ForwardPass
from game.tui.paint import paint, still
from tests.tui.captures import MIND, SMALL, moment
from tests.tui.conftest import awaits, until
from tests.tui.test_snapshots import kept


async def test_a_recorded_moment_is_painted() -> None:
    frame = await paint(moment("undone", 2), SMALL, MIND)
    assert frame.text == kept("play-nudge", SMALL).read_text("utf-8")
    assert [row.cell_length for row in frame.rows] == [80] * 24
    svg = frame.svg("Picture")
    assert svg.startswith("<svg")
    assert "Picture" in svg
    assert "Counting&#160;Aloud" in svg


async def test_it_is_the_screen_that_the_player_saw(game: Callable[..., ForwardPass]) -> None:
    saw: list[tuple[Moment, str]] = []
    app = game(scene="hall")
    async with app.run_test(size=(120, 40)) as pilot:
        for key, nudges in (("1", 0), ("x", 1), ("g", 0)):
            await until(pilot, lambda: getattr(app.screen, "shown", None) is not None)
            await pilot.press(key)
            screen = await awaits(pilot, nudges=nudges)
            saw.append((screen.moment, (await still(pilot)).text))
    for shown, text in saw:
        assert (await paint(shown, (120, 40), "ember")).text == text


def test_painting_loads_no_model_code() -> None:
    code = "import sys, game.tui.paint; print({'torch', 'transformers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "set()", done.stderr
