"""`python -m game.tui.screenshot OUT.svg`: play a life of the foot scene and take its picture.

The picture in the README is made by this, on the embedded mind: nothing in it is drawn by hand.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from game.library.packs import open_pack
from game.library.request import GameRequest
from game.mind.nudges.notation import show
from game.session.rules.commands import parse_command
from game.tui.app import ForwardPass
from game.tui.screens.play import Play
from game.tui.themed_app import NO_MOTION

#: columns and rows of the terminal in the picture
SIZE = (150, 46)
#: seconds to wait for the game to get there
PATIENCE = 120.0
#: seconds between two looks at where it is
STEP = 0.05


async def screenshot(scene: str, commands: tuple[str, ...], size: tuple[int, int] = SIZE) -> str:
    """The screen after these commands in a scene, as SVG.

    Raises:
        TimeoutError: the game did not get that far.
    """
    os.environ[NO_MOTION] = "1"
    with tempfile.TemporaryDirectory() as folder:
        app = ForwardPass(
            GameRequest(scene=scene, seed=1, journal=Path(folder) / "screenshot.jsonl")
        )
        async with app.run_test(size=size) as pilot:
            await _until(pilot, lambda: settled(app))
            for command in commands:
                screen = app.screen
                assert isinstance(screen, Play)
                before = screen.shown
                screen.obey(parse_command(command))
                await _until(pilot, lambda before=before: _moved(app, before))  # type: ignore[misc]
            await _until(pilot, lambda: settled(app))
            await pilot.pause(0.3)
            return app.export_screenshot(title="Forward Pass")


def settled(app: ForwardPass) -> bool:
    """Whether the play screen shows the moment it stands in."""
    screen = app.screen
    return isinstance(screen, Play) and screen.shown is not None and screen.shown is screen.moment


def _moved(app: ForwardPass, before: object) -> bool:
    screen = app.screen
    return isinstance(screen, Play) and screen.shown is not before and settled(app)


async def _until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    for _ in range(int(PATIENCE / STEP)):
        if holds():
            return
        await pilot.pause(STEP)
    raise TimeoutError("the game did not come to the moment of the picture")


def main() -> None:
    """Write the picture to the file named."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m game.tui.screenshot OUT.svg")
    solution = open_pack(None).scenes["foot"].solution
    nudges = tuple(show(nudge) for nudge in solution[0].nudges)
    svg = asyncio.run(screenshot("foot", (*nudges, "let go")))
    Path(sys.argv[1]).write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
