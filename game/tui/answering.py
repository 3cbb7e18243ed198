"""`python -m game.tui.answering`: how soon a key is answered while the mind works, as JSON.

Keys are posted to the app as the terminal's driver posts them, and a key counts as answered when
the app, the widget that has the focus and the screen have handled it, and the screen was drawn. Milliseconds, once for the time in which the mind
loads and once for the time in which a search runs in it.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual import events

from game.session.commands import Hint
from game.session.opening import Opening
from game.session.starting import open_pack
from game.tui.app import NO_MOTION, ForwardPass
from game.tui.portrait import settled
from game.tui.screens.play import Play

#: one key after the other, so many seconds apart
EVERY = 0.03
KEYS = ("tab", "shift+tab", "down", "up")
PATIENCE = 120.0
SCENE = "foot"


async def answered(app: ForwardPass, key: str) -> float:
    """Milliseconds until one key is handled all the way, and what it changed is drawn."""
    start, done = time.perf_counter(), asyncio.Event()
    app.post_message(events.Key(key, None))
    app.call_later(lambda: (app.focused or app.screen).call_later(_drawn, app, done))
    await done.wait()
    return 1e3 * (time.perf_counter() - start)


def _drawn(app: ForwardPass, done: asyncio.Event) -> None:
    app.screen.call_after_refresh(done.set)


async def while_working(app: ForwardPass, working: Callable[[], bool]) -> list[float]:
    """Press keys until nobody works any more."""
    found: list[float] = []
    end = time.monotonic() + PATIENCE
    while working():
        if time.monotonic() > end:
            raise TimeoutError("the mind worked for too long")
        found.append(await answered(app, KEYS[len(found) % len(KEYS)]))
        await asyncio.sleep(EVERY)
    return found


async def measure() -> dict[str, list[float]]:
    """Load the embedded mind and search in it, pressing keys all the while."""
    os.environ[NO_MOTION] = "1"
    with tempfile.TemporaryDirectory() as folder:
        app = ForwardPass(Opening(scene=SCENE, seed=1, journal=Path(folder) / "keys.jsonl"))
        async with app.run_test(size=(120, 40)) as pilot:
            loading = await while_working(app, lambda: app.stage.mind is None)
            while not settled(app):
                await pilot.pause(0.05)
            screen = app.screen
            assert isinstance(screen, Play)
            for _ in range(len(open_pack(None).scenes[SCENE].hints)):
                await app.stage.do(Hint())
            search = asyncio.ensure_future(app.stage.do(Hint()))
            searching = await while_working(app, lambda: not search.done())
            await search
    return {"loading": loading, "searching": searching}


def main() -> None:
    """Print the milliseconds."""
    json.dump(asyncio.run(measure()), sys.stdout)


if __name__ == "__main__":
    main()
