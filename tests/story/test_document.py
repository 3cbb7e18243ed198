"""YAML as the game reads it: what is a value, where it stands, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.story.diagnostics import Findings
from game.story.format.build import MAX_YAML, build_manifest
from game.story.format.document import Document, Place

#: pieces that mean something to a YAML parser
PIECES = st.sampled_from(
    [
        *("a", "b: ", "- ", "[", "]", "{", "}", ",", ": ", ":", "-", "? ", "\n", "\n  ", "\t"),
        *('"', "'", "\\", "|\n  x\n", ">-\n", "&x ", "*x", "!t ", "# c\n", "---\n", "...\n"),
        *("%YAML 1.1\n", "%TAG ! x\n", "@", "`", "~", "1e3", "é", "😀", "<<: "),
    ]
)
#: a lone carriage return and its like are refused before a text is read
LETTERS = st.characters(exclude_characters="\r\x85\u2028\u2029", exclude_categories=["Cs"])
YAMLS = st.lists(PIECES | st.text(LETTERS, max_size=3), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("[yes, no]", ["yes", "no"]),
        ("on", "on"),
        ("off", "off"),
        ("0o7", "0o7"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2024-01-01", "2024-01-01"),
        (".inf", ".inf"),
        ("1e3", 1000.0),
        ("007", 7),
        ("+1", 1),
        (".5", 0.5),
        ("[true, false, null, ~]", [True, False, None, None]),
        ("['true', \"1\"]", ["true", "1"]),
        ("TRUE", "TRUE"),
        ("<<", "<<"),
        ("", None),
    ],
)
def test_only_true_false_null_and_numbers_are_more_than_text(written: str, value: object) -> None:
    document = Document(f"key: {written}\n")
    assert document.problems == []
    assert document.data == {"key": value}
    assert repr(document.data["key"]) == repr(value)


def test_every_value_has_its_line_and_column() -> None:
    document = Document("a: [1, {b: c}]\nlong:\n  - d\n  -\ne:\nf: g\n", first_line=3)
    places = [
        document.place_of(location)
        for location in (("a",), ("a", 1, "b"), ("long", 0), ("e",), ("f",), ("none",))
    ]
    assert places == [(3, 4), (3, 12), (5, 5), (7, 1), (8, 4), (3, 1)]
    assert document.key_place(("a", 1, "b")) == Place(3, 9)


def test_one_document_is_enough() -> None:
    (problem,) = Document("a: 1\n---\nb: 2\n").problems
    assert (problem.line, problem.code) == (2, "FP010")
    assert "another document" in problem.message


@settings(max_examples=300)
@given(YAMLS)
@example("a: b: c")
@example("'")
@example("%YAML 9.9\n---\na")
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    document = Document(text)
    assert (document.data is None) or document.problems == []
    for problem in document.problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.code in ("FP005", "FP010", "FP011", "FP012")


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "a: {", "- []\n", "a: b\n", "!"])
def test_a_megabyte_of_anything_is_refused(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    findings = Findings("pack.yaml")
    assert build_manifest(text.encode(), findings) is None
    assert [each.code for each in findings.found] == ["FP003"]
    assert Document(text[:MAX_YAML]).problems[0].code == "FP011", "and it is not read to its end"
