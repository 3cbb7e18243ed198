"""A journal read turn by turn, without the mind: all that is shown comes from its events."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from game.export.moments import moments
from game.export.transcript import heading
from game.session.blocks.help import Page
from game.session.journal.file import Journal, Turn
from game.session.rules.events import ChoicesEvent, Event, LifeEvent, ReadingEvent
from game.text.safety import neutralise
from game.tui import formatting as fmt
from game.tui.log_entries import log_entries
from game.tui.textual_bindings import bindings
from game.tui.top_words import pair, paired_bars
from game.tui.why import why_content
from game.tui.widgets.suspicion_gauge import SuspicionGauge


class Replay(Screen[None]):
    """The turns, and what was told in the highlighted one beside them. The gauge stands where it
    stood after that turn.
    """

    CSS_PATH = "../styles/pages.tcss"
    help_page: ClassVar[Page] = "replay"
    BINDINGS: ClassVar[list[BindingType]] = bindings("replay")

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._moments = [shown.moment for shown in moments(journal)]

    def compose(self) -> ComposeResult:
        yield Static(Content(" ".join(heading(self._journal))), id="heading")
        yield SuspicionGauge(id="suspicion")
        with Horizontal(id="both"):
            yield OptionList(
                *(Option(_turn_line(n, t)) for n, t in enumerate(self._journal.turns, start=1)),
                id="list",
                compact=True,
            )
            with VerticalScroll(id="turn", can_focus=True):
                yield Static(id="turn-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        turns = self.query_one("#list", OptionList)
        turns.focus()
        if self._journal.turns:
            turns.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        turn = self._journal.turns[event.option_index]
        where = self.query_one("#turn", VerticalScroll)
        width = max(30, (where.content_size.width or 60) - 2)
        self.query_one("#turn-text", Static).update(turn_page(turn, width))
        where.scroll_home(animate=False)
        self.query_one(SuspicionGauge).show(self._moments[event.option_index])

    def action_step(self, by: int) -> None:
        turns = self.query_one("#list", OptionList)
        if turns.option_count:
            turns.highlighted = max(0, min(turns.option_count - 1, (turns.highlighted or 0) + by))


def _turn_line(number: int, turn: Turn) -> Content:
    said = [e.outcome.said.word for e in turn.events if isinstance(e, LifeEvent)]
    parts: fmt.Parts = [(f"{number:>3} ", "$text-muted"), neutralise(turn.command)]
    if said:
        parts.append((f" → {fmt.word(said[0])}", "bold $primary"))
    return Content.assemble(*parts)


def turn_page(turn: Turn, width: int) -> Content:
    """What was shown in that turn."""
    blocks = [Content.assemble(("› ", "$primary"), (neutralise(turn.command), "bold"))]
    for event in turn.events:
        blocks += _blocks(event, width)
    return fmt.joined(blocks, "\n\n")


def _blocks(event: Event, width: int) -> list[Content]:
    told = [entry.content for entry in log_entries((event,))]
    match event:
        case ChoicesEvent(choices=choices):
            lines = [f"{n} {neutralise(each)}" for n, each in enumerate(choices, start=1)]
            return [*told, Content("\n".join(lines))] if lines else told
        case ReadingEvent(tokens=tokens, reading=reading):
            top = reading.top[:5]
            shown = "╷".join(fmt.token(token.text) for token in tokens)
            bars = paired_bars(pair(top, top, 5), width, False)
            return [Content.styled(shown, "$text-muted"), *told, bars]
        case LifeEvent():
            return [*told, why_content(event, width)]
    return told
