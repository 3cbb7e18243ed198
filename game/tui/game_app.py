"""What screens ask of the application, and the base of the screens that ask.

The application pushes screens, and screens ask the application: both know this module, and
neither knows the other's.
"""

from __future__ import annotations

from pathlib import Path

from textual import messages
from textual.reactive import reactive
from textual.screen import Screen, ScreenResultType

from game.library.request import GameRequest
from game.tui.client import Client
from game.tui.mind_status import MindStatus
from game.tui.themed_app import ThemedApp


class GameApp(ThemedApp):
    """The application as its screens know it: a playthrough is changed through `client` alone."""

    mind_status: reactive[MindStatus] = reactive(MindStatus)

    def __init__(self, request: GameRequest) -> None:
        super().__init__()
        self.client = Client(request)

    def play(self, request: GameRequest) -> None:
        """Go to the play screen and open a playthrough there."""
        raise NotImplementedError

    def resume(self, journal: Path) -> None:
        """Go on with a journal."""
        raise NotImplementedError

    def action_help(self) -> None:
        """The help of the screen that is on top."""
        raise NotImplementedError


class GameScreen(Screen[ScreenResultType]):
    """A screen whose workers end before any of its parts is taken away.

    Textual cancels the workers of a widget when all of its children are gone: until then one
    that comes back from a thread would find half a screen.
    """

    @property
    def game(self) -> GameApp:
        """The application that the screen is part of."""
        assert isinstance(self.app, GameApp)
        return self.app

    async def on_prune(self, event: messages.Prune) -> None:
        self.workers.cancel_node(self)
