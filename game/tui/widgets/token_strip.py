"""The context the life sees, token by token; the newest is marked, each can be selected."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from game.mind.results import Token
from game.tui import formatting as fmt
from game.tui.messages import TokenPicked
from game.tui.textual_bindings import bindings

_META = "token"


class TokenStrip(VerticalScroll, can_focus=True):
    """Tokens wrap over lines. `selected` is a position of the context, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tokens")
    tokens: reactive[tuple[Token, ...]] = reactive(())
    selected: reactive[int | None] = reactive(None)

    def compose(self) -> list[Static]:
        return [Static(id="token-text")]

    def watch_tokens(self) -> None:
        if self.selected is not None and self.selected >= len(self.tokens):
            self.selected = None
        self._draw()
        self.call_after_refresh(self.scroll_end, animate=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self.scroll_end, animate=False)

    def watch_selected(self, index: int | None) -> None:
        self._draw()
        self.post_message(TokenPicked(index))

    def _draw(self) -> None:
        for line in self.query("#token-text").results(Static):
            line.update(self._content())

    def _content(self) -> Content:
        parts: list[Content] = []
        last = len(self.tokens) - 1
        for index, token in enumerate(self.tokens):
            shown = fmt.token(token.text) or "∅"
            if index == self.selected:
                piece = Content.styled(f"‹{shown}›", "bold $background on $accent")
            elif index == last:
                piece = Content.styled(f"▸{shown}", "bold $primary")
            else:
                piece = Content.styled(shown, "$foreground")
            tail = Content.styled("╷", "$border") if index != last else Content("")
            whole = Content.assemble(piece, tail)
            parts.append(whole.stylize(Style.from_meta({_META: index})))
        return Content("").join(parts)

    def action_step(self, by: int) -> None:
        if self.tokens:
            at = self.selected if self.selected is not None else len(self.tokens) - (by < 0) * 0
            self.selected = max(0, min(len(self.tokens) - 1, at + by))

    def action_edge(self, index: int) -> None:
        if self.tokens:
            self.selected = index % len(self.tokens)

    def action_drop(self) -> None:
        self.selected = None

    def on_click(self, event: events.Click) -> None:
        index = event.style.meta.get(_META)
        if isinstance(index, int):
            self.selected = None if index == self.selected else index
