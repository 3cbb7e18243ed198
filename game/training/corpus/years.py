"""Presidents and champions: who held an office or a title in a year."""

from __future__ import annotations

import random

from game.training import lexicon
from game.training.corpus.relations import Pair

_OFFICE = "president of the United States"


def in_office(year: int, way: int = 0) -> Pair:
    """Who was president in a year between the first and the last of the table."""
    name = next(row[2] for row in lexicon.PRESIDENTS if int(row[0]) <= year < int(row[1]))
    ways = [
        (f"Who was {_OFFICE} in {year}?", f"{name} was {_OFFICE} in {year}."),
        (f"Which president was in office in {year}?", f"In {year} the president was {name}."),
        (f"In {year}, who was {_OFFICE}?", f"In {year} the president was {name}."),
    ]
    return Pair(*ways[way], "presidents", way)


def president(rng: random.Random) -> Pair:
    """A fact about a president of the United States."""
    i = rng.randrange(len(lexicon.PRESIDENTS))
    start, end, name, party, born = lexicon.PRESIDENTS[i]
    kind = rng.randrange(6)
    if kind <= 1:
        way = rng.choices(range(3), [4, 1, 1])[0]
        return in_office(rng.randrange(int(start), int(end)), way)
    if kind == 2 and i > 0:
        before = lexicon.PRESIDENTS[i - 1][2]
        said = f"{before} was {_OFFICE} before {name}."
        return Pair(f"Who was {_OFFICE} before {name}?", said, "presidents")
    if kind == 3 and i + 1 < len(lexicon.PRESIDENTS):
        after = lexicon.PRESIDENTS[i + 1][2]
        said = f"{after} was {_OFFICE} after {name}."
        return Pair(f"Who was {_OFFICE} after {name}?", said, "presidents")
    if kind == 4:
        return Pair(f"When was {name} born?", f"{name} was born in {born}.", "presidents")
    said = f"He belonged to the {party} Party."
    return Pair(f"What party did {name} belong to?", said, "presidents")


def office_and_party(rng: random.Random) -> list[Pair]:
    """Two pairs of which the second one's "he" can be resolved only from the first."""
    start, end, _, party, _ = rng.choice(lexicon.PRESIDENTS)
    said = f"He belonged to the {party} Party."
    return [
        in_office(rng.randrange(int(start), int(end))),
        Pair("What party did he belong to?", said, "presidents"),
    ]


def champion(year: str, team: str, way: int = 0) -> Pair:
    """The winner of the World Series of a year."""
    ways = [
        (f"Who won the World Series in {year}?", f"The {team} won the World Series in {year}."),
        (f"Which team won the {year} World Series?", f"The {team} won the World Series in {year}."),
        (
            f"Who were the baseball champions of {year}?",
            f"The baseball champions of {year} were the {team}.",
        ),
    ]
    return Pair(*ways[way], "champions", way)


def series(rng: random.Random) -> Pair:
    """A winner of the World Series."""
    year, team = rng.choice(lexicon.SERIES)
    return champion(year, team, rng.choices(range(3), [4, 1, 1])[0])


#: a question that is never held out
LIFE = Pair(
    "What is human life expectancy in the United States?",
    "Human life expectancy in the United States is 78 years.",
    "life",
)
