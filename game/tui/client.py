"""What lies behind the screens: the request, the mind, and the playthrough under way.

Every method that may run the model or read a disk is awaited in a thread; screens never
block. Nothing here knows a widget. The session is imported when it is first asked for, in such
a thread: the first screen does not wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from game.library.request import GameRequest
from game.tui.threads import in_thread

if TYPE_CHECKING:
    from game.library.open import OpenedGame
    from game.mind.api import Mind, Progress
    from game.mind.results import HeadHabit, HeadView
    from game.session.moment import Moment
    from game.session.playthrough import Playthrough
    from game.session.rules.commands import Command
    from game.session.rules.events import Event
    from game.story.model import Pack


class StartMind(Protocol):
    """How a mind is brought up; blocks until it is awake, telling what it does and how far."""

    def __call__(self, source: str | None, progress: Callable[[str, float], None], /) -> Mind: ...


class Client:
    """Holds what outlives a screen. One command is obeyed at a time, in order."""

    def __init__(self, request: GameRequest) -> None:
        self.request = request
        self.mind: Mind | None = None
        self.play: Playthrough | None = None
        self._turn = asyncio.Lock()

    async def pack(self) -> Pack:
        """The story pack of a new game.

        Raises:
            StoryError: it has errors.
        """
        return await self._story(GameRequest(stories=self.request.stories))

    async def open(self, request: GameRequest) -> OpenedGame:
        """Begin a playthrough, or go on with `request.resume`. The one before is closed.

        Raises:
            StoryError, MindError, CommandError, JournalError: it cannot be.
        """
        # What was asked for on the command line counts once, whether it can be had or not.
        self.request = replace(self.request, scene=None, journal=None, resume=None)
        pack, mind = await self._story(request), self._awake()

        def begin() -> OpenedGame:
            from game.library.open import open_game

            return open_game(request, pack, mind)

        async with self._turn:
            self.close_play()
            opened = await in_thread(begin)
            self.play = opened.play
        return opened

    async def do(self, command: Command, progress: Progress | None = None) -> tuple[Event, ...]:
        """Obey one command. `progress` is called from another thread; it may raise to stop.

        Raises:
            CommandError: it is refused, and nothing has changed.
        """
        play = self._playing()
        async with self._turn:
            return await in_thread(partial(play.do, command, progress))

    @property
    def moment(self) -> Moment | None:
        """What stands on the screen, once a playthrough is open."""
        return self.play.moment if self.play is not None else None

    @property
    def scenes(self) -> tuple[str, ...]:
        """The ids of the story's scenes, once a playthrough is open."""
        return tuple(self.play.state.pack.scenes) if self.play is not None else ()

    async def look(self, word: str, rest: str) -> list[str]:
        """The lines that a typed look shows. Changes nothing.

        Raises:
            CommandError, MindError: there is nothing to look at.
        """
        play = self._playing()

        def read() -> list[str]:
            from game.session.looks import look

            return look(word, rest, play)

        return await in_thread(read)

    async def habits(self) -> tuple[HeadHabit, ...]:
        """Every head's habit in the life that awaits, layer by layer; () where none does."""
        play = self._playing()
        if play.state.phase != "life":
            return ()

        def read() -> tuple[HeadHabit, ...]:
            from game.mind.api import HeadHabits

            return play.mind.ask(HeadHabits(play.state.trace))

        return await in_thread(read)

    async def head(self, layer: int, number: int) -> tuple[HeadView, HeadHabit]:
        """Look into one head, and what it is in the habit of doing here. Changes nothing.

        Raises:
            CommandError, MindError: it cannot be looked into.
        """
        play = self._playing()

        def read() -> tuple[HeadView, HeadHabit]:
            from game.session.blocks.look_lines import head_view

            return head_view(layer, number, play.state, play.mind)

        return await in_thread(read)

    @property
    def trouble(self) -> str:
        """One sentence while the journal cannot be written; empty when all is well."""
        return self.play.trouble if self.play is not None else ""

    def close_play(self) -> None:
        """Give the present journal free."""
        if self.play is not None:
            self.play.close()
            self.play = None

    def close(self) -> None:
        """Give everything back; the mind's process ends."""
        self.close_play()
        end = getattr(self.mind, "close", None)
        if end is not None:
            end()
        self.mind = None

    async def _story(self, request: GameRequest) -> Pack:
        """The pack that a request is played in: found anew each time, and never kept."""
        near = self.request.stories

        def find() -> Pack:
            from game.library.open import find_story

            return find_story(request, near)

        return await in_thread(find)

    def _awake(self) -> Mind:
        if self.mind is None:
            from game.mind.api import MindError

            raise MindError("the mind is not awake yet")
        return self.mind

    def _playing(self) -> Playthrough:
        if self.play is None:
            from game.session.rules.commands import CommandError

            raise CommandError("nothing is being played")
        return self.play
