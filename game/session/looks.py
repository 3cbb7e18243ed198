"""What can be typed to look: one table for line mode and the app. Looking changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from game.session.blocks import help as manual
from game.session.blocks.look_lines import VIEWS, view_lines
from game.session.blocks.status_lines import status_lines
from game.session.blocks.why_blocks import why_lines
from game.session.playthrough import Playthrough
from game.session.rules.commands import CommandError

Look = Callable[[str, Playthrough], Iterable[str]]


def look(word: str, rest: str, play: Playthrough) -> list[str]:
    """The lines that one of `LOOKS` shows; `rest` is what was typed after it.

    Raises:
        CommandError, MindError: there is nothing to look at, or no such place.
    """
    return list(LOOKS[word](rest, play))


def _view(word: str, rest: str, play: Playthrough) -> list[str]:
    return view_lines(word, rest, play.moment, play.state, play.mind)


def _why(_rest: str, play: Playthrough) -> list[str]:
    if play.moment.last is None:
        raise CommandError("no life has been lived in this scene yet")
    return why_lines(play.moment.last)


def _status(_rest: str, play: Playthrough) -> list[str]:
    return status_lines(play.moment, play.journal_path)


#: the word typed -> what it shows
LOOKS: dict[str, Look] = {
    **{word: partial(_view, word) for word in VIEWS},
    "why": _why,
    "status": _status,
    "help": lambda rest, _play: manual.help_lines(rest),
    "notation": lambda _rest, _play: manual.TOPICS["nudges"],
    "words": lambda _rest, _play: manual.TOPICS["words"],
}
