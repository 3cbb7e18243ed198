"""The journals of the data folder, to be read or gone on with."""

from __future__ import annotations

import time
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from game.library.journals import Save, saves
from game.places import journal_folder
from game.session.blocks.help import Page
from game.session.journal.file import Journal
from game.session.rules.events import LifeEvent, SceneEvent
from game.text.plural import counted
from game.text.safety import neutralise
from game.tui import formatting as fmt
from game.tui.game_app import GameScreen
from game.tui.textual_bindings import bindings
from game.tui.threads import in_thread


class Journals(GameScreen[None]):
    """The journals, newest first; one that cannot be read says why."""

    CSS_PATH = "../styles/pages.tcss"
    help_page: ClassVar[Page] = "journals"
    BINDINGS: ClassVar[list[BindingType]] = bindings("journals")

    def __init__(self) -> None:
        super().__init__()
        self._saves: list[Save] = []

    def compose(self) -> ComposeResult:
        yield Static("", id="heading")
        yield OptionList(id="list")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        self._fill()

    @work(group="saves", exclusive=True)
    async def _fill(self) -> None:
        self._saves = await in_thread(saves)
        listed = self.query_one("#list", OptionList)
        at = listed.highlighted
        listed.clear_options()
        listed.add_options(Option(_line(save)) for save in self._saves)
        count = len(self._saves)
        self.query_one("#heading", Static).update(
            Content.assemble(
                (counted(count, "journal"), "bold $accent"),
                (f" in {neutralise(str(journal_folder()))}", "$text-muted"),
                (", ⏎ reads, c goes on" if count else ": play, and there will be", "$text-muted"),
            )
        )
        if self._saves:
            listed.highlighted = min(at or 0, count - 1)
            listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        from game.tui.screens.replay import Replay

        save = self._saves[event.option_index]
        if save.journal is None:
            self.notify(neutralise(save.trouble), severity="warning", markup=False)
        else:
            self.app.push_screen(Replay(save.journal))

    def action_go_on(self) -> None:
        at = self.query_one("#list", OptionList).highlighted
        if at is None or at >= len(self._saves):
            return
        if self.game.mind_status.phase != "awake":
            self.notify("The mind is not awake yet.", markup=False)
        else:
            self.game.resume(self._saves[at].path)


def _line(save: Save) -> Content:
    if save.journal is None:
        return Content.assemble(
            (save.path.name, "bold"), (f"\n  ✘ {neutralise(save.trouble)}", "$error")
        )
    journal = save.journal
    return Content.assemble(
        (time.strftime("%Y-%m-%d %H:%M  ", time.localtime(journal.header.timestamp)), "bold"),
        (neutralise(journal.header.story.id), "$primary"),
        (f" on {neutralise(journal.header.mind.name)}, ", "$text-muted"),
        ("finished" if journal.finished else "unfinished", "$text-muted"),
        (f"\n  {_reached(journal)}", "$text-muted"),
    )


def _reached(journal: Journal) -> str:
    happened = [event for turn in journal.turns for event in turn.events]
    titles = [e.title for e in happened if isinstance(e, SceneEvent)]
    said = [e.outcome.said.word for e in happened if isinstance(e, LifeEvent)]
    turns = counted(len(journal.turns), "turn")
    words = f", said {' '.join(fmt.word(w) for w in said[-4:])}" if said else ""
    return f"{turns}{', at ' + neutralise(titles[-1]) if titles else ''}{words}"
