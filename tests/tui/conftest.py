"""The app over the real embedded mind, in this process: no child is started."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot

from game.library.request import GameRequest
from game.mind.api import Mind, MindCard, Progress, Question
from game.session.rules.state import State
from game.tui.app import ForwardPass
from game.tui.screens.play import Play
from game.tui.widgets.story_log import StoryLog

DOOR = Path(__file__).parent / "packs" / "door"
#: seconds to wait for anything, on a busy machine too
WAIT = 60.0
T = TypeVar("T")
Wake = Callable[..., Any]


class Locked:
    """The mind, asked by one thread at a time (as the process of the real game does)."""

    def __init__(self, mind: Mind) -> None:
        self._mind, self._lock = mind, threading.Lock()

    @property
    def card(self) -> MindCard:
        return self._mind.card

    def ask(self, question: Question[T], progress: Progress | None = None) -> T:
        with self._lock:
            return self._mind.ask(question, progress)


@pytest.fixture(scope="session")
def wake(mind: Mind) -> Wake:
    locked = Locked(mind)

    def start(_source: str | None, progress: Callable[[str, float], None]) -> Any:
        progress("awake", 1.0)
        return locked

    return start


@pytest.fixture(autouse=True)
def no_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARD_PASS_NO_MOTION", "1")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


@pytest.fixture
def game(wake: Wake, journal: Path) -> Callable[..., ForwardPass]:
    """An app that plays the pack of these tests, in one journal."""

    def make(scene: str | None = "door", **more: Any) -> ForwardPass:
        request = GameRequest(stories=DOOR, scene=scene, seed=7, journal=journal, **more)
        return ForwardPass(request, wake)

    return make


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait for what the screen is to show."""
    for _ in range(int(WAIT / 0.02)):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"still waiting; the screen shows\n{shown(pilot)}")


async def awaits(pilot: Pilot[int], nudges: int | None = None) -> Play:
    """Wait until a life awaits and is to be seen with its nudges; gives the play screen."""

    def ready() -> bool:
        screen = pilot.app.screen
        if not isinstance(screen, Play) or screen.shown is not screen.moment:
            return False
        awaits = screen.moment.phase == "life"
        return awaits and (nudges is None or len(screen.moment.nudges) == nudges)

    await until(pilot, ready)
    screen = pilot.app.screen
    assert isinstance(screen, Play)
    return screen


def state_of(screen: Play) -> State | None:
    """What the rules know, once a playthrough is open."""
    return screen.client.play.state if screen.client.play is not None else None


def phase(pilot: Pilot[int]) -> str:
    screen = pilot.app.screen
    return screen.moment.phase if isinstance(screen, Play) else ""


async def types(pilot: Pilot[int], line: str) -> None:
    """Type a line into the command line and enter it."""
    from game.tui.widgets.command_line import CommandLine

    typed = pilot.app.screen.query_one(CommandLine)
    typed.focus()
    typed.value = line
    typed.cursor_position = len(line)
    await pilot.press("enter")
    await pilot.pause()


def story(pilot: Pilot[int]) -> str:
    """All of the narration, as plain text."""
    entries = pilot.app.screen.query_one(StoryLog).query("Static")
    return "\n".join(str(entry.render()) for entry in entries)


def text_of(pilot: Pilot[int], selector: str) -> str:
    """What one widget says."""
    return str(pilot.app.screen.query_one(selector).render())


def shown(pilot: Pilot[int]) -> str:
    """The screen as text."""
    app = pilot.app
    width, height = app.size
    lines = app.screen._compositor.render_strips(app.size) if width and height else []
    return "\n".join(strip.text for strip in lines)
