"""The panels beside the tower: story, words and why, with tabs where they take turns."""

from __future__ import annotations

from typing import Literal, cast, get_args

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from game.session.actions_and_keys import ACTIONS, Action
from game.session.rules.events import LifeEvent
from game.tui.why import why_content
from game.tui.widgets.lists import ChoiceList, NudgeList
from game.tui.widgets.story_log import StoryLog
from game.tui.widgets.word_bars import WordBars

#: the panels beside the tower
Panel = Literal["story", "words", "why"]
#: each panel with the action that shows it
TABS: tuple[tuple[Panel, Action], ...] = tuple(
    (panel, ACTIONS[f"play.{panel}"]) for panel in get_args(Panel)
)


class PanelTabs(Widget):
    """The names of the panels, where only one is shown at a time."""

    shown: reactive[Panel] = reactive("story")
    fresh: reactive[bool] = reactive(False)

    def render(self) -> Content:
        parts: list[Content] = []
        for name, action in TABS:
            here = name == self.shown
            style = "bold $background on $primary" if here else "$text-muted"
            sign = "▸" if here else "•" if name == "why" and self.fresh else " "
            shown = f"{sign}{action.keys[0].upper()} {action.name} "
            parts.append(Content.styled(shown, style).stylize(Style.from_meta({"panel": name})))
        return Content(" ").join(parts)

    def on_click(self, event: events.Click) -> None:
        name = event.style.meta.get("panel")
        if name in [panel for panel, _ in TABS]:
            self.query_ancestor(Panels).shown = cast(Panel, name)


class WhyPanel(Widget):
    """The measured causes of the last life."""

    life: reactive[LifeEvent | None] = reactive(None, layout=True)

    def render(self) -> Content:
        return why_content(self.life, max(24, self.content_size.width or 36))


class Panels(Vertical):
    """Story, words and why. The class of what is shown counts only where room is short."""

    shown: reactive[Panel] = reactive("story")

    def compose(self) -> ComposeResult:
        yield PanelTabs(id="tabs")
        with Vertical(id="p-story", classes="panel"):
            yield StoryLog(id="story")
            yield ChoiceList(id="choices", compact=True)
        with Vertical(id="p-side"):
            with VerticalScroll(id="p-words", classes="panel", can_focus=False):
                yield Static(id="budget")
                yield NudgeList(id="nudges", compact=True)
                yield WordBars(id="word-bars")
            with VerticalScroll(id="p-why", classes="panel"):
                yield WhyPanel(id="why")

    def on_mount(self) -> None:
        self.query_one("#p-story").border_title = "story"
        self.query_one("#p-words").border_title = "the decoder would say"
        self.query_one("#p-why").border_title = "why"

    def watch_shown(self, before: Panel, after: Panel) -> None:
        self.remove_class(f"show-{before}").add_class(f"show-{after}")
        for tabs in self.query(PanelTabs):
            tabs.shown = after
            tabs.fresh = tabs.fresh and after != "why"

    def show_why(self, life: LifeEvent | None) -> None:
        """Show why a life came out as it did; a point beside the name tells that it is new."""
        panel = self.query_one(WhyPanel)
        if life is not None and life != panel.life:
            self.query_one(PanelTabs).fresh = self.shown != "why"
        panel.life = life
