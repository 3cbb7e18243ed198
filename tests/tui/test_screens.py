"""The screens around the game: title, help, inspector, scenes, journals, replay, size."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from game.library.request import GameRequest
from game.mind.api import MindError
from game.mind.nudges import notation
from game.mind.nudges.kinds import At, Attend, Key, Nudge, Query, Say, Scale, Toward, Value
from game.tui.app import ForwardPass
from game.tui.screens.help import Help
from game.tui.screens.inspector import Inspector
from game.tui.screens.journals import Journals
from game.tui.screens.play import Play
from game.tui.screens.replay import Replay
from game.tui.screens.scenes import Scenes
from game.tui.screens.title import Title
from game.tui.screens.too_small import TooSmall
from game.tui.themes import NIGHT, PAPER
from game.tui.widgets.tower import Tower
from tests.tui.conftest import DOOR, awaits, phase, shown, state_of, text_of, until


def test_importing_the_screens_imports_no_model_code() -> None:
    code = (
        "import sys, game.tui, game.tui.app, game.tui.screens.play, game.tui.screens.inspector,"
        "game.tui.screens.journals; print({'torch', 'transformers'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "set()"


def test_the_real_mind_wakes_in_a_process_of_its_own() -> None:
    """Also that a child can be started while the screen stands in for standard error."""
    code = """
import asyncio
from game.library.request import GameRequest
from game.tui.app import ForwardPass

async def main():
    app = ForwardPass(GameRequest())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(400):
            await pilot.pause(0.1)
            if app.mind_status.phase != "loading" or not app.is_running:
                break
        print(app.mind_status.phase, app.mind_status.name, file=__import__("sys").__stdout__)

if __name__ == "__main__":
    asyncio.run(main())
