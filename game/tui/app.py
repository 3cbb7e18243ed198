"""The Textual application: the client, the mind's loading, the themes, the command palette."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from game.library.request import GameRequest
from game.tui.client import StartMind
from game.tui.game_app import GameApp
from game.tui.messages import MindAwake, MindFailed, MindProgress
from game.tui.mind_status import MindStatus
from game.tui.screens.title import Title
from game.tui.screens.too_small import TooSmall, fits
from game.tui.textual_bindings import bindings
from game.tui.themes import THEMES
from game.tui.threads import in_thread, prepare_processes

#: seconds that another thread may hold up a key; Python's usual is 0.005
SWITCH_INTERVAL = 0.001


class ForwardPass(GameApp):
    """The game on a terminal."""

    CSS_PATH = [  # noqa: RUF012
        "styles/base.tcss",
        "styles/title.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(self, request: GameRequest, wake: StartMind | None = None) -> None:
        super().__init__(request)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._wake = wake

    def get_default_screen(self) -> Title:
        """The title, which lies under every other screen."""
        return Title()

    def on_mount(self) -> None:
        self.mind_status = MindStatus(source=self.client.request.mind)
        self.call_after_refresh(self.wake_mind)
        self.call_after_refresh(self.get_ready)

    @work(group="waking", exclusive=True)
    async def wake_mind(self) -> None:
        """Load the mind in a thread, and post how that went."""
        self.post_message(await in_thread(partial(self._start_mind, self.client.request.mind)))

    def _start_mind(self, source: str | None) -> MindAwake | MindFailed:
        from game.mind.api import MindError

        def progress(what: str, share: float) -> None:
            self.post_message(MindProgress(what, share))

        try:
            return MindAwake((self._wake or _own_process())(source, progress))
        except MindError as error:
            return MindFailed(str(error))
        except (OSError, ValueError) as error:
            return MindFailed(f"the mind's process cannot be started ({error})")

    @work(group="ready", exclusive=True)
    async def get_ready(self) -> None:
        """Import the play screen in a thread, so that it opens without a wait."""
        await in_thread(partial(importlib.import_module, "game.tui.screens.play"))

    def on_mind_progress(self, message: MindProgress) -> None:
        self.mind_status = self.mind_status.further(message.what, message.share)

    def on_mind_awake(self, message: MindAwake) -> None:
        self.client.mind = message.mind
        self.mind_status = self.mind_status.awake(message.mind.card)
        if self.client.request.scene is not None or self.client.request.resume is not None:
            self.play(self.client.request)

    def on_mind_failed(self, message: MindFailed) -> None:
        self.mind_status = self.mind_status.failed(message.why)

    def play(self, request: GameRequest) -> None:
        """Go to the play screen and open a playthrough there."""
        from game.tui.screens.play import Play

        self.push_screen(Play(request, self.mind_status.name))

    def resume(self, journal: Path) -> None:
        """Go on with a journal, in the story that it was played in."""
        self.play(GameRequest(resume=journal))

    def on_resize(self, event: events.Resize) -> None:
        if not fits(event.size) and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything the present screen can do, and the application besides."""
        for active in screen.active_bindings.values():
            binding = active.binding
            if active.node in (screen, self) and binding.description and active.enabled:
                yield SystemCommand(
                    binding.description,
                    binding.tooltip or f"key {self.get_key_display(binding)}",
                    partial(self._run, screen, binding.action),
                )
        yield SystemCommand("Theme", "Choose among all themes", self.action_change_theme)

    async def _run(self, screen: Screen[object], action: str) -> None:
        await self.run_action(action, screen if not action.startswith("app.") else self)

    def action_help(self) -> None:
        """The help of the screen that is on top."""
        from game.tui.screens.help import Help

        if not isinstance(self.screen, (Help, TooSmall)):
            self.push_screen(Help(self.screen))

    def action_next_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.notify(f"theme {self.theme}", timeout=1.5)

    async def on_unmount(self) -> None:
        self.client.close()


def _own_process() -> StartMind:
    from game.mind.sources.process import RemoteMind

    prepare_processes()
    return RemoteMind.start
