"""All that the play screen shows, made from a moment alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Footer, Static

from game.mind.results import HeadHabit, token_text
from game.session.moment import Moment, Seen
from game.session.rules.events import Event, NudgesEvent
from game.text.plural import counted
from game.tui import formatting as fmt
from game.tui.completion import Known
from game.tui.log_entries import log_entries
from game.tui.panels import Panel, Panels
from game.tui.widgets.command_line import CommandLine
from game.tui.widgets.lists import ChoiceList, NudgeList
from game.tui.widgets.status_bar import StatusBar
from game.tui.widgets.story_log import StoryLog
from game.tui.widgets.token_strip import TokenStrip
from game.tui.widgets.tower import Measure, Picture, Tower
from game.tui.widgets.word_bars import WordBars, WordLines


class MomentView(Widget):
    """Composes the widgets of a playthrough; `show` hands them what they show of a moment.

    What the player looks at in it stays from one moment to the next: `token` is a position of the
    context, `measure` what the tower's brightness stands for, `habits` are those of the life that
    awaits, once they are known. `scenes` are the ids that the command line may name.
    """

    token: reactive[int | None] = reactive(None, init=False)
    measure: reactive[Measure] = reactive("share", init=False)
    habits: reactive[tuple[HeadHabit, ...]] = reactive((), init=False)

    def __init__(self, mind: str, *, id: str | None = None) -> None:
        """`mind` is the name of the mind that the lives are lived in."""
        super().__init__(id=id)
        self.scenes: tuple[str, ...] = ()
        self._mind = mind
        self._moment = Moment()

    def compose(self) -> ComposeResult:
        yield StatusBar(id="status")
        yield TokenStrip(id="tokens")
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield Tower(id="tower")
                yield WordLines(id="word-lines")
                yield Static(id="caption")
            yield Panels(id="panels", classes="show-story")
        with Horizontal(id="bar"):
            yield Static("›", id="prompt-sign")
            yield CommandLine(id="line")
            yield Button("Let go", id="let-go", compact=True)
        yield Footer()

    # -- a moment --------------------------------------------------------------

    async def show(self, moment: Moment, told: Iterable[Event] | None = None) -> None:
        """Show a moment. `told` is new to be read; without it, what happened last.

        The panel that this is about comes to the front where panels take turns.
        """
        self._moment = moment
        news = moment.happened if told is None else tuple(told)
        self.query_one(StatusBar).show(moment, self._mind)
        self._show_parts(moment)
        self._show_life(moment)
        turned = any(not isinstance(event, NudgesEvent) for event in news)
        self.open_panel("story" if turned else "words")
        await self.query_one(StoryLog).tell(log_entries(news))

    async def show_alone(self, moment: Moment) -> None:
        """Show a moment in a view that has shown none: with what was there to read before."""
        earlier = moment.log[: len(moment.log) - len(moment.happened)]
        await self.query_one(StoryLog).tell(log_entries(earlier))
        await self.show(moment)

    def open_panel(self, name: Panel) -> None:
        """Bring a panel to the front where they take turns."""
        self.query_one(Panels).shown = name
        if name == "story":
            self._refocus()

    def _show_parts(self, moment: Moment) -> None:
        """Show nudges, choices, and why the last life came out as it did."""
        self.set_class(moment.scene is not None and not moment.living, "-prose")
        self.query_one(ChoiceList).show(moment.choices)
        self.query_one("#let-go", Button).disabled = moment.phase != "life"
        self.query_one(NudgeList).show(moment.nudges)
        self.query_one("#budget", Static).update(_budget(moment))
        self.query_one(Panels).show_why(moment.last)
        if moment.seen is not None:
            self.query_one(TokenStrip).tokens = moment.seen.tokens
            self._know(moment.seen)
        self._refocus()

    def _refocus(self) -> None:
        """To the choices where there are any; back to the tower when they are gone."""
        choices, focused = self.query_one(ChoiceList), self.screen.focused
        if choices.display:
            choices.focus()
        elif focused is None or focused is choices:
            self.query_one(Tower).focus()

    def _know(self, seen: Seen) -> None:
        """Tell the command line what it may name."""
        tops = dict.fromkeys(w.word for r in (seen.nudged, seen.baseline) for w in r.top)
        self.query_one(CommandLine).know(
            Known(
                tokens=seen.tokens,
                kinds=seen.limits.kinds,
                cursor=self.query_one(Tower).cursor,
                words=tuple(tops),
                scenes=self.scenes,
            )
        )

    # -- a life ----------------------------------------------------------------

    def watch_measure(self) -> None:
        self._show_life(self._moment)

    def watch_habits(self) -> None:
        self._show_life(self._moment)

    def _show_life(self, moment: Moment) -> None:
        """Show the life that awaits, or the one just lived; without one the last picture stays."""
        words, brief = self.query_one("#word-bars", WordBars), self.query_one(WordLines)
        words.lived = brief.lived = moment.phase != "life"
        seen = moment.seen
        if seen is None or not seen.nudged.cells:
            return
        self.query_one(Tower).picture = Picture(
            seen.baseline,
            seen.nudged,
            seen.tokens,
            token=self.token,
            measure=self.measure,
            allowed=seen.limits.layers,
            nudges=seen.nudges,
            habits=self.habits,
        )
        words.before, words.after = seen.baseline.top, seen.nudged.top
        words.nudged = bool(seen.nudges)
        brief.before, brief.after, brief.nudged = words.before, words.after, words.nudged
        self._caption()

    # -- the token and the head looked at ---------------------------------------

    def watch_token(self, token: int | None) -> None:
        tower = self.query_one(Tower)
        if tower.picture is not None:
            tower.picture = replace(tower.picture, token=token)
        self._caption()

    def step_token(self, by: int) -> None:
        self.query_one(TokenStrip).action_step(by)

    def point(self, layer: int, head: int) -> None:
        """The cursor or the mouse rests on a head."""
        self._caption((layer, head))
        line = self.query_one(CommandLine)
        line.know(replace(line.known, cursor=(layer, head)))

    def _caption(self, at: tuple[int, int] | None = None) -> None:
        tower = self.query_one(Tower)
        picture = tower.picture
        if picture is None:
            return
        layer, head = at or tower.cursor
        if layer >= len(picture.nudged.cells) or head >= len(picture.nudged.cells[layer]):
            return
        lines = [_head_line(picture, layer, head)]
        if self.token is not None and self.token < len(picture.tokens):
            lines.append(_token_line(picture, self.token))
        self.query_one("#caption", Static).update(fmt.joined(lines))


def _budget(moment: Moment) -> Content:
    if moment.limits is None:
        return Content("")
    used, left = len(moment.nudges), moment.left
    parts: fmt.Parts = [
        ("nudges ", "bold $accent"),
        ("●" * used, "$primary"),
        ("○" * left, "$text-muted"),
        (f"  {left} of {moment.limits.budget} left", "$text-muted"),
    ]
    if moment.bet:
        parts.append((f"   bet {fmt.word(moment.bet)}", "$accent"))
    return Content.assemble(*parts)


def _head_line(picture: Picture, layer: int, head: int) -> Content:
    cell = picture.nudged.cells[layer][head]
    looks = token_text(picture.tokens, cell.looks_at)
    name = f"L{layer}.H{head}"
    if picture.hidden(layer):
        return Content.assemble((name, "bold"), (" is the decoder's, still dark", "$text-muted"))
    where = " ⌂" if layer >= picture.n_waking else ""
    return Content.assemble(
        (name, "bold $primary" if not where else "bold $secondary"),
        (where, "$secondary"),
        (" → ", "$text-muted"),
        (f"@{cell.looks_at} {fmt.short(fmt.word(looks), 12)}", "bold"),
        (
            f" {fmt.percent(cell.share)}, writes {fmt.times(cell.write_norm)}",
            "$text-muted",
        ),
    )


def _token_line(picture: Picture, index: int) -> Content:
    looking = [
        f"L{cell.layer}.H{cell.head}"
        for row in picture.nudged.cells
        for cell in row
        if cell.looks_at == index
    ]
    told = f"{counted(len(looking), 'head')} look{'s' if len(looking) == 1 else ''} most at it"
    return Content.assemble(
        (f"@{index} {fmt.word(picture.tokens[index].text)}", "bold $accent"),
        (f"  ○ {told}", "$text-muted"),
    )