"""
    folder = os.environ["FORWARD_PASS_HOME"]
    path = Path(folder) / "wake.py"
    path.write_text(code)
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert done.stdout.split() == ["awake", "ember"], done.stderr[-2000:]


async def test_the_title_names_the_mind_and_waits_for_it(wake: Callable[..., Any]) -> None:
    import threading

    gate = threading.Event()

    def slowly(source: str | None, progress: Callable[[str, float], None]) -> Any:
        progress("reading the weights", 0.3)
        gate.wait(30)
        return wake(source, progress)

    app = ForwardPass(GameRequest(stories=DOOR), slowly)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "30% reading the weights" in text_of(pilot, "#mind"))
        assert "ember, a small GPT-2 trained by us from scratch" in text_of(pilot, "#mind")
        assert "karpathy.github.io/2021/03/27/forward-pass/" in shown(pilot)
        await pilot.press("n")
        await until(pilot, lambda: "then the game begins" in shown(pilot))
        gate.set()
        await until(pilot, lambda: phase(pilot) == "prose")


async def test_a_mind_that_cannot_wake_says_why_in_one_sentence() -> None:
    def fails(_source: str | None, _progress: Callable[[str, float], None]) -> Any:
        raise MindError("the folder [red]x[/red] holds no config.json")

    app = ForwardPass(GameRequest(stories=DOOR, mind="x"), fails)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "holds no config.json" in text_of(pilot, "#mind"))
        assert "[red]x[/red]" in shown(pilot)
        await pilot.press("n")
        assert isinstance(app.screen, Title)


async def test_the_first_frame_wears_the_games_own_colours(
    game: Callable[..., ForwardPass],
) -> None:
    app = game(scene=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Title))
        assert app.theme == NIGHT.name
        assert app.screen.styles.background.hex.lower() == NIGHT.background
        await pilot.press("ctrl+t")
        await until(pilot, lambda: app.screen.styles.background.hex.lower() == PAPER.background)


async def test_a_small_terminal_is_told_and_the_game_comes_back(
    game: Callable[..., ForwardPass],
) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        play = await awaits(pilot)
        await pilot.resize_terminal(70, 20)
        await until(pilot, lambda: "70×20" in shown(pilot))
        assert "80×24" in shown(pilot)
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: app.screen is play)
        await pilot.pause(0.1)
        assert app.screen is play
    async with game(scene=None).run_test(size=(79, 24)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, TooSmall))


PLACED: tuple[tuple[str, Nudge], ...] = (
    ("s", Scale(2, 3, 0.0)),
    ("d", Scale(2, 3, 2.0)),
    ("a", Attend(2, 3, At(4), 0.8)),
    ("k", Query(2, 3, Toward(At(4)), 1.5)),
    ("l", Key(2, 3, At(4), Toward(None), 1.0)),
    ("v", Value(2, 3, At(4), Say(" no"), 2.0)),
)


async def test_the_inspector_places_the_nudge_it_says(game: Callable[..., ForwardPass]) -> None:
    async with game().run_test(size=(80, 24)) as pilot:
        play = await awaits(pilot)
        for key, nudge in PLACED[-2:]:
            screen = await _inspect(pilot, 2, 3)
            screen.query_one("#attention", OptionList).highlighted = 4
            screen.query_one("#word", Input).value = " no"
            await until(pilot, partial(offers_placed, screen))
            for (letter, said), line in zip(PLACED, offered(screen), strict=True):
                assert line.startswith(f"{letter}  ")
                assert line.endswith(notation.show(said))
            await pilot.press(key)
            await awaits(pilot, nudges=1)
            state = state_of(play)
            assert state is not None
            assert state.nudges == (nudge,)
            await pilot.press("u")
            await awaits(pilot, nudges=0)


async def test_the_inspector_refuses_a_strength_out_of_bounds(
    game: Callable[..., ForwardPass],
) -> None:
    async with game().run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        screen = await _inspect(pilot, 2, 3)
        screen.query_one("#strength", Input).value = "7"
        await until(pilot, lambda: "must lie between 0 and 1, not 7" in offered(screen)[2])
        await pilot.press("a")
        await pilot.pause()
        assert "must lie between 0 and 1, not 7" in offered(screen)[2]
        assert pilot.app.screen is screen


async def _inspect(pilot: Pilot[int], layer: int, head: int) -> Inspector:
    tower = pilot.app.screen.query_one(Tower)
    tower.focus()
    tower.cursor = (layer, head)
    await pilot.press("enter")

    def ready() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, Inspector) and getattr(screen.focused, "id", "") == "attention"

    await until(pilot, ready)
    screen = pilot.app.screen
    assert isinstance(screen, Inspector)
    return screen


def offers_placed(screen: Inspector) -> bool:
    """Whether the nudges offered are those of `PLACED`."""
    pairs = zip(PLACED, offered(screen), strict=True)
    return all(line.endswith(notation.show(said)) for (_, said), line in pairs)


def offered(screen: Inspector) -> list[str]:
    """The lines of the nudges offered."""
    return [str(o.prompt) for o in screen.query_one("#actions", OptionList).options]


async def test_in_the_decoder_one_can_only_look(game: Callable[..., ForwardPass]) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        play = await awaits(pilot)
        await _inspect(pilot, 7, 0)
        assert "look, not touch" in shown(pilot)
        assert not app.screen.query("#actions")
        await pilot.press("s")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is play)
        state = state_of(play)
        assert state is not None
        assert state.nudges == ()


async def test_every_screen_opens_its_help(game: Callable[..., ForwardPass]) -> None:
    async with game().run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        await _help(pilot, "help: play")
        await _inspect(pilot, 0, 0)
        await _help(pilot, "help: head")
        await pilot.press("escape", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, Title))
        await _help(pilot, "help: title")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Scenes))
        await _help(pilot, "help: scenes")
        await pilot.press("escape", "j")
        await until(pilot, lambda: isinstance(pilot.app.screen, Journals))
        await _help(pilot, "help: journals")


async def test_the_palette_has_the_actions_of_the_screen(
    game: Callable[..., ForwardPass],
) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        play = await awaits(pilot)
        titles = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Let go", "Undo", "Hint", "Pass", "Silence head", "Bet on a word"} <= titles
        await pilot.press("ctrl+p", *"silence")
        await until(pilot, lambda: "Silence head" in shown(pilot))
        await pilot.press("enter")
        await awaits(pilot, nudges=1)
        assert app.screen is play


async def _help(pilot: Pilot[int], titled: str) -> None:
    before = pilot.app.screen
    await pilot.press("f1")
    await until(pilot, lambda: isinstance(pilot.app.screen, Help) and titled in shown(pilot))
    await pilot.press("escape")
    await until(pilot, lambda: pilot.app.screen is before)


async def test_a_journal_is_read_again_without_the_mind(
    game: Callable[..., ForwardPass], own_home: Path
) -> None:
    from game.places import journal_folder

    journal_folder().mkdir(parents=True)
    kept = journal_folder() / "kept.jsonl"
    async with ForwardPass(
        GameRequest(stories=DOOR, scene="door", journal=kept), game()._wake
    ).run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        await pilot.press("x")
        await awaits(pilot, nudges=1)
        await pilot.press("g")
        play = pilot.app.screen
        assert isinstance(play, Play)
        await until(pilot, lambda: (now := state_of(play)) is not None and now.lives)

    def asleep(_source: str | None, _progress: Callable[[str, float], None]) -> Any:
        raise MindError("asleep")

    async with ForwardPass(GameRequest(stories=DOOR), asleep).run_test(size=(120, 40)) as pilot:
        await pilot.press("j")
        await until(pilot, lambda: "1 journal" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Replay))
        await pilot.press("end")
        await until(pilot, lambda: "without you" in shown(pilot))
        assert "wrote it" in shown(pilot)


async def test_choosing_a_scene_begins_there(game: Callable[..., ForwardPass]) -> None:
    async with game(scene=None).run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: "The Garden" in shown(pilot))
        await pilot.press("down", "enter")
        play = await awaits(pilot)
        state = state_of(play)
        assert state is not None
        assert state.scene_id == "door"
