"""A journal as plain text, turn by turn: no model is loaded, no story is needed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from game.export.moments import moments
from game.session.blocks.event_blocks import describe
from game.session.journal.file import Journal, Turn
from game.text.safety import neutralise

#: seconds of waiting between two turns at most, however long the player took
LONGEST_WAIT = 2.0


def transcript(journal: Journal) -> Iterator[str]:
    """The whole journal, a line at a time."""
    for _, lines in replay_lines(journal):
        yield from (f"{line}\n" for line in lines)


def show_replay(
    journal: Journal,
    say: Callable[[str], None],
    speed: float,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Say a journal's lines, waiting between turns as the player did: `speed` times faster, and
    LONGEST_WAIT seconds at most.
    """
    for interval, lines in replay_lines(journal):
        sleep(min(interval / speed, LONGEST_WAIT))
        for line in lines:
            say(line)


def replay_lines(journal: Journal) -> Iterator[tuple[float, list[str]]]:
    """Seconds to wait (as recorded) and lines to show: the heading, then each turn."""
    yield 0.0, heading(journal)
    for number, shown in enumerate(moments(journal), start=1):
        yield shown.seconds, _turn_lines(number, shown.turn)
    if journal.torn:
        yield 0.0, ["", "The last line was cut off and is left out."]


def heading(journal: Journal) -> list[str]:
    """Who played what, as lines."""
    header = journal.header
    when = _when(header.timestamp)
    lines = [
        f"Story {header.story.id} {header.story.version}, mind {header.mind.name} "
        f"({header.mind.fingerprint[:12]}), seed {header.seed}{when}.",
    ]
    return [neutralise(line) for line in lines]


def _turn_lines(number: int, turn: Turn) -> list[str]:
    """One turn as lines: the command as typed, and what came of it."""
    return ["", neutralise(f"[{number}] > {turn.command}"), *describe(turn.events)]


def _when(timestamp: int) -> str:
    try:
        return time.strftime(", played on %Y-%m-%d at %H:%M UTC", time.gmtime(timestamp))
    except (OverflowError, OSError, ValueError):
        return ""
