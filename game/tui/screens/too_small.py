"""The screen of a terminal that is too small, and how small that is."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from game.tui.textual_bindings import bindings

#: columns and rows that the play screen needs
SMALLEST = Size(80, 24)


def fits(size: Size) -> bool:
    """Whether the game can be shown in this size."""
    return size.width >= SMALLEST.width and size.height >= SMALLEST.height


class TooSmall(Screen[None]):
    """Says how large the terminal must be; dismissed once it is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("too-small")

    _going = False

    def compose(self) -> ComposeResult:
        yield Static(id="small")

    def on_resize(self, event: events.Resize) -> None:
        if fits(event.size):
            if not self._going:  # or a second resize would dismiss the screen below
                self._going = True
                self.dismiss()
            return
        have, need = event.size, SMALLEST
        self.query_one("#small", Static).update(
            Content(
                "This window is a little too small.\n"
                f"It has {have.width}×{have.height} characters;\n"
                f"the tower needs {need.width}×{need.height}.\n"
                "Enlarge it, or make the font smaller.\n"
                "Nothing is lost. (q quits)"
            )
        )
