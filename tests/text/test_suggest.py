"""What was probably meant."""

from __future__ import annotations

from game.text.suggest import did_you_mean, did_you_mean_or, listed, nearest

KNOWN = ("undo", "hint", "let go")


def test_the_nearest_name_is_found_whatever_its_case() -> None:
    assert nearest("udno", KNOWN) == "undo"
    assert nearest("UNDO", KNOWN) == "undo"
    assert nearest("Let gO", ("Let Go",)) == "Let Go"
    assert nearest("nonsense", KNOWN) is None
    assert nearest("x" * 100_000, KNOWN) is None


def test_an_error_message_ends_with_it_or_with_nothing() -> None:
    assert did_you_mean("udno", KNOWN) == " (did you mean 'undo'?)"
    assert did_you_mean("nonsense", KNOWN) == ""


def test_a_sentence_to_the_player_ends_with_it_or_with_what_there_is() -> None:
    assert did_you_mean_or("udno", KNOWN, "; there is undo") == "; did you mean undo?"
    assert did_you_mean_or("nonsense", KNOWN, "; there is undo") == "; there is undo"


def test_names_are_listed_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed(["a", "b"], "and") == "a and b"
