"""`python -m game.bench.keys`: how soon a key is answered while the mind works, as JSON.

Keys are posted to the app as the terminal's driver posts them. One counts as answered when the app
and then the widget that has the focus have handled it, and what they posted before; and as drawn
after the screen's next refresh. In milliseconds, while the mind loads and while it is searched.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual import events

from game.library.request import GameRequest
from game.session.rules.state import State
from game.session.search.advisor import MeasuredAdvisor
from game.tui.app import ForwardPass
from game.tui.screenshot import settled
from game.tui.themed_app import NO_MOTION
from game.tui.threads import in_thread

#: one key after the other, so many seconds apart
EVERY = 0.03
#: the keys pressed, in turn: each only moves
KEYS = ("tab", "shift+tab", "down", "up")
#: seconds that the mind may work
PATIENCE = 120.0
#: the scene in which the mind is searched
SCENE = "foot"
#: milliseconds until a key was answered, and until that was drawn
Times = list[tuple[float, float]]


async def answered(app: ForwardPass, key: str) -> tuple[float, float]:
    """Milliseconds until one key is handled all the way, and until that was drawn."""
    start, took = time.perf_counter(), [0.0, 0.0]
    drawn = asyncio.Event()

    def note(which: int) -> None:
        took[which] = 1e3 * (time.perf_counter() - start)

    def on_screen() -> None:
        note(1)
        drawn.set()

    def handled() -> None:
        note(0)
        app.screen.call_after_refresh(on_screen)

    app.post_message(events.Key(key, None))
    app.call_later(lambda: (app.focused or app.screen).call_later(handled))
    await drawn.wait()
    return took[0], took[1]


async def while_working(app: ForwardPass, working: Callable[[], bool]) -> Times:
    """Press keys until nobody works any more."""
    found: Times = []
    end = time.monotonic() + PATIENCE
    while working():
        if time.monotonic() > end:
            raise TimeoutError("the mind worked for too long")
        found.append(await answered(app, KEYS[len(found) % len(KEYS)]))
        await asyncio.sleep(EVERY)
    return found


def unsolved(state: State) -> State:
    """The same moment in a scene that knows no solution, so that a hint has to be searched."""
    scene = replace(state.scene, solution=())
    return replace(state, pack=replace(state.pack, scenes={state.scene_id: scene}))


async def measure() -> dict[str, Times]:
    """Load the embedded mind and search in it, pressing keys all the while."""
    os.environ[NO_MOTION] = "1"
    with tempfile.TemporaryDirectory() as folder:
        app = ForwardPass(GameRequest(scene=SCENE, seed=1, journal=Path(folder) / "keys.jsonl"))
        async with app.run_test(size=(120, 40)) as pilot:
            loading = await while_working(app, lambda: app.client.mind is None)
            while not settled(app):
                await pilot.pause(0.05)
            play = app.client.play
            assert play is not None
            look = partial(MeasuredAdvisor().advice, unsolved(play.state), play.mind)
            search = asyncio.ensure_future(in_thread(look))
            searching = await while_working(app, lambda: not search.done())
            await search
    return {"loading": loading, "searching": searching}


def main() -> None:
    """Print the milliseconds."""
    json.dump(asyncio.run(measure()), sys.stdout)


if __name__ == "__main__":
    main()
