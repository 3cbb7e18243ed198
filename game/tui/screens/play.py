"""The play screen: messages and keys become commands, and what came of them is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Button

from game.library.errors import KNOWN_ERRORS
from game.library.request import GameRequest
from game.mind.nudges import notation
from game.mind.nudges.kinds import Nudge, Scale
from game.session.blocks.event_blocks import refusal
from game.session.blocks.help import Page
from game.session.looks import LOOKS
from game.session.moment import Moment
from game.session.playthrough import NOTHING
from game.session.rules.commands import (
    AddNudge,
    Bet,
    Choose,
    Command,
    CommandError,
    LetGo,
    RemoveNudge,
    parse_command,
)
from game.session.rules.events import Event, LifeEvent
from game.text.safety import neutralise
from game.tui import formatting as fmt
from game.tui.client import Client
from game.tui.game_app import GameScreen
from game.tui.messages import (
    ChoiceTaken,
    HeadHighlighted,
    HeadOpened,
    LineTyped,
    NudgeRemoved,
    SearchProgress,
    ThinkRequested,
    TokenPicked,
)
from game.tui.moment_view import MomentView
from game.tui.panels import Panel
from game.tui.reveal import Reveal
from game.tui.textual_bindings import bindings, find
from game.tui.widgets.command_line import CommandLine
from game.tui.widgets.status_bar import StatusBar
from game.tui.widgets.story_log import StoryLog
from game.tui.widgets.tower import MEASURES, NEXT_MEASURE, Tower
from game.tui.widgets.word_bars import WordBars


class Play(GameScreen[None]):
    """One playthrough on the screen."""

    CSS_PATH = "../styles/play.tcss"
    help_page: ClassVar[Page] = "play"
    AUTO_FOCUS = "#tower"
    BINDINGS: ClassVar[list[BindingType]] = bindings("play")

    def __init__(self, request: GameRequest | None = None, mind: str = "") -> None:
        """Open what `request` asks for, on the mind of that name. Without a request nothing is
        played here: the screen shows the moments that its view is handed.
        """
        super().__init__()
        self._request = request
        self._mind = mind
        self._turn = asyncio.Lock()
        self._reveal: Reveal | None = None
        self._trouble = ""
        self._stopping = self._letting_go = False
        self.shown: Moment | None = None

    @property
    def client(self) -> Client:
        return self.game.client

    @property
    def moment(self) -> Moment:
        """Where the playthrough stands; `shown` follows it."""
        if self._request is None:
            return self.shown or NOTHING
        return self.client.moment or NOTHING

    @property
    def view(self) -> MomentView:
        """What shows the moment."""
        return self.query_one(MomentView)

    def compose(self) -> ComposeResult:
        yield MomentView(self._mind, id="view")

    def on_mount(self) -> None:
        if self._request is not None:
            self._open(self._request)

    async def show_alone(self, moment: Moment) -> None:
        """Show one moment, with what there was to read before it; nothing is played."""
        self.shown = moment
        await self.view.show_alone(moment)
        self.refresh_bindings()

    # -- turns ----------------------------------------------------------------

    @work(group="commands")
    async def _open(self, request: GameRequest) -> None:
        async with self._turn:
            try:
                opened = await self.client.open(request)
            except KNOWN_ERRORS as error:
                self.app.notify(neutralise(str(error)), severity="error", markup=False, timeout=12)
                self.dismiss()
                return
            if opened.warning:
                await self._aside(opened.warning)
            self.view.scenes = self.client.scenes
            await self._show(opened.events)

    def obey(self, command: Command) -> None:
        """Do one command after those under way; `let go` during a letting go ends its animation."""
        if isinstance(command, LetGo):
            if self._letting_go or self._reveal is not None:
                self.skip()
                return
            self._letting_go = True
        self._obey(command)

    @work(group="commands")
    async def _obey(self, command: Command) -> None:
        async with self._turn:
            try:
                happened = await self.client.do(command, self._watch)
            except CommandError as error:
                self._done(command)
                await self._refuse(str(error))
                return
            self._done(command)
            if any(isinstance(event, LifeEvent) for event in happened):
                self._reveal = Reveal(self.query_one(Tower), motion=self.game.motion)
                await self._reveal.run()
                self._reveal = None
            await self._show()

    def _done(self, command: Command) -> None:
        """The client has answered."""
        self._stopping = False
        self._letting_go = self._letting_go and not isinstance(command, LetGo)
        self.query_one(StatusBar).searched = None

    def _watch(self, _what: str, share: float) -> None:
        """Progress of a long search, called in its thread; raises to stop it."""
        if self._stopping or not self.is_running:
            raise CommandError("the search was stopped; nothing has changed")
        self.post_message(SearchProgress(share))

    def on_search_progress(self, message: SearchProgress) -> None:
        if self._turn.locked():
            self.query_one(StatusBar).searched = message.share

    async def _show(self, told: Iterable[Event] | None = None) -> None:
        """Show where things stand now. `told` is new to be read, if not what happened last."""
        moment = self.moment
        await self.view.show(moment, told)
        await self._tell_trouble()
        self.refresh_bindings()
        self.shown = moment
        if self.view.measure == "habit":
            self._find_habits()

    @work(group="looking", exclusive=True)
    async def _find_habits(self) -> None:
        try:
            self.view.habits = await self.client.habits()
        except KNOWN_ERRORS as error:
            await self._refuse(str(error))

    # -- telling --------------------------------------------------------------

    async def _refuse(self, sentence: str) -> None:
        await self.query_one(StoryLog).say("refused", refusal(sentence))
        self.app.notify(refusal(sentence), severity="warning", markup=False, timeout=4)

    async def _aside(self, sentence: str) -> None:
        await self.query_one(StoryLog).say("aside", neutralise(sentence))

    async def _tell_trouble(self) -> None:
        trouble = self.client.trouble
        if trouble and not self._trouble:
            await self._aside(trouble)
            self.app.notify(neutralise(trouble), severity="warning", markup=False)
        elif self._trouble and not trouble:
            await self._aside("The journal is being written again; nothing is missing from it.")
        self._trouble = trouble

    # -- what widgets want ----------------------------------------------------

    def on_token_picked(self, message: TokenPicked) -> None:
        self.view.token = message.index

    def on_head_highlighted(self, message: HeadHighlighted) -> None:
        self.view.point(message.layer, message.head)

    def on_head_opened(self, message: HeadOpened) -> None:
        self._inspect(message.layer, message.head)

    def on_think_requested(self, message: ThinkRequested) -> None:
        self.query_one(CommandLine).prefill(f'L{message.layer} think " ')

    def on_nudge_removed(self, message: NudgeRemoved) -> None:
        self.obey(RemoveNudge(message.number))

    def on_choice_taken(self, message: ChoiceTaken) -> None:
        self.obey(Choose(message.number))

    def on_word_bars_picked(self, message: WordBars.Picked) -> None:
        self.obey(Bet(message.word))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "let-go":
            self.action_do("let go")

    def on_key(self) -> None:
        self.skip()

    def on_click(self) -> None:
        self.skip()

    def skip(self) -> None:
        """End the animation under way."""
        if self._reveal is not None:
            self._reveal.skip()

    @work(group="commands")
    async def on_line_typed(self, message: LineTyped) -> None:
        word, _, rest = message.line.partition(" ")
        word = word.lower()
        if word in ("quit", "exit", "leave"):
            self.action_leave()
        elif word == "help":
            self.game.action_help()
        elif word == "why":
            self.action_panel("why")
        elif word in LOOKS:
            await self._tell_looking(word, rest.strip())
        else:
            try:
                command = parse_command(message.line, also=(*LOOKS, "quit"))
            except CommandError as error:
                await self._refuse(str(error))
            else:
                self.obey(command)

    async def _tell_looking(self, word: str, rest: str) -> None:
        if word == "reality":
            await self._aside("transformers is asked to live this life; that takes some seconds")
        try:
            found = await self.client.look(word, rest)
        except KNOWN_ERRORS as error:
            await self._refuse(str(error))
        else:
            await self.query_one(StoryLog).say("looking", "\n".join(found))
            self.action_panel("story")

    @work(group="inspecting", exclusive=True)
    async def _inspect(self, layer: int, head: int) -> None:
        from game.tui.screens.inspector import Inspector

        seen = self.moment.seen
        if seen is None or self.moment.phase != "life":
            await self._refuse("no life awaits, so there is no head to look into")
            return
        try:
            view, habit = await self.client.head(layer, head)
        except KNOWN_ERRORS as error:
            await self._refuse(str(error))
            return
        token = self.view.token
        self.app.push_screen(Inspector(view, habit, seen, token), self._placed)

    def _placed(self, nudge: Nudge | None) -> None:
        if nudge is not None:
            self.obey(AddNudge(nudge))

    # -- keys -----------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a life to be lived is dimmed while none awaits."""
        known = find("play", action, parameters)
        return True if known is None or known.enabled(self.moment.phase) else None

    def action_do(self, line: str) -> None:
        self.obey(parse_command(line))

    def action_choose(self, number: int) -> None:
        self.obey(Choose(number))

    def action_silence(self) -> None:
        layer, head = self.query_one(Tower).cursor
        self.obey(AddNudge(Scale(layer, head, 0.0)))

    def action_bet(self) -> None:
        top = self.moment.seen.nudged.top if self.moment.seen is not None else ()
        word = notation.quote(top[0].word) if top else '" '
        self.query_one(CommandLine).prefill(f"bet {fmt.token(word)}")

    def action_measure(self) -> None:
        self.view.measure = NEXT_MEASURE[self.view.measure]
        self.app.notify(f"brightness: {MEASURES[self.view.measure]}", timeout=3)
        if self.view.measure == "habit":
            self._find_habits()

    def action_line(self) -> None:
        self.query_one(CommandLine).focus()

    def action_token(self, by: int) -> None:
        self.view.step_token(by)

    def action_read(self, pages: int) -> None:
        self.action_panel("story")
        story = self.query_one(StoryLog)
        story.scroll_relative(y=pages * max(1, story.size.height - 2), animate=False)

    def action_home(self) -> None:
        if self.query_one(StatusBar).searched is not None:
            self._stopping = True
        self.query_one(Tower).focus()

    def action_panel(self, name: Panel) -> None:
        self.view.open_panel(name)

    @work(group="commands")
    async def action_leave(self) -> None:
        """Back to the title, once the command under way is recorded."""
        self.skip()
        async with self._turn:
            self.client.close_play()
            self.dismiss()
