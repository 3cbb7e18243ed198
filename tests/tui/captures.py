"""The main screens, each made from recorded events: what to show, and what to press then.

The journals were recorded on `tests/minds/tiny` and `tests/journals/pack`, with seed 7. No mind is
loaded here: what the inspector tells of two heads was asked of it once, and kept with them.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.library.request import GameRequest
from game.mind.api import MindCard
from game.mind.results import HeadHabit, HeadView
from game.places import journal_folder
from game.session.journal import codec
from game.session.journal.file import Journal, read_journal
from game.session.moment import Moment, fold
from game.tui.app import ForwardPass
from game.tui.mind_status import MindStatus
from game.tui.paint import Frame, MomentApp, still
from game.tui.screens.help import Help
from game.tui.screens.inspector import Inspector
from game.tui.screens.replay import Replay
from game.tui.themed_app import ThemedApp

JOURNALS = Path(__file__).parents[1] / "journals"
RECORDED = JOURNALS / "v2"
PACK = JOURNALS / "pack"
MIND = "tiny"
SMALL, LARGE = (80, 24), (160, 50)
Size = tuple[int, int]


@dataclass(frozen=True)
class Capture:
    """An app, and what is done there before its cells are taken."""

    app: Callable[[], ThemedApp]
    arrange: Callable[[Pilot[Any]], Awaitable[object]]
    sizes: tuple[Size, ...] = (SMALL, LARGE)

    async def taken(self, size: Size) -> Frame:
        """The cells of the screen."""
        app = self.app()
        async with app.run_test(size=size) as pilot:
            await self.arrange(pilot)
            return await still(pilot)


class Asleep:
    """A mind that answers nothing; it has a card."""

    def __init__(self) -> None:
        header = journal("won").header
        shape, fingerprint = header.mind.shape, header.mind.fingerprint
        self.card = MindCard(MIND, MIND, fingerprint, "", header.dtype, "", shape)


@cache
def journal(name: str) -> Journal:
    return read_journal(RECORDED / f"{name}.jsonl")


def moment(name: str, turns: int) -> Moment:
    """What stands on the screen after so many turns of a journal."""
    return reduce(fold, (turn.events for turn in journal(name).turns[:turns]), Moment())


def play(name: str, turns: int, *keys: str) -> Capture:
    """The play screen after so many turns of a journal."""

    async def arrange(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, MomentApp)
        await pilot.app.show(moment(name, turns))
        await pilot.press(*keys)

    return Capture(lambda: MomentApp(MIND), arrange)


def inspector(turns: int, layer: int, head: int) -> Capture:
    """A head of the life that awaits, over the play screen."""
    key = f"L{layer}.H{head}"
    told = json.loads((RECORDED / "heads.json").read_text("utf-8"))[key]
    view, label = codec.decode(HeadView, told["view"]), codec.decode(HeadHabit, told["label"])
    below = play("undone", turns, *["up"] * layer, *["right"] * head)

    async def arrange(pilot: Pilot[Any]) -> None:
        await below.arrange(pilot)
        seen = moment("undone", turns).seen
        assert seen is not None
        await pilot.app.push_screen(Inspector(view, label, seen, None))

    return Capture(below.app, arrange)


def game() -> ForwardPass:
    """The whole game with a mind that is awake at once."""

    def wake(_source: str | None, progress: Callable[[str, float], None]) -> Any:
        progress("awake", 1.0)
        return Asleep()

    return ForwardPass(GameRequest(stories=PACK, mind="tests/minds/tiny"), wake)


def title(status: MindStatus | None = None, *keys: str) -> Capture:
    """The title with the mind as far as that, and what is shown after these keys."""

    async def arrange(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, ForwardPass)
        while pilot.app.mind_status.phase != "awake":
            await pilot.pause(0.02)
        if status is not None:
            pilot.app.mind_status = status
        for key in keys:
            await pilot.press(key)
            await still(pilot)

    return Capture(game, arrange)


def replay(name: str, *keys: str) -> Capture:
    """A journal read again."""

    async def arrange(pilot: Pilot[Any]) -> None:
        await title().arrange(pilot)
        await pilot.app.push_screen(Replay(journal(name)))
        await pilot.press(*keys)

    return Capture(game, arrange)


def helped(below: Capture) -> Capture:
    """The help of a screen, over it."""

    async def arrange(pilot: Pilot[Any]) -> None:
        await below.arrange(pilot)
        await pilot.app.push_screen(Help(pilot.app.screen))

    return Capture(below.app, arrange)


WAKING = MindStatus(source="tests/minds/tiny").further("reading the weights", 0.3)
CAPTURES: dict[str, Capture] = {
    "title": title(),
    "title-waking": title(WAKING),
    "title-waiting": title(WAKING, "n"),
    "scenes": title(None, "s"),
    "journals": title(None, "j"),
    "help-title": helped(title()),
    "prologue": play("begun", 1),
    "counting-intro": play("begun", 2),
    "play-awaits": play("undone", 1),
    "play-nudge": play("undone", 2),
    "play-two-nudges": play("undone", 3),
    "play-nudge-removed": play("undone", 4),
    "play-bet": play("undone", 5),
    "play-bet-words": play("undone", 5, "f3"),
    "play-let-go": play("undone", 6),
    "play-let-go-words": play("undone", 6, "f3"),
    "play-let-go-why": play("undone", 6, "f4"),
    "play-undo": play("undone", 7),
    "play-hint-2": play("undone", 9),
    "play-token-selected": play("undone", 10, *["left_square_bracket"] * 3),
    "measure-write": play("undone", 1, "m"),
    "scene-passed": play("undone", 11),
    "scene-won": play("won", 4),
    "scene-won-why": play("won", 4, "f4"),
    "scene-lost": play("lost", 3),
    "scene-tried-again": play("lost", 4),
    "after-won-8": play("won", 12),
    "help-play": helped(play("undone", 1)),
    "inspector-head-nudged": inspector(2, 2, 3),
    "inspector-decoder": inspector(1, 3, 0),
    "replay-first-turn": replay("won"),
    "replay-turn-3": replay("won", "n", "n"),
    "replay-last-turn": replay("won", "end"),
    "too-small": Capture(game, title().arrange, ((60, 20),)),
}
#: each capture at each of its sizes
TAKEN = [(name, size) for name, capture in CAPTURES.items() for size in capture.sizes]


def named(size: Size) -> str:
    """`80x24`."""
    return f"{size[0]}x{size[1]}"


@pytest.fixture
def same_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves; the journals lie in a folder of the same name, in the same order; their times
    are told in UTC.
    """
    monkeypatch.setenv("FORWARD_PASS_NO_MOTION", "1")
    monkeypatch.setattr(time, "localtime", time.gmtime)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORWARD_PASS_HOME", "home")
    journal_folder().mkdir(parents=True)
    for path in RECORDED.glob("*.jsonl"):
        begun = journal(path.stem).header.timestamp
        os.utime(shutil.copy(path, journal_folder()), (begun, begun))
