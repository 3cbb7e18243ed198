"""Everything of the play screen below its top line, and how it shows a state and a sight."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Footer, Static

from game.mind.results import Reading, Token
from game.session.rules.flow import options
from game.session.rules.state import State
from game.text.plural import counted
from game.tui import formatting as fmt
from game.tui.client import Sight
from game.tui.completion import Known
from game.tui.widgets.command_line import CommandLine
from game.tui.widgets.lists import ChoiceList, NudgeList
from game.tui.widgets.panels import Panels
from game.tui.widgets.token_strip import TokenStrip
from game.tui.widgets.tower import Measure, Picture, Tower
from game.tui.widgets.word_bars import WordBars, WordLines


class PlayLayout(Widget):
    """Composes the widgets of a playthrough and hands them what they show."""

    token: reactive[int | None] = reactive(None)
    _state: State | None = None

    def compose(self) -> ComposeResult:
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

    # -- a state ---------------------------------------------------------------

    async def show(self, state: State) -> None:
        """Show what the rules know: nudges, choices, the last outcome."""
        self._state = state
        waking = state.phase == "waking"
        self.set_class(state.scene.prompt is None, "-prose")
        choices = self.query_one(ChoiceList)
        choices.show(tuple(option.text for option in options(state)))
        self.query_one("#let-go", Button).disabled = not waking
        self.query_one(NudgeList).show(state.nudges)
        self.query_one("#budget", Static).update(_budget(state))
        last = state.lives[-1] if state.lives else None
        self.query_one(Panels).explain(last)
        strip = self.query_one(TokenStrip)
        if last is not None and not waking and len(strip.tokens) == len(last.context):
            strip.tokens = (*strip.tokens, Token(last.said.id, last.said.word))
        self.refocus()

    def refocus(self) -> None:
        """To the choices where there are any; back to the tower when they are gone."""
        choices, focused = self.query_one(ChoiceList), self.screen.focused
        if choices.display:
            choices.focus()
        elif focused is None or focused is choices:
            self.query_one(Tower).focus()

    # -- a sight ---------------------------------------------------------------

    def look(self, sight: Sight | None, n_waking: int, measure: Measure) -> None:
        """Show what the mind sees; without a life the last picture stays."""
        words, brief = self.query_one("#word-bars", WordBars), self.query_one(WordLines)
        words.lived = brief.lived = sight is None
        if sight is None:
            return
        layers = sight.state.scene.layers or (0, n_waking - 1)
        self.query_one(Tower).picture = Picture(
            sight.baseline,
            sight.nudged,
            n_waking,
            token=self.token,
            measure=measure,
            allowed=(layers[0], min(layers[1], n_waking - 1)),
            nudges=sight.state.nudges,
            habits=sight.habits,
        )
        self.query_one(TokenStrip).tokens = sight.nudged.tokens
        words.before, words.after = sight.baseline.top, sight.nudged.top
        words.nudged = bool(sight.state.nudges)
        brief.before, brief.after, brief.nudged = words.before, words.after, words.nudged
        self._caption()
        self._know(sight)

    def _know(self, sight: Sight) -> None:
        tops = dict.fromkeys(w.word for r in (sight.nudged, sight.baseline) for w in r.top)
        scene = sight.state.scene
        self.query_one(CommandLine).know(
            Known(
                tokens=sight.nudged.tokens,
                kinds=scene.kinds,
                cursor=self.query_one(Tower).cursor,
                words=tuple(tops),
                scenes=tuple(sight.state.pack.scenes),
            )
        )

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
        if self.token is not None and self.token < len(picture.nudged.tokens):
            lines.append(_token_line(picture.nudged, self.token))
        self.query_one("#caption", Static).update(fmt.joined(lines))


def _budget(state: State) -> Content:
    if state.phase != "waking":
        return Content("")
    used, left = len(state.nudges), state.budget_left
    parts: fmt.Parts = [
        ("nudges ", "bold $accent"),
        ("●" * used, "$primary"),
        ("○" * left, "$text-muted"),
        (f"  {left} of {state.scene.budget} left", "$text-muted"),
    ]
    if state.bet:
        parts.append((f"   bet {fmt.word(state.bet)}", "$accent"))
    return Content.assemble(*parts)


def _head_line(picture: Picture, layer: int, head: int) -> Content:
    cell = picture.nudged.cells[layer][head]
    tokens = picture.nudged.tokens
    looks = tokens[cell.looks_at].text if cell.looks_at < len(tokens) else ""
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


def _token_line(reading: Reading, index: int) -> Content:
    looking = [
        f"L{cell.layer}.H{cell.head}"
        for row in reading.cells
        for cell in row
        if cell.looks_at == index
    ]
    told = f"{counted(len(looking), 'head')} look{'s' if len(looking) == 1 else ''} most at it"
    return Content.assemble(
        (f"@{index} {fmt.word(reading.tokens[index].text)}", "bold $accent"),
        (f"  ○ {told}", "$text-muted"),
    )
