"""What looking at the life that awaits shows: the lines of the line mode."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from game.session.blocks.views import view_lines
from game.session.rules.commands import CommandError
from game.tui.background import in_thread
from game.tui.client import Client


async def view_content(client: Client, word: str, rest: str) -> Content:
    """What `look`, `layers`, `heads L3` or `head L3.H5` shows.

    Raises:
        CommandError, MindError: there is nothing there to look at.
    """
    if client.play is None:
        raise CommandError("nothing is being played")
    play = client.play
    lines = await in_thread(partial(view_lines, word, rest, play.state, play.mind))
    return Content("\n".join(lines))
