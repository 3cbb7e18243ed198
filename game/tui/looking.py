"""The words one may type to look: the same plain lines that the line mode reads out."""

from __future__ import annotations

import re
from functools import partial

from game.mind.records import Mind
from game.session import views
from game.session.commands import CommandError
from game.session.state import State
from game.tui.background import in_thread
from game.tui.stage import Stage

LINES = ("look", "layers", "heads", "head")
_HEAD = re.compile(r"[Ll]([0-9]{1,4})\.[Hh]([0-9]{1,4})")
_LAYER = re.compile(r"[Ll]([0-9]{1,4})")


async def look_up(stage: Stage, word: str, rest: str) -> list[str]:
    """What `look`, `layers`, `heads L3` or `head L3.H5` shows.

    Raises:
        CommandError, MindError: there is nothing there to look at.
    """
    if stage.play is None:
        raise CommandError("nothing is being played")
    return await in_thread(partial(_lines, stage.play.state, stage.play.mind, word, rest))


def _lines(state: State, mind: Mind, word: str, rest: str) -> list[str]:
    match word:
        case "look":
            return views.look_lines(state, mind)
        case "layers":
            return views.layer_lines(state, mind)
        case "heads":
            return views.heads_lines(state, mind, _layer(rest, mind))
    found = _HEAD.fullmatch(rest)
    if not found:
        raise CommandError("head takes one head, like head L3.H5")
    return views.head_lines(state, mind, int(found[1]), int(found[2]))


def _layer(rest: str, mind: Mind) -> int | None:
    found = _LAYER.fullmatch(rest)
    if not rest:
        return None
    last = mind.card.shape.n_layer - 1
    if not found or int(found[1]) > last:
        raise CommandError(f"heads takes a layer from L0 to L{last}, like heads L3")
    return int(found[1])
