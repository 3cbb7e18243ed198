"""What is typed is what is meant, and what is meant can be typed again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.nudges.kinds import Scale
from game.session.rules.commands import (
    AddNudge,
    Begin,
    Bet,
    Choose,
    ClearNudges,
    Command,
    CommandError,
    Hint,
    LetGo,
    LetPass,
    RemoveNudge,
    Undo,
    parse_command,
    show_command,
)
from tests.strategies import NUDGES


def _short(name: str) -> bool:
    return len(name) <= 40


_counts = st.integers(1, 9999)
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        Begin, st.none() | st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(_short)
    ),
    st.builds(Choose, _counts),
    st.builds(AddNudge, NUDGES),
    st.builds(RemoveNudge, _counts),
    st.builds(Bet, st.text(min_size=1, max_size=20)),
    st.sampled_from([ClearNudges(), LetGo(), Undo(), Hint(), LetPass()]),
)


@given(commands)
def test_every_command_reads_back(command: Command) -> None:
    assert parse_command(show_command(command)) == command


@given(st.text(max_size=60))
def test_anything_typed_is_a_command_or_one_sentence(text: str) -> None:
    try:
        parse_command(text)
    except CommandError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2", Choose(2)),
        ("GO", LetGo()),
        ("let  go", LetGo()),
        ("let it pass", LetPass()),
        ("bet no", Bet(" no")),
        ('bet "no"', Bet("no")),
        ("nudge L5.H3 scale 0", AddNudge(Scale(5, 3, 0.0))),
        ("L5.H3 scale 0", AddNudge(Scale(5, 3, 0.0))),
    ],
)
def test_short_ways_to_say_it(typed: str, meant: Command) -> None:
    assert parse_command(typed) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("undoo", "did you mean undo"),
        ("remove", "remove takes a number"),
        ("remove 0", "remove takes a number"),
        ("choose two", "choose takes a number"),
        ("bet", "one word in quotes"),
        ('bet " no', "one word in quotes"),
        ("begin the foot", "one word"),
        ("L5.H3 scael 0", "no kind of nudge"),
        ("", "type a command"),
        ("x" * 8001, "at most 8000"),
    ],
)
def test_what_cannot_be_read_is_told(typed: str, told: str) -> None:
    with pytest.raises(CommandError, match=told):
        parse_command(typed)
