"""The facts of one moment of play: what conditions test and templates tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from pydantic import NonNegativeInt

Scalar = bool | int | float | str


class WordFact(NamedTuple):
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
    used: Mapping[str, NonNegativeInt] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name in ("values", "words", "used"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
