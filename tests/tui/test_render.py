"""Both renderers lay out the same blocks: nothing is lost on the way, nothing obeyed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

import pytest

from game.mind.nudges.notation import quote
from game.session.blocks.event_blocks import describe, told
from game.session.blocks.lines import block_lines
from game.session.blocks.model import Block, Prose
from game.session.blocks.numbers import decimal
from game.session.blocks.why_blocks import explained, panel_blocks, why_lines
from game.session.rules.events import (
    KINDS,
    EndedEvent,
    Event,
    LifeEvent,
    ProseEvent,
    UndoneEvent,
)
from game.text.markdown import Code, CodeBlock, Paragraph, Words
from game.text.safety import find_control
from game.tui import markdown, render
from game.tui.log_entries import log_entries
from game.tui.render import block_content, rendered
from game.tui.why import why_content
from tests.blocks import (
    blocks_of,
    numbers_in,
    recorded_events,
    recorded_lives,
    statements,
    words_in,
)

#: erases the screen, writes from right to left, sets the window's title
EVIL = "\x1b[2J\u202ea\x07 \x9d0;x"
#: columns of the panel at 80 columns
PANEL_WIDTH = 44


def shown(event: Event) -> str:
    """All that the screens tell of an event."""
    entries = [entry.content.plain for entry in log_entries((event,))]
    why = [why_content(event, PANEL_WIDTH).plain] if isinstance(event, LifeEvent) else []
    return "\n".join([*entries, *why])


@pytest.mark.parametrize("kind", KINDS)
def test_every_statement_of_every_event_is_laid_out(kind: type[Event]) -> None:
    for event in (event for event in recorded_events() if isinstance(event, kind)):
        for block in blocks_of(event):
            content = block_content(block, PANEL_WIDTH)
            text = "".join(content.plain.split()) if content is not None else ""
            for brief in (brief for _, brief in statements(block) if brief is not None):
                assert "".join(brief.split()) in text
            lines = block_lines(block)
            for full in (full for full, _ in statements(block) if full is not None):
                bare = re.sub("[^0-9A-Za-z]", "", full)
                assert bare in re.sub("[^0-9A-Za-z]", "", "".join(lines).replace("(decoder)", ""))


def test_line_mode_and_the_screens_tell_the_same_of_a_life() -> None:
    """But for the bars of a screen, and the watched words of line mode."""
    for life in recorded_lives():
        blocks = [block for block in panel_blocks(life) if block.kind != "top words"]
        story = [entry.content.plain for entry in log_entries((life,))]
        screen = "\n".join([*story, rendered(blocks, PANEL_WIDTH).plain])
        lines = "\n".join([*describe([life]), *why_lines(life)]).split("\nWords this story")[0]
        assert words_in(lines) - _bet(life) <= words_in(screen) <= words_in(lines)
        for one, other in ((lines, screen), (screen, lines)):
            known = numbers_in(other)
            told = [number for number in numbers_in(one) if number not in _gauge(life)]
            assert all(any(abs(each - number) < 0.006 for each in known) for number in told)


def _bet(life: LifeEvent) -> set[str]:
    """The word bet on, which the screens tell of in a paragraph of the narration."""
    bet = life.facts.values.get("bet")
    return {quote(bet)} if isinstance(bet, str) else set()


def _gauge(life: LifeEvent) -> list[float]:
    """The suspicion as line mode tells it, which the screens show in a gauge."""
    return [float(decimal(life.suspicion))]


def test_prose_keeps_its_words_in_both() -> None:
    told_events = [e for e in recorded_events() if isinstance(e, ProseEvent | EndedEvent)]
    for event in told_events:
        lines, screen = "\n".join(describe([event])), shown(event)
        for text in _texts(told(event)):
            assert text in lines
            assert text in screen


def _texts(blocks: list[Block]) -> list[str]:
    parts = [part for block in blocks for part in block.parts if isinstance(part, Prose)]
    found: list[str] = []
    for paragraph in (paragraph for part in parts for paragraph in part.paragraphs):
        if isinstance(paragraph, Paragraph):
            found += [span.text for span in paragraph.spans if isinstance(span, Words | Code)]
        elif isinstance(paragraph, CodeBlock):
            found.append(paragraph.text)
    return found


def evil(value: Any) -> Any:
    """The same value with every text in it replaced by one that terminals obey."""
    if isinstance(value, str):
        return EVIL
    if isinstance(value, tuple):
        made = [evil(item) for item in value]
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    if isinstance(value, Mapping):
        return {name: evil(item) for name, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (field.name for field in dataclasses.fields(value) if field.init)
        return dataclasses.replace(value, **{name: evil(getattr(value, name)) for name in fields})
    return value


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_of_an_event_reaches_the_terminal_as_a_command(kind: type[Event]) -> None:
    for recorded in (event for event in recorded_events() if isinstance(event, kind)):
        for event in (evil(recorded), _told_at_length(evil(recorded))):
            lines = describe([event])
            lines += why_lines(event) if isinstance(event, LifeEvent) else []
            assert all(find_control(line) == -1 for line in lines)
            assert find_control(shown(event)) == -1


def _told_at_length(event: Event) -> Event:
    """The event with what decides how much is told of it as it may be."""
    match event:
        case UndoneEvent():
            return dataclasses.replace(event, phase="life")
        case ProseEvent(slot=slot):
            return dataclasses.replace(event, slot=f"hint {slot}")
    return event


def test_renderers_leave_it_to_the_makers_to_make_text_harmless() -> None:
    assert not hasattr(render, "neutralise")
    assert not hasattr(markdown, "neutralise")


def test_every_voice_is_a_class_of_the_stylesheet() -> None:
    endings = [EndedEvent(result, "So.", "") for result in ("won", "lost", EVIL)]
    for entry in log_entries([*recorded_events(), *endings]):
        assert re.fullmatch(r"[a-z]+( [a-z]+)*", entry.kind)


def test_the_tables_of_the_panel_fit_it() -> None:
    for life in recorded_lives():
        bars = [block for block in explained(life) if block.kind in ("terms", "top words")]
        for line in rendered(bars, PANEL_WIDTH).plain.split("\n"):
            assert len(line) <= PANEL_WIDTH or line.startswith("wrote it"), line
