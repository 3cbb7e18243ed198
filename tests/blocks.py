"""The events of the kept journals, and what is told of them taken apart into statements."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from game.session.blocks.event_blocks import told
from game.session.blocks.model import Bar, Block, Line, Part, Row, Text
from game.session.blocks.why_blocks import explained
from game.session.journal.file import read_journal
from game.session.rules.events import Event, LifeEvent

KEPT = Path(__file__).parent / "journals" / "v1"
#: a statement in full and in brief; None where that form does not tell it
Forms = tuple[str | None, str | None]


@cache
def recorded_events() -> tuple[Event, ...]:
    """All events of all kept journals: every kind, and lives of every kind."""
    journals = (read_journal(path) for path in sorted(KEPT.glob("*.jsonl")))
    return tuple(event for each in journals for turn in each.turns for event in turn.events)


def recorded_lives() -> tuple[LifeEvent, ...]:
    """All lives of all kept journals."""
    return tuple(event for event in recorded_events() if isinstance(event, LifeEvent))


def blocks_of(event: Event) -> list[Block]:
    """What is told of an event, and why where it is a life."""
    return [*told(event), *(explained(event) if isinstance(event, LifeEvent) else ())]


def statements(block: Block) -> list[Forms]:
    """Each statement of a block; prose and the bars of words make none."""
    return [forms for part in block.parts if (forms := _forms(part)) != (None, None)]


def _forms(part: Part) -> Forms:
    match part:
        case Line(full=full, brief=brief):
            return _plain(full), _plain(brief)
        case Row(name=Line(full=full, brief=brief), value=value):
            return _plain(full, value.full), _plain(brief, value.brief)
        case Bar(name=name, value=value):
            return _plain(name, value.full), _plain(name, value.brief)
    return None, None


def _plain(*texts: Text | None) -> str | None:
    told = [text for text in texts if text is not None]
    plain = " ".join("".join(span.text for span in text) for text in told)
    return plain if len(told) == len(texts) else None


def words_in(text: str) -> set[str]:
    """The words that a text quotes, as the notation writes them."""
    return set(re.findall(r'"(?:[^"\\]|\\.)*"', text))


def numbers_in(text: str) -> list[float]:
    """The numbers outside of quotes and of names such as `L3.H5`; a percentage as its share."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', " ", text).replace("−", "-")
    found = re.findall(r"(?<![\w.])([+-]?\d+(?:\.\d+)?(?:e-\d+)?)(%?)(?![\w])", bare)
    return [float(number) / (100 if percent else 1) for number, percent in found]
