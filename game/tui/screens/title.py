"""The title screen: the art, the menu, and how far the mind is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.library.request import GameRequest
from game.session.actions_and_keys import of_scope
from game.tui import formatting as fmt
from game.tui.game_app import GameScreen
from game.tui.mind_status import MindStatus
from game.tui.textual_bindings import bindings
from game.tui.threads import in_thread
from game.tui.widgets.title_art import TitleArt

if TYPE_CHECKING:
    from game.session.blocks.help import Page

#: the story this game is made after
LINK = "https://karpathy.github.io/2021/03/27/forward-pass/"
#: the game's name in box-drawing letters
NAME = (
    "┏━╸ ┏━┓ ┏━┓ ╻ ╻ ┏━┓ ┏━┓ ╺┳┓",
    "┣━╸ ┃ ┃ ┣┳┛ ┃╻┃ ┣━┫ ┣┳┛  ┃┃",
    "╹   ┗━┛ ╹┗╸ ┗┻┛ ╹ ╹ ╹┗╸ ╺┻┛",
    "┏━┓ ┏━┓ ┏━╸ ┏━╸",
    "┣━┛ ┣━┫ ┗━┓ ┗━┓",
    "╹   ╹ ╹ ╺━┛ ╺━┛",
)


class Title(GameScreen[None]):
    """The first screen. What needs the mind is done as soon as it is loaded."""

    help_page: ClassVar[Page] = "title"
    BINDINGS: ClassVar[list[BindingType]] = bindings("title")

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="cover"):
            yield TitleArt(id="title-art")
            with Vertical(id="cover-text"):
                yield Static(Content("\n".join(NAME)), id="name")
                yield Static(Content("You wake in the middle of a thought."), id="tagline")
                yield OptionList(
                    *(
                        Option(
                            Content.assemble((f"{each.keys[0]}  ", "$text-muted"), (each.name, "")),
                            id=each.own_name,
                        )
                        for each in of_scope("title")
                    ),
                    id="menu",
                    compact=True,
                )
                yield Static(id="mind")
        yield Static(self._credit(), id="credit")

    @staticmethod
    def _credit() -> Content:
        return Content.assemble(
            ("after Andrej Karpathy's short story “Forward Pass” (2021)\n", "$text-muted"),
            (LINK, f"$text-muted underline link={LINK!r}"),
        )

    def on_mount(self) -> None:
        self.query_one("#menu").focus()
        self.watch(self.app, "mind_status", self._show)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._look_for_saves)

    @work(group="saves", exclusive=True)
    async def _look_for_saves(self) -> None:
        there = not isinstance(await in_thread(_unfinished), str)
        menu = self.query_one("#menu", OptionList)
        (menu.enable_option if there else menu.disable_option)("continue")

    def _show(self, status: MindStatus) -> None:
        self.query_one("#mind", Static).update(mind_lines(status, self._wanted is not None))
        self.query_one(TitleArt).mind_loads = status.phase == "loading"
        if status.phase == "failed":
            self._wanted = None
        if status.phase == "awake" and self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            wanted()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_pick(event.option.id or "")

    def action_pick(self, name: str) -> None:
        match name:
            case "new":
                self._when_awake(lambda: self.game.play(self.game.client.request))
            case "continue":
                self._when_awake(self._go_on)
            case "scenes":
                from game.tui.screens.scenes import Scenes

                self.app.push_screen(Scenes(), self._begin)
            case "journals":
                from game.tui.screens.journals import Journals

                self.app.push_screen(Journals())
            case "help":
                self.game.action_help()
            case "quit":
                self.app.exit(0)

    def _begin(self, scene: str | None) -> None:
        if scene is not None:
            request = GameRequest(stories=self.game.client.request.stories, scene=scene)
            self._when_awake(lambda: self.game.play(request))

    def _when_awake(self, then: Callable[[], None]) -> None:
        """Call `then` now, or as soon as the mind is loaded."""
        status = self.game.mind_status
        if status.phase == "awake":
            then()
        elif status.phase == "failed":
            self.notify(status.what, severity="error", markup=False)
        else:
            self._wanted = then
            self._show(status)

    def _go_on(self) -> None:
        self._continue()

    @work(group="continue", exclusive=True)
    async def _continue(self) -> None:
        found = await in_thread(_unfinished)
        if isinstance(found, str):
            self.notify(found, severity="warning", markup=False)
        else:
            self.game.resume(found)


def _unfinished() -> Path | str:
    """The newest journal that can be gone on with, or why there is none."""
    from game.library.journals import newest_unfinished
    from game.session.journal.file import JournalError

    try:
        return newest_unfinished().path
    except JournalError as error:
        return str(error)


def mind_lines(status: MindStatus, waiting: bool) -> Content:
    """The mind's name, size and origin, and how far it is."""
    who = Content.assemble(
        (fmt.token(status.name), "bold $primary"), (f", {status.origin}", "$foreground")
    )
    if status.phase == "failed":
        state = Content.styled(f"✘ {fmt.token(status.what)}", "$error")
    elif status.phase == "awake":
        state = Content.assemble(("● awake  ", "$success"), (status.size, "$text-muted"))
    else:
        done = round(status.share * 20)
        state = Content.assemble(
            ("━" * done, "$primary"),
            ("─" * (20 - done), "$border"),
            (f" {status.share:.0%} {fmt.token(status.what)}", "$text-muted"),
        )
        if waiting:
            state = fmt.joined([state, Content.styled("then the game begins", "italic $accent")])
    return fmt.joined([who, state])
