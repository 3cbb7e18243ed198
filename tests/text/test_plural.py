"""Numbers and the words that go with them."""

from __future__ import annotations

import pytest

from game.text.plural import counted


@pytest.mark.parametrize(
    ("number", "noun", "told"),
    [
        (0, "life", "0 lives"),
        (1, "life", "1 life"),
        (3, "life", "3 lives"),
        (1, "nudge", "1 nudge"),
        (2, "more nudge", "2 more nudges"),
        (2, "afterlife", "2 afterlifes"),
    ],
)
def test_a_noun_goes_with_its_number(number: int, noun: str, told: str) -> None:
    assert counted(number, noun) == told


def test_none_can_be_a_word() -> None:
    assert counted(0, "nudge", "no") == "no nudges"
    assert counted(0, "life", "no") == "no lives"
    assert counted(1, "nudge", "no") == "1 nudge"
