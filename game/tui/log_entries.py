"""Events as entries of the story log: what is told of them in brief, and in which voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.content import Content

from game.session.blocks.event_blocks import told
from game.session.blocks.model import Kind
from game.session.rules.events import Event
from game.tui.render import block_content

#: the classes in the stylesheet of the kinds that have not one of their own name
_CLASSES: Mapping[Kind, str] = {
    "won": "ended won",
    "lost": "ended lost",
    "passed": "ended passed",
    "finished": "ended won",
}


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One paragraph of the narration. `kind` is its voice: its classes in the stylesheet."""

    kind: str
    content: Content


def log_entries(happened: Iterable[Event]) -> list[LogEntry]:
    """What there is to read of these events; choices and nudges have places of their own."""
    entries: list[LogEntry] = []
    for block in (block for event in happened for block in told(event)):
        content = block_content(block)
        if content is not None:
            entries.append(LogEntry(_CLASSES.get(block.kind, block.kind), content))
    return entries
