"""A moment as the play screen shows it, painted without a mind, a client or a game."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.segment import Segment, Segments
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from game.session.moment import Moment
from game.tui.screens.play import Play
from game.tui.textual_bindings import bindings
from game.tui.themed_app import ThemedApp

#: so many times in a row a screen looks the same before it counts as drawn
STILL = 3
#: seconds between two looks at it
STEP = 0.02
#: the most looks at it
LOOKS = 1000


@dataclass(frozen=True, slots=True)
class Frame:
    """The cells of a screen, row by row."""

    rows: tuple[Strip, ...]

    @property
    def text(self) -> str:
        """The cells without their colours, a line for each row, without trailing spaces."""
        return "".join(f"{row.text.rstrip()}\n" for row in self.rows)

    def svg(self, title: str) -> str:
        """A picture of the cells in a window of that title."""
        console = Console(
            width=max(row.cell_length for row in self.rows),
            height=len(self.rows),
            file=io.StringIO(),
            force_terminal=True,
            color_system="truecolor",
            record=True,
            legacy_windows=False,
            safe_box=False,
        )
        cells = (segment for row in self.rows for segment in (*row, Segment.line()))
        console.print(Segments(cells), end="")
        return console.export_svg(title=title)


class MomentApp(ThemedApp):
    """An application that shows a moment on a play screen; nothing can be played there."""

    CSS_PATH = ["styles/base.tcss", "styles/play.tcss"]  # noqa: RUF012

    def __init__(self, mind: str = "") -> None:
        """`mind` is the name that stands beside the scene's where there is room."""
        super().__init__()
        self._play = Play(mind=mind)
        for each in Binding.make_bindings(bindings("app")):  # for the footer
            self.bind(
                each.key,
                each.action,
                description=each.description,
                show=each.show,
                key_display=each.key_display,
            )

    @property
    def motion(self) -> bool:
        return False

    def get_default_screen(self) -> Screen[Any]:
        return self._play

    async def show(self, moment: Moment) -> None:
        """Show a moment, as the first."""
        while not self._play.is_mounted:  # with all its parts
            await asyncio.sleep(STEP)
        await self._play.show_alone(moment)


async def paint(moment: Moment, size: tuple[int, int], mind: str = "") -> Frame:
    """A moment on a screen of `size`, columns and rows."""
    app = MomentApp(mind)
    async with app.run_test(size=size) as pilot:
        await app.show(moment)
        return await still(pilot)


async def still(pilot: Pilot[Any]) -> Frame:
    """The screen on top, once all is drawn and stays as it is.

    Raises:
        TimeoutError: it does not stay.
    """
    last, same = Frame(()), 0
    for _ in range(LOOKS):
        await pilot.pause(STEP)
        now = frame(pilot.app)
        busy = any(not worker.is_finished for worker in pilot.app.workers)
        same = same + 1 if now == last and not busy else 0
        if same == STILL:
            return now
        last = now
    raise TimeoutError("the screen never stays as it is")


def frame(app: App[Any]) -> Frame:
    """The cells that are on the screen now, with what shines through from screens below."""
    update = app.screen._compositor.render_update(
        full=True, screen_stack=app._background_screens, simplify=True
    )
    assert isinstance(update, LayoutUpdate)
    return Frame(tuple(Strip.join(line) for line in update.strips))
