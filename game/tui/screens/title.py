"""The title: two entities back to back, a tower between them, and the mind waking behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.library.request import Opening
from game.tui import format as text
from game.tui.background import in_thread
from game.tui.glossary import Topic
from game.tui.mind_status import Waking
from game.tui.widgets.title_art import Emblem

if TYPE_CHECKING:
    from game.tui.app import ForwardPass

LINK = "https://karpathy.github.io/2021/03/27/forward-pass/"
NAME = (
    "┏━╸ ┏━┓ ┏━┓ ╻ ╻ ┏━┓ ┏━┓ ╺┳┓",
    "┣━╸ ┃ ┃ ┣┳┛ ┃╻┃ ┣━┫ ┣┳┛  ┃┃",
    "╹   ┗━┛ ╹┗╸ ┗┻┛ ╹ ╹ ╹┗╸ ╺┻┛",
    "┏━┓ ┏━┓ ┏━╸ ┏━╸",
    "┣━┛ ┣━┫ ┗━┓ ┗━┓",
    "╹   ╹ ╹ ╺━┛ ╺━┛",
)
MENU: tuple[tuple[str, str, str], ...] = (
    ("n", "new", "New"),
    ("c", "continue", "Continue"),
    ("s", "scenes", "Choose scene"),
    ("j", "journals", "Journals"),
    ("h", "help", "Help"),
    ("q", "quit", "Quit"),
)


class Title(Screen[None]):
    """The menu works while the mind is still on its way."""

    topic: ClassVar[Topic] = "title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"pick('{name}')", label, show=False) for key, name, label in MENU
    ]

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Callable[[], None] | None = None

    @property
    def game(self) -> ForwardPass:
        return cast("ForwardPass", self.app)

    def compose(self) -> ComposeResult:
        with Horizontal(id="cover"):
            yield Emblem(id="emblem")
            with Vertical(id="cover-text"):
                yield Static(Content("\n".join(NAME)), id="name")
                yield Static(Content("You wake in the middle of a thought."), id="tagline")
                yield OptionList(
                    *(
                        Option(Content.assemble((f"{key}  ", "$text-muted"), (label, "")), id=name)
                        for key, name, label in MENU
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
        self.watch(self.app, "waking", self._show)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._look_for_saves)

    @work(group="saves", exclusive=True)
    async def _look_for_saves(self) -> None:
        there = not isinstance(await in_thread(_unfinished), str)
        menu = self.query_one("#menu", OptionList)
        (menu.enable_option if there else menu.disable_option)("continue")

    def _show(self, waking: Waking) -> None:
        self.query_one("#mind", Static).update(mind_lines(waking, self._wanted is not None))
        self.query_one(Emblem).waking = waking.phase == "loading"
        if waking.phase == "failed":
            self._wanted = None
        if waking.phase == "awake" and self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            wanted()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_pick(event.option.id or "")

    def action_pick(self, name: str) -> None:
        match name:
            case "new":
                self._when_awake(lambda: self.game.play(self.game.stage.opening))
            case "continue":
                self._when_awake(self._go_on)
            case "scenes":
                from game.tui.screens.scenes import Scenes

                self.app.push_screen(Scenes(), self._begin)
            case "journals":
                from game.tui.screens.journals import Journals

                self.app.push_screen(Journals())
            case "help":
                self.game.action_explain()
            case "quit":
                self.app.exit(0)

    def _begin(self, scene: str | None) -> None:
        if scene is not None:
            opening = Opening(stories=self.game.stage.opening.stories, scene=scene)
            self._when_awake(lambda: self.game.play(opening))

    def _when_awake(self, then: Callable[[], None]) -> None:
        """Do it now, or as soon as the mind is there."""
        waking = self.game.waking
        if waking.phase == "awake":
            then()
        elif waking.phase == "failed":
            self.notify(waking.what, severity="error", markup=False)
        else:
            self._wanted = then
            self._show(waking)

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


def mind_lines(waking: Waking, waiting: bool) -> Content:
    """The mind's name, size and origin, and how far it is."""
    who = Content.assemble(
        (text.token(waking.name), "bold $primary"), (f", {waking.origin}", "$foreground")
    )
    if waking.phase == "failed":
        state = Content.styled(f"✘ {text.token(waking.what)}", "$error")
    elif waking.phase == "awake":
        state = Content.assemble(("● awake  ", "$success"), (waking.size, "$text-muted"))
    else:
        done = round(waking.share * 20)
        state = Content.assemble(
            ("━" * done, "$primary"),
            ("─" * (20 - done), "$border"),
            (f" {waking.share:.0%} {text.token(waking.what)}", "$text-muted"),
        )
        if waiting:
            state = text.joined([state, Content.styled("then the game begins", "italic $accent")])
    return text.joined([who, state])
