"""The notation reads back what it writes, and says clearly what it cannot read."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.mind.nudges.kinds import KINDS, Nudge, NudgeError
from game.mind.nudges.notation import FORMS, parse, show
from tests.strategies import NUDGES


@given(NUDGES)
def test_every_nudge_reads_back_as_itself(nudge: Nudge) -> None:
    text = show(nudge)
    assert parse(text) == nudge
    assert text.isprintable()
    assert show(parse(text)) == text


def test_the_forms_shown_to_players_cover_every_kind_and_are_canonical() -> None:
    assert {kind.kind for kind in KINDS} == set(FORMS)
    for kind, form in FORMS.items():
        assert parse(form).kind == kind
        assert parse(show(parse(form))) == parse(form)


PIECES = st.sampled_from(
    'L5.H3 L4 scale attend swap patch think q k v toward away say seed query at all "a" "a"#2 @3 '
    "[1,2] 0 -1 7 0.5".split()
)


@given(st.text(max_size=60) | st.lists(PIECES, max_size=7).map(" ".join))
@example("at all")
def test_any_text_is_a_nudge_or_one_clear_sentence(text: str) -> None:
    try:
        parse(text)
    except NudgeError as error:
        assert str(error)
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "L5.H3 scale 0"),
        ("at all", "L5.H3 scale 0"),
        ("L5.H3", "names no kind"),
        ("L5.H3 scael 0", "the kinds are scale"),
        ("H3 scale 0", "no place"),
        ("L5 scale 0", "written like L5.H3 scale"),
        ('L5.H3 think " no" 1', "written like L4 think"),
        ("L5.H3 scale zero", "not a number"),
        ("L5.H3 scale nan", "finite"),
        ("L5.H3 scale 9", "between -4 and 4"),
        ('L5.H3 attend "foot" 1.5', "between 0 and 1"),
        ('L5.H3 attend "foot" -1', "between 0 and 1"),
        ('L5.H3 attend "foot 1', "quote left open"),
        ('L5.H3 attend "foot"#0 1', "counted from 1"),
        ("L5.H3 k @12 toward 1", "toward a token"),
        ("L5.H3 q toward query 1", "toward a token"),
        ('L5.H3 q say " no" 1', "toward a token"),
        ("L5.H3 q [] 1", "1 to 1024 numbers"),
        ("L5.H3 q [1, x] 1", "not a number"),
        ("L5.H3 q [1, nan] 1", "finite"),
        ("L5.H3 q seed 1.5 1", "toward a token"),
        ("L5.H3 swap @1 1.5", "between 0 and 1"),
        ("L5.H3 patch 1", "written like L5.H3 patch"),
        ("L5.H3 scale 0 at", "written like"),
        ("L5.H3 scale 0 0", "written like"),
        ("x" * 9000, "at most 8000"),
    ],
)
def test_what_cannot_be_read_is_told_in_place(text: str, told: str) -> None:
    with pytest.raises(NudgeError, match=told):
        parse(text)
