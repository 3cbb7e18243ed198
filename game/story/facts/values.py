"""The facts of one moment of play: what conditions test and templates tell."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Scalar = bool | int | float | str


class FactsError(ValueError):
    """Recorded facts that cannot be read. The message is one sentence."""


@dataclass(frozen=True, slots=True)
class WordFact:
    """One watched word, nudged and in the baseline. Ranks count from 1."""

    rank: int
    p: float
    rank_before: int
    p_before: float


@dataclass(frozen=True, slots=True)
class Facts:
    """A frozen set of facts. What is missing is unknown, and no comparison with it holds.

    `values` by the names of `FACTS`; `words` the watched words; `spoken` the words said in
    this scene, oldest first; `used` how many nudges of each kind this life.
    """

    values: Mapping[str, Scalar] = field(default_factory=dict)
    words: Mapping[str, WordFact] = field(default_factory=dict)
    spoken: tuple[str, ...] = ()
    used: Mapping[str, int] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name in ("values", "words", "used"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists and scalars; `from_json` reads them back."""
        return {
            "values": dict(self.values),
            "words": {
                word: [fact.rank, fact.p, fact.rank_before, fact.p_before]
                for word, fact in self.words.items()
            },
            "spoken": list(self.spoken),
            "used": dict(self.used),
            "flags": sorted(self.flags),
        }

    @classmethod
    def from_json(cls, data: object) -> Facts:
        """Read what `to_json` wrote.

        Raises:
            FactsError: the data is not of that shape.
        """
        whole = _mapping(data, "facts")
        return cls(
            values={name: _scalar(value, name) for name, value in _part(whole, "values").items()},
            words={word: _word(row, word) for word, row in _part(whole, "words").items()},
            spoken=_texts(whole.get("spoken", []), "spoken"),
            used={kind: _count(value, kind) for kind, value in _part(whole, "used").items()},
            flags=frozenset(_texts(whole.get("flags", []), "flags")),
        )


def _mapping(data: object, what: str) -> dict[str, Any]:
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise FactsError(f"{what} must be an object with names, not {type(data).__name__}")
    return data


def _part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    return _mapping(whole.get(name, {}), f"the {name} of the facts")


def _scalar(value: object, name: str) -> Scalar:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float) and math.isfinite(value):
        return value
    raise FactsError(f"the fact {name!r} must be a number, a text or a yes-or-no")


def _texts(data: object, what: str) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(item, str) for item in data):
        raise FactsError(f"the {what} of the facts must be a list of texts")
    return tuple(data)


def _count(value: object, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise FactsError(f"{name!r} must be a whole number of 0 or more")
    return value


def _word(row: object, word: str) -> WordFact:
    if not isinstance(row, list) or len(row) != 4:
        raise FactsError(f"the word {word!r} must come with four numbers")
    rank, p, rank_before, p_before = row
    for number in (p, p_before):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise FactsError(f"the word {word!r} must come with four numbers")
    return WordFact(_count(rank, word), float(p), _count(rank_before, word), float(p_before))
