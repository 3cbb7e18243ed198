"""Suspicion: how strange the humans above find what was said. A word, a number and a bar."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from game.session.moment import Moment
from game.session.rules.suspicion import in_words

_WIDTH = 10


class SuspicionGauge(Widget):
    """One line; the bar gives way where room is short."""

    level: reactive[float | None] = reactive(None, layout=True)

    def show(self, moment: Moment) -> None:
        """Show the suspicion of a moment; none where no life is lived."""
        lived = moment.living and moment.phase in ("life", "ended")
        self.level = moment.suspicion if lived else None

    def render(self) -> Content:
        if self.level is None:
            return Content("")
        width = _WIDTH if self.app.size.width >= 120 else _WIDTH // 2
        filled = round(self.level * width)
        colour = "$success" if self.level < 0.25 else "$warning" if self.level < 0.75 else "$error"
        return Content.assemble(
            ("suspicion ", "$text-muted"),
            ("▰" * filled, colour),
            ("▱" * (width - filled), "$border"),
            (f" {self.level:.0%} ", f"bold {colour}"),
            (in_words(self.level), "italic $foreground"),
        )
