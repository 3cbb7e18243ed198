"""The authors' reference names all there is."""

from __future__ import annotations

from game.story.diagnostics import CODES
from game.story.facts import FACTS, FUNCTIONS
from game.story.language.templates import FILTERS
from game.story.reference import reference


def test_the_reference_names_all_there_is() -> None:
    page = reference()
    for name in (*FACTS, *FILTERS, *CODES):
        assert f"`{name}`" in page
    for name in FUNCTIONS:
        assert f"`{name}(" in page


def test_the_reference_marks_what_is_always_known() -> None:
    page = reference()
    assert "`suspicion` *" in page
    assert "`kl` *" not in page
