"""The game is left while a thread still works for the screen: nobody asks a screen that is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from game.session.search import advisor as hints
from game.tui.app import ForwardPass
from game.tui.client import Client
from game.tui.moment_view import MomentView
from game.tui.screens.title import Title
from game.tui.widgets.status_bar import StatusBar
from tests.tui.conftest import awaits, story, until

#: what is asked of the client, and the keys that ask it
ASKED = {
    "do": ("x",),
    "head": ("enter",),
    "habits": ("m", "m"),
    "look": ("slash", *"labels", "enter", "escape"),
}


async def quits(pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+q")


async def leaves(pilot: Pilot[int]) -> None:
    await pilot.press("escape", "q")
    await until(pilot, lambda: isinstance(pilot.app.screen, Title))


async def is_closed(_pilot: Pilot[int]) -> None:
    """The app is closed with all its screens, as when its terminal is gone."""


WAYS = (quits, leaves, is_closed)


#: leaving waits until a command under way is recorded
PAIRS = [(asked, go) for asked in ASKED for go in WAYS if (asked, go) != ("do", leaves)]


@pytest.mark.parametrize(("asked", "go"), PAIRS)
async def test_an_answer_that_comes_when_the_parts_are_gone_is_not_shown(
    asked: str,
    go: Callable[[Pilot[int]], Any],
    game: Callable[..., ForwardPass],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, gone, waits = game(), asyncio.Event(), asyncio.Event()
    answer = getattr(Client, asked)

    async def late(*args: Any) -> Any:
        found = await answer(*args)
        waits.set()
        await gone.wait()
        return found

    async with app.run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        monkeypatch.setattr(Client, asked, late)
        monkeypatch.setattr(MomentView, "on_unmount", lambda _: gone.set(), raising=False)
        await pilot.press(*ASKED[asked])
        await until(pilot, waits.is_set)
        await go(pilot)
    assert gone.is_set()


@pytest.mark.parametrize("go", WAYS)
@pytest.mark.parametrize("turns", [0, 5])
async def test_a_search_may_be_left_at_any_time(
    turns: int,
    go: Callable[[Pilot[int]], Any],
    game: Callable[..., ForwardPass],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`turns` of the event loop after it has told how far it is."""
    monkeypatch.setattr(hints, "_by_the_solution", lambda *_: None)
    monkeypatch.setattr(hints, "CHUNK", 1)
    async with game().run_test(size=(120, 40)) as pilot:
        screen = await awaits(pilot)
        await pilot.press("h")
        await until(pilot, lambda: "Doors love to be refused." in story(pilot))
        await pilot.press("h")
        top = screen.query_one(StatusBar)
        await until(pilot, lambda: top.searched is not None)
        for _ in range(turns):
            await asyncio.sleep(0)
        await go(pilot)
    assert not screen.is_running
