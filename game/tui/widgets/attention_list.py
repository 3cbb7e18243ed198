"""Where a head looks: a bar for every token of the context, one of them selected."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.mind.results import HeadView, Token
from game.tui import formatting as fmt


class AttentionList(OptionList):
    """Selecting a token tells at which token a nudge would point."""

    class Picked(Message):
        """A token is selected."""

        def __init__(self, index: int) -> None:
            self.index = index
            super().__init__()

    def __init__(
        self,
        view: HeadView,
        tokens: tuple[Token, ...],
        nudged: bool,
        token: int,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id, compact=True)
        self._view, self._tokens, self._nudged = view, tokens, nudged
        self._first = min(max(0, token), len(tokens) - 1)

    def on_mount(self) -> None:
        self._fill()
        self.highlighted = self._first

    def on_resize(self) -> None:
        at = self.highlighted
        self._fill()
        self.highlighted = at

    def _fill(self) -> None:
        self.clear_options()
        self.add_options(Option(self._line(i)) for i in range(len(self._tokens)))

    def _line(self, index: int) -> Content:
        row, after = self._view.row, self._view.row_nudged
        room = max(4, (self.scrollable_content_region.width or 36) - 22)
        share = after[index] if self._nudged else row[index]
        parts: fmt.Parts = [
            (f"@{index:<3} ", "$text-muted"),
            f"{fmt.short(fmt.word(self._tokens[index].text), 9):<9}",
            (f"{fmt.percent(share):>5} ", "bold" if share >= 0.1 else "$text-muted"),
        ]
        if self._nudged:
            half = max(2, room // 2)
            parts.append((f"{fmt.bar(share, half):<{half}}", "$primary"))
            parts.append((fmt.bar(row[index], half, "─"), "$secondary"))
        else:
            parts.append((fmt.bar(share, room), "$primary"))
        return Content.assemble(*parts)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.post_message(self.Picked(event.option_index))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.screen.focus_next()
