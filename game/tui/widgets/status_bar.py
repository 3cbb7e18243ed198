"""The status line at the top of the play screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from game.session.moment import Moment
from game.tui import formatting as fmt
from game.tui.widgets.suspicion_gauge import SuspicionGauge


class StatusBar(Horizontal):
    """The scene and the life, how far a search is, and the suspicion."""

    searched: reactive[float | None] = reactive(None)

    def compose(self) -> ComposeResult:
        yield Static(id="where")
        yield Static(id="searching")
        yield SuspicionGauge(id="suspicion")

    def watch_searched(self, share: float | None) -> None:
        told = "" if share is None else f"searching {share:.0%}, esc stops"
        searching = self.query_one("#searching", Static)
        searching.update(told)
        searching.display = share is not None

    def show(self, moment: Moment, mind: str) -> None:
        """Show where a moment stands, and the mind's name where there is room."""
        scene = moment.scene
        if scene is None:
            return
        parts: fmt.Parts = [("◆ ", "$primary"), (fmt.token(scene.title), "bold")]
        if moment.living and moment.phase in ("life", "ended"):
            parts.append((f"  life {moment.life} of {scene.lives}", "$text-muted"))
        if self.app.size.width >= 120:
            parts.append((f"  {fmt.token(mind)}", "$text-muted"))
        self.query_one("#where", Static).update(Content.assemble(*parts))
        self.query_one(SuspicionGauge).show(moment)
