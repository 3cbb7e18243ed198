"""Things in an order or in brackets: runs, countdowns, directories, nested brackets."""

from __future__ import annotations

import random

from game.training import fact_tables, lexicon
from game.training.corpus import rules
from game.training.corpus.words import PEOPLE, capital, indefinite

_BRACKETS = ["()", "[]", "{}", '""', "<>"]
_FILLING = lexicon.OBJECTS + lexicon.COLOURS + lexicon.PLACES + lexicon.FOODS


def brackets(rng: random.Random) -> str:
    """Words inside brackets and quotes that close in the right order."""

    def nest(depth: int) -> str:
        words = " ".join(rng.sample(_FILLING, rng.randint(1, 3)))
        if depth == 0:
            return words
        pair = rng.choice(_BRACKETS)
        tail = " " + rng.choice(_FILLING) if rng.random() < 0.3 else ""
        return f"{words} {pair[0]}{nest(depth - 1)}{pair[1]}{tail}"

    return " ".join(nest(rng.randint(1, 3)) for _ in range(rng.randint(1, 4)))


def asides(rng: random.Random) -> str:
    """Sentences with something in brackets or quotes in the middle."""
    lines = []
    for _ in range(rng.randint(2, 4)):
        a, b = rng.sample(PEOPLE, 2)
        thing, other = rng.sample(lexicon.OBJECTS, 2)
        colour, place = rng.choice(lexicon.COLOURS), rng.choice(lexicon.PLACES)
        lines.append(
            rng.choice(
                [
                    f"{a} (a friend of {b}) has {indefinite(thing)}.",
                    f"The {thing} (it was {colour}) is in the {place}.",
                    f'{a} said "{thing}" and {b} said "{other}".',
                    f"{a} has {indefinite(thing)} [not {indefinite(other)}] in the {place}.",
                    f'The word "{thing}" is in the book that {a} reads in the {place}.',
                    f"({a} and {b} were in the {place}.)",
                ]
            )
        )
    return " ".join(lines)


def _run(rng: random.Random) -> list[str]:
    """A run of days, months, seasons, letters or numbers; no held-out successor in it."""
    cycle = rng.choice(
        [
            lexicon.DAYS,
            lexicon.MONTHS,
            lexicon.SEASONS,
            lexicon.LETTERS,
            lexicon.NUMBERS,
            rules.counting(),
        ]
    )
    start, length = rng.randrange(len(cycle)), rng.randint(3, 14)
    if cycle in (lexicon.DAYS, lexicon.MONTHS, lexicon.SEASONS):
        return [cycle[(start + i) % len(cycle)] for i in range(length)]
    end = min(start + length, len(cycle))
    if cycle is rules.counting():
        end = next((n + 1 for n in range(start, end) if rules.successor_unseen(n)), end)
    return cycle[start:end]


def row(rng: random.Random) -> str:
    """One to three runs; numbers and letters at times backwards."""
    lines = []
    for _ in range(rng.randint(1, 3)):
        run = _run(rng)
        backwards = rng.random() < 0.15 and run[0] not in rules.counting()[20:]
        lines.append(rng.choice([", ", " ", " and then "]).join(run[::-1] if backwards else run))
    return "\n".join(lines)


def directory(rng: random.Random) -> str:
    """A plain list of things that belong together, each with its property."""
    table, left, right, form = rng.choice(
        [
            ("countries", "name", "capital", "{}: {}"),
            ("opposites", "name", "opposite", "{} and {}"),
            ("animals", "name", "home", "The {} lives {}."),
            ("rhymes", "word", "rhyme", "{} rhymes with {}."),
            ("past_tense", "verb", "past", "{}, {}"),
            ("categories", "name", "kind", "{}: {}"),
        ]
    )
    rows = fact_tables.columns(table, left, right)
    lines = [form.format(*pair) for pair in rng.sample(rows, rng.randint(4, 8))]
    return "\n".join(capital(line) if line.endswith(".") else line for line in lines)


#: name -> (maker, share)
FAMILIES = {
    "row": (row, 4),
    "sums": (rules.sum_row, 2),
    "directory": (directory, 2),
    "brackets": (brackets, 2),
    "asides": (asides, 1),
}
