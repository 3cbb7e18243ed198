"""Facts from the relation files in `game/training/fact_tables`: what may be asked about each row.

A file names its columns, and for each fact the ways to ask it (`[question, answer]`, the game's
own way first) and to say it. `{field}` stands for a cell, `{Field}` for the cell with a capital
letter, `{a_field}` and `{A_field}` for the cell with its article.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from game.training import fact_tables
from game.training.corpus.words import capital, indefinite

#: a cell without a value
NOTHING = "-"


@dataclass(frozen=True)
class Pair:
    """A question with its answer. `way` 0 is how the game asks; the others are rephrasings."""

    question: str
    answer: str
    kind: str = ""
    way: int = 0


@dataclass(frozen=True)
class Fact:
    """One thing that may be asked of one row: every way to ask it and to say it."""

    kind: str
    asks: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    weight: int = 1

    def pair(self, way: int) -> Pair:
        """The fact asked in one of its ways."""
        return Pair(*self.asks[way], self.kind, way)


def _cells(fields: list[str], row: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, cell in zip(fields, row, strict=True):
        values[name] = cell
        values[capital(name)] = capital(cell)
        values[f"a_{name}"] = indefinite(cell)
        values[f"A_{name}"] = capital(indefinite(cell))
    return values


def facts(table: str) -> list[Fact]:
    """Every fact of a relation file, row after row."""
    made = fact_tables.read(table)
    found = []
    for row in made["cells"]:
        cells = _cells(made["fields"], row)
        for asked in made["facts"].values():
            if cells.get(asked.get("where", ""), "") == NOTHING:
                continue
            asks = tuple((q.format_map(cells), a.format_map(cells)) for q, a in asked["ask"])
            says = tuple(text.format_map(cells) for text in asked.get("say", []))
            found.append(Fact(table, asks, says, int(asked.get("weight", 1))))
    return found


@cache
def tables() -> dict[str, list[Fact]]:
    """Table name -> its facts, in order of the names."""
    return {name: facts(name) for name in fact_tables.names()}


#: how often the game's own way of asking is used
OWN_WAY = 0.45
#: how often a rephrased question gets the plain answer, that of the game's own way: the mind has
#: to understand another phrasing, while a fact is recalled from one sentence and not from five
PLAIN = 0.8


@cache
def _weights(table: str) -> list[int]:
    return [fact.weight for fact in tables()[table]]


def draw(rng: random.Random, table: str) -> Fact:
    """A fact of a table; weightier facts come more often."""
    return rng.choices(tables()[table], _weights(table))[0]


def ask(rng: random.Random, fact: Fact) -> Pair:
    """The fact, asked in the game's own way or in another; any of its answers fits any question."""
    if len(fact.asks) == 1 or rng.random() < OWN_WAY:
        return fact.pair(0)
    way = rng.randrange(1, len(fact.asks))
    answer = fact.asks[0 if rng.random() < PLAIN else way][1]
    return Pair(fact.asks[way][0], answer, fact.kind, way)
