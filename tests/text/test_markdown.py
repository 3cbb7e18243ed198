"""Markdown as blocks, and as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.text.markdown import (
    Break,
    Code,
    CodeBlock,
    Paragraph,
    Rule,
    Words,
    blocks,
    plain_text,
)
from game.text.safety import find_control

PIECES = st.one_of(
    st.sampled_from("* ** _ ` ``` > 1. # --- <b> [a](b) ![a](b) \\ &amp; \n \x1b[2J".split(" ")),
    st.sampled_from([" ", "\n", "\n\n", "  \n", "    ", "\t", "\u202e", "a word"]),
    st.text(max_size=4),
)
MARKDOWN = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("", None),
        ("so", Paragraph((Words("so"),))),
        ("# so", Paragraph((Words("so"),))),
        ("*a **b***", Paragraph((
            Words("a ", ("emphasis",)), Words("b", ("emphasis", "strong")),
        ))),
        ("a\nb", Paragraph((Words("a"), Break(hard=False), Words("b")))),
        ("a  \nb", Paragraph((Words("a"), Break(hard=True), Words("b")))),
        ("`L4`", Paragraph((Code("L4"),))),
        ("- one", Paragraph((Words("one"),), marker="•")),
        ("7. one", Paragraph((Words("one"),), marker="7.")),
        ("> > one", Paragraph((Words("one"),), quoted=2)),
        ("> - one", Paragraph((Words("one"),), quoted=1, marker="•")),
        ("```\n# two\n```", CodeBlock("# two")),
        ("---", Rule()),
        ("[a](b)", Paragraph((Words("a"),))),
        ("![a](b)", Paragraph(())),
        ("[bold]a[/bold]", Paragraph((Words("[bold]a[/bold]"),))),
        ("a\x1bb", Paragraph((Words("a\u241bb"),))),
    ],
)  # fmt: skip
def test_a_block(markdown: str, block: object) -> None:
    assert next(blocks(markdown), None) == block


def test_a_marker_stands_at_the_first_paragraph_of_its_item() -> None:
    markers = [block.marker for block in blocks("- a\n\n  b\n- c") if isinstance(block, Paragraph)]
    assert markers == ["•", "", "•"]


def test_plain_text_drops_the_marks_and_keeps_the_words() -> None:
    assert (
        plain_text("It *is*\n**so**, `L4`.\n\n- one\n\n```\n# two\n```")
        == "It is\nso, L4.\n\none\n\n# two"
    )


@settings(max_examples=200, deadline=None)
@given(MARKDOWN)
def test_nothing_in_it_can_move_the_terminal(markdown: str) -> None:
    assert find_control(plain_text(markdown)) == -1
