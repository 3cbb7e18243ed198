"""The log of what was told: paragraphs that can be scrolled back to."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from game.tui.log_entries import LogEntry

#: entries kept
MOST = 300


class StoryLog(VerticalScroll, can_focus=True):
    """A log that scrolls to what is new; beyond MOST entries the oldest are removed."""

    _unseen = False
    _width = 0

    def on_resize(self, event: Resize) -> None:
        """Show what is new again in lines of another width: the place scrolled to moved away."""
        width, before = event.size.width, self._width
        self._width = width or before  # while it is hidden it has none
        if self._unseen or width not in (0, before):
            self.call_after_refresh(self._show_new)

    async def tell(self, entries: list[LogEntry]) -> None:
        """Append entries and show them."""
        if not entries:
            return
        for old in self.query(".new"):
            old.remove_class("new")
        await self.mount_all(
            [Static(each.content, classes=f"entry {each.kind} new") for each in entries]
        )
        surplus = list(self.children)[:-MOST]
        if surplus:
            await self.remove_children(surplus)
        self._unseen = True
        self.call_after_refresh(self._show_new)

    def _show_new(self) -> None:
        """What is new from its beginning, or the end where all of it fits."""
        new = list(self.query(".new"))
        if not new or not self.size.height:
            return
        self._unseen = False
        top = new[0].virtual_region.y
        if self.virtual_size.height - top > self.size.height:
            self.scroll_to(y=top, animate=False, force=True)
        else:
            self.scroll_end(animate=False)

    async def say(self, kind: str, content: Content | str) -> None:
        """Append one entry."""
        await self.tell([LogEntry(kind, Content(content) if isinstance(content, str) else content)])
