"""The app opens a journal in the story it was played in, from each place that goes on with one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.pilot import Pilot

from game.library.request import GameRequest
from game.mind.api import Mind
from game.tui.app import ForwardPass
from game.tui.screens.play import Play
from game.tui.screens.title import Title
from tests.library.installed import install, played
from tests.tui.conftest import DOOR, Wake, awaits, phase, shown, state_of, until

KINDS = ("folder", "zip")


def story_id(screen: Play) -> str:
    state = state_of(screen)
    assert state is not None
    return state.pack.manifest.id


async def _goes_on(pilot: Pilot[int], *keys: str) -> Play:
    """Press keys from the title; the life that the journal stopped in awaits, with its nudge."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Title))
    await until(pilot, lambda: "awake" in shown(pilot))
    for key in keys:
        await pilot.press(key)
        if key == "j":
            await until(pilot, lambda: "journal" in shown(pilot) and "unfinished" in shown(pilot))
    return await awaits(pilot, nudges=1)


@pytest.mark.parametrize("kind", KINDS)
async def test_from_the_command_line(kind: str, wake: Wake, mind: Mind) -> None:
    path = played(install(kind), "eyes", mind, "let go", "L1.H0 scale 0")
    async with ForwardPass(GameRequest(resume=path), wake).run_test(size=(80, 24)) as pilot:
        screen = await awaits(pilot, nudges=1)
        assert story_id(screen) == "trial"
        assert screen.moment.life == 2


@pytest.mark.parametrize("keys", [("c",), ("j", "c")], ids=["title", "journals"])
@pytest.mark.parametrize("kind", KINDS)
async def test_from_the_screens(kind: str, keys: tuple[str, ...], wake: Wake, mind: Mind) -> None:
    played(install(kind), "eyes", mind, "let go", "L1.H0 scale 0")
    async with ForwardPass(GameRequest(), wake).run_test(size=(80, 24)) as pilot:
        screen = await _goes_on(pilot, *keys)
        assert story_id(screen) == "trial"
        assert screen.moment.life == 2


async def test_no_story_is_kept_from_the_game_before(wake: Wake, mind: Mind) -> None:
    """A game of a pack named at the start, one of an installed pack, and a new one again."""
    path = played(install("folder"), "eyes", mind, "L1.H0 scale 0")
    request = GameRequest(stories=DOOR, scene="door", journal=path.with_name("0.txt"))
    async with ForwardPass(request, wake).run_test(size=(80, 24)) as pilot:
        assert story_id(await awaits(pilot)) == "door"
        await pilot.press("q")
        assert story_id(await _goes_on(pilot, "c")) == "trial"
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, Title))
        await pilot.press("n")
        await until(pilot, lambda: phase(pilot) == "prose")
        screen = pilot.app.screen
        assert isinstance(screen, Play)
        assert story_id(screen) == "door"


async def test_a_story_that_is_not_here_is_named(wake: Wake, mind: Mind) -> None:
    pack = install("folder")
    path = played(pack, "eyes", mind)
    (pack / "pack.yaml").unlink()
    app = ForwardPass(GameRequest(resume=path), wake)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app._notifications)
        (told,) = app._notifications
        assert "was played on story trial 1.0" in told.message
        await until(pilot, lambda: isinstance(app.screen, Title))


def test_the_first_screen_loads_no_rules_of_play() -> None:
    """Its request, its menu and its words need neither the story, the session nor the nudges."""
    never = ["game.library.open", "game.session.playthrough", "game.story", "game.narration"]
    never += ["game.mind.api", "game.mind.nudges"]
    code = f"import sys, game.tui.app; print(sorted({set(never)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
