"""The command line: nudges and commands are typed there, with history and completion."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from game.session.rules.commands import MAX_LENGTH
from game.tui.completion import Known, suggest
from game.tui.messages import LineTyped
from game.tui.textual_bindings import bindings

#: lines of history kept, besides the newest
MOST = 200


class _Completer(Suggester):
    """Asks `suggest` with what is known at that moment."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.known = Known()

    async def get_suggestion(self, value: str) -> str | None:
        found = suggest(value, self.known)
        return value + found[len(value) :] if found is not None else None


class CommandLine(Input):
    """Up and down walk through what was typed; → or Tab takes the suggestion."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("line")

    def __init__(self, *, id: str | None = None) -> None:
        self._completer = _Completer()
        super().__init__(
            id=id,
            suggester=self._completer,
            placeholder='/ to type a nudge, like L3.H5 attend "foot" 0.8, or let go, undo …',
            max_length=MAX_LENGTH,
            select_on_focus=False,
            compact=True,
        )
        self._history: list[str] = []
        self._at = 0
        self._draft = ""

    def know(self, known: Known) -> None:
        """Tell what the line may name now."""
        self._completer.known = known

    @property
    def known(self) -> Known:
        return self._completer.known

    def prefill(self, line: str) -> None:
        """Put a half-finished line there and go to it."""
        self.value = line
        self.cursor_position = len(line)
        self.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        line = event.value.strip().lstrip(":/").lstrip()  # the key that leads here, pressed again
        if not line:
            return
        if not self._history or self._history[-1] != line:
            self._history = [*self._history[-MOST:], line]
        self._at, self._draft = len(self._history), ""
        self.value = ""
        self.post_message(LineTyped(line))

    def action_older(self) -> None:
        if self._at == 0:
            return
        if self._at == len(self._history):
            self._draft = self.value
        self._at -= 1
        self._recall(self._history[self._at])

    def action_newer(self) -> None:
        if self._at >= len(self._history):
            return
        self._at += 1
        whole = self._at < len(self._history)
        self._recall(self._history[self._at] if whole else self._draft)

    def _recall(self, line: str) -> None:
        self.value = line
        self.cursor_position = len(line)

    def action_complete(self) -> None:
        if self._suggestion and self.cursor_at_end:
            self.action_cursor_right()
        else:
            self.screen.focus_next()
