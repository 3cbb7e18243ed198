"""What widgets and threads tell the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from game.mind.api import Mind


class MindProgress(Message):
    """The mind is on its way: what is being done, and the share of it done."""

    def __init__(self, what: str, share: float) -> None:
        self.what, self.share = what, share
        super().__init__()


class MindAwake(Message):
    """The mind is ready."""

    def __init__(self, mind: Mind) -> None:
        self.mind = mind
        super().__init__()


class MindFailed(Message):
    """The mind cannot be loaded: one sentence."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__()


class TokenPicked(Message):
    """The player selected a token of the context; None is none."""

    def __init__(self, index: int | None) -> None:
        self.index = index
        super().__init__()


class HeadHighlighted(Message):
    """The cursor or the mouse rests on a head."""

    def __init__(self, layer: int, head: int) -> None:
        self.layer, self.head = layer, head
        super().__init__()


class HeadOpened(Message):
    """The player wants to look into a head."""

    def __init__(self, layer: int, head: int) -> None:
        self.layer, self.head = layer, head
        super().__init__()


class ThinkRequested(Message):
    """The player wants to think a word after a layer."""

    def __init__(self, layer: int) -> None:
        self.layer = layer
        super().__init__()


class NudgeRemoved(Message):
    """The player wants nudge `number` back, counted from 1."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__()


class ChoiceTaken(Message):
    """The player took choice `number`, counted from 1."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__()


class LineTyped(Message):
    """The player entered a line on the command line."""

    def __init__(self, line: str) -> None:
        self.line = line
        super().__init__()


class SearchProgress(Message):
    """A long search has come so far, from 0 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
