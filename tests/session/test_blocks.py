"""What is told is made once: both forms of a statement hold the same words and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.blocks import lines
from game.session.blocks.event_blocks import describe, told
from game.session.blocks.model import Span
from game.session.blocks.numbers import percent, plain_signed, probability, signed
from game.session.blocks.why_blocks import PANEL, explained, panel_blocks, why_lines
from game.session.rules.events import (
    KINDS,
    ChoicesEvent,
    EndedEvent,
    Event,
    NudgesEvent,
    ProseEvent,
)
from game.text.safety import find_control
from tests.blocks import (
    blocks_of,
    numbers_in,
    recorded_events,
    recorded_lives,
    statements,
    words_in,
)

#: events that the screens show in places of their own, and the story beside them does not tell
ELSEWHERE = (ChoicesEvent, NudgesEvent)


@pytest.mark.parametrize("kind", KINDS)
def test_every_event_is_told(kind: type[Event]) -> None:
    events = [event for event in recorded_events() if isinstance(event, kind)]
    assert events
    for event in events:
        assert describe([event]), "in full"
        shown = any(brief is not None for block in told(event) for _, brief in statements(block))
        is_prose = isinstance(event, ProseEvent | EndedEvent)
        assert (shown or is_prose) is not isinstance(event, ELSEWHERE), "in brief"


def assert_holds(numbers: list[float], told: str) -> None:
    """Each number stands in the text too, rounded to a hundredth."""
    known = numbers_in(told)
    for number in numbers:
        assert any(abs(number - each) <= 0.006 for each in known), (number, told)


def test_both_forms_of_a_statement_hold_the_same_words_and_numbers() -> None:
    for block in (block for event in recorded_events() for block in blocks_of(event)):
        found = statements(block)
        all_full = "; ".join(full for full, _ in found if full is not None)
        all_brief = "; ".join(brief for _, brief in found if brief is not None)
        for full, brief in found:
            if full is not None and brief is not None:
                assert words_in(full) == words_in(brief)
                assert_holds(numbers_in(full), all_brief)
                assert_holds(numbers_in(brief), all_full)


def test_what_is_told_in_brief_only_is_told_in_full_elsewhere() -> None:
    for event in recorded_events():
        found = [form for block in blocks_of(event) for form in statements(block)]
        all_full = "; ".join(full for full, _ in found if full is not None)
        for brief in (brief for full, brief in found if full is None and brief is not None):
            assert words_in(brief) <= words_in(all_full)
            assert_holds(numbers_in(brief), all_full)


def test_the_panel_leaves_out_only_what_is_told_in_full_only() -> None:
    for life in recorded_lives():
        shown = panel_blocks(life)
        assert [block.kind for block in shown] == [
            kind for kind in PANEL if kind in {block.kind for block in explained(life)}
        ]
        left = [block for block in explained(life) if block not in shown]
        assert all(block.kind == "watched" for block in left)


def test_a_span_is_harmless_however_it_was_made() -> None:
    assert Span("a\x1b[2J\u202eb").text == "a␛[2J\ufffdb"
    assert not hasattr(lines, "neutralise"), "a renderer makes nothing harmless a second time"


def test_a_blank_paragraph_is_not_told() -> None:
    assert told(ProseEvent("what", "", " \n")) == []
    assert describe([EndedEvent("won", "", "")]) == ["Won:"]


def test_an_outcome_that_the_story_names_is_called_by_its_id() -> None:
    assert describe([EndedEvent("asleep", "You *sleep*.", "")]) == ["asleep: You sleep."]


def test_no_line_holds_a_control_character() -> None:
    for life in recorded_lives():
        assert all(find_control(line) == -1 for line in [*describe([life]), *why_lines(life)])


@given(st.floats(0, 1))
def test_a_probability_is_short_and_never_rounded_to_nothing(p: float) -> None:
    assert len(percent(p)) <= 5
    assert (percent(p) == "0%") == (p == 0)
    assert abs(float(probability(p)) - p) <= 0.00501
    assert (float(probability(p)) == 0) == (p == 0)


@given(st.floats(-99, 99))
def test_both_ways_to_write_a_sign_read_alike(value: float) -> None:
    assert signed(value).replace("−", "-") == plain_signed(value)
    assert "-" not in signed(value)
