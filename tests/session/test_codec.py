"""Records to JSON and back; what is read is not trusted."""

from __future__ import annotations

import pytest

from game.session.journal.codec import CodecError, decode, encode
from game.story.facts import Facts, WordFact


def test_facts_come_back_from_json() -> None:
    facts = Facts(
        {"said": " no", "kl": 0.5, "changed": True, "life": 2},
        {" no": WordFact(1, 0.5, 3, 0.1)},
        (" oh", " no"),
        {"think": 1},
        frozenset({"b", "a"}),
    )
    assert decode(Facts, encode(facts)) == facts
    assert decode(Facts, encode(Facts())) == Facts()


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"values": []},
        {"values": {"kl": None}},
        {"values": {"kl": [1]}},
        {"words": {"a": [1]}},
        {"words": {"a": [1, "x", 1, 1]}},
        {"spoken": [1]},
        {"used": {"think": -1}},
        {"flags": "x"},
    ],
)
def test_facts_that_were_tampered_with_are_refused(data: object) -> None:
    with pytest.raises(CodecError):
        decode(Facts, data)
