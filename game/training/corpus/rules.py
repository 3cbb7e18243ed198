"""Questions whose answers follow from a rule, and which of their combinations stay unseen.

No document of any kind answers what is held out here: a mind that does has learned the rule and
not the row. An ordered sum is held out while its mirror image is not ("three plus five" is asked,
"five plus three" never); a successor, while the numbers around it are counted; a plural is never
asked, while other nouns get theirs (the word itself is met where things are counted).

Sums and steps are answered by counting on, and the last word counted is the answer: each step of
it is a small rule that many questions share, while a bare answer can be had by heart, and then the
rule is never learned.
"""

from __future__ import annotations

import random
from functools import cache

from game.training import lexicon
from game.training.corpus.relations import Pair
from game.training.corpus.words import capital, chosen, invented

#: one in so many combinations is kept unseen
UNSEEN_EVERY = 6
#: the largest number in a sum
LARGEST = 10
#: how far on "what day comes ... days after" asks
FARTHEST = 6
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@cache
def counting() -> list[str]:
    """The numbers from zero to ninety-nine in words."""
    numbers = list(lexicon.NUMBERS)
    for tens in _TENS:
        numbers += [tens, *(f"{tens}-{unit}" for unit in lexicon.NUMBERS[1:10])]
    return numbers


def sum_unseen(a: int, b: int) -> bool:
    """Whether `a` plus `b` is never shown in this order; its mirror image always is."""
    return (
        a != b
        and chosen(f"sum {min(a, b)} {max(a, b)}", UNSEEN_EVERY // 2)
        and (a < b) == (chosen(f"order {min(a, b)} {max(a, b)}", 2))
    )


def successor_unseen(n: int) -> bool:
    """Whether the step from `n` to `n + 1` is never shown; only beyond twenty."""
    return n > 20 and chosen(f"successor {n}", UNSEEN_EVERY)


def steps_unseen(cycle: str, start: int, steps: int) -> bool:
    """Whether "`steps` days (or months) after `start`" is never asked."""
    return chosen(f"{cycle} {start} {steps}", UNSEEN_EVERY)


def plural_unseen(noun: str) -> bool:
    """Whether the plural of a noun is never asked; it may be met where things are counted."""
    return noun in lexicon.UNSEEN_PLURALS


def plural(noun: str) -> str:
    """The regular plural: `foxes`, `ladies`, `toys`, `lamps`."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def say_sum(a: int, b: int) -> str:
    """`a` plus `b` as a sentence."""
    x, y, z = (counting()[n] for n in (a, b, a + b))
    return f"{capital(x)} plus {y} is {z}."


def ask_sum(a: int, b: int, way: int = 0) -> Pair:
    """`a` plus `b` in words; asked in the game's own way it is counted on from `a`."""
    x, y, z = (counting()[n] for n in (a, b, a + b))
    run = ", ".join(counting()[a + 1 : a + b + 1])
    ways = [
        (f"What is {x} plus {y}?", f"{capital(x)} and {y} more: {run}." if run else say_sum(a, b)),
        (f"How much is {x} and {y}?", f"{capital(x)} and {y} is {z}."),
        (f"What do {x} and {y} make?", f"{capital(x)} and {y} make {z}."),
        (f"What is {a} + {b}?", f"{a} + {b} = {a + b}."),
    ]
    return Pair(*ways[way], "sums", way)


def ask_difference(a: int, b: int) -> Pair:
    """`a` minus `b` in words, for `a` at least `b`."""
    x, y = lexicon.NUMBERS[a], lexicon.NUMBERS[b]
    return Pair(
        f"What is {x} minus {y}?",
        f"{capital(x)} minus {y} is {lexicon.NUMBERS[a - b]}.",
        "differences",
    )


def ask_successor(n: int, way: int = 0) -> Pair:
    """The number after `n`, or (way 1 and 2) the same asked otherwise."""
    x, y = counting()[n], counting()[n + 1]
    ways = [
        (f"What number comes after {x}?", f"{capital(y)} comes after {x}."),
        (f"What is the next number after {x}?", f"The next number after {x} is {y}."),
        (f"Which number follows {x}?", f"{x} is followed by {y}.".capitalize()),
    ]
    return Pair(*ways[way], "successors", way)


#: cycle -> its words in order
CYCLES = {
    "day": lexicon.DAYS,
    "month": lexicon.MONTHS,
    "season": lexicon.SEASONS,
    "letter": lexicon.LETTERS,
}


def ask_neighbour(cycle: str, i: int, before: bool, way: int = 0) -> Pair:
    """The day, month, season or letter after place `i`; with `before`, `i` itself."""
    row = CYCLES[cycle]
    first, second = row[i], row[(i + 1) % len(row)]
    asked, given, word = (first, second, "before") if before else (second, first, "after")
    ways = [
        (f"What {cycle} comes {word} {given}?", f"{capital(asked)} comes {word} {given}."),
        (
            f"Which {cycle} is right {word} {given}?",
            f"The {cycle} right {word} {given} is {asked}.",
        ),
    ]
    return Pair(*ways[way], "neighbours", way)


def passed(cycle: str, start: int, steps: int) -> list[str]:
    """The days or months on the way, the last one being where the steps end."""
    row = CYCLES[cycle]
    return [row[(start + i) % len(row)] for i in range(1, steps + 1)]


def say_steps(cycle: str, start: int, steps: int) -> str:
    """The day or month that is two to six steps after another, as a sentence."""
    begin, end = CYCLES[cycle][start], passed(cycle, start, steps)[-1]
    return f"{capital(lexicon.NUMBERS[steps])} {cycle}s after {begin} comes {end}."


def on_from(cycle: str, start: int, steps: int) -> str:
    """Days or months counted on from one of them; the last one said is where the steps end."""
    run = ", ".join(passed(cycle, start, steps))
    return f"{capital(lexicon.NUMBERS[steps])} {cycle}s on from {CYCLES[cycle][start]}: {run}"


def ask_steps(cycle: str, start: int, steps: int) -> Pair:
    """The day or month that is two to six steps after another, counted out."""
    asked = f"What {cycle} comes {lexicon.NUMBERS[steps]} {cycle}s after {CYCLES[cycle][start]}?"
    return Pair(asked, f"{on_from(cycle, start, steps)}.", "steps")


def ask_plural(noun: str, way: int = 0) -> Pair:
    """The plural of a noun."""
    ways = [
        (f"What is the plural of {noun}?", f"The plural of {noun} is {plural(noun)}."),
        (
            f"One {noun} and one {noun} are two what?",
            f"One {noun} and one {noun} are two {plural(noun)}.",
        ),
    ]
    return Pair(*ways[way], "plurals", way)


def sum_row(rng: random.Random) -> str:
    """Sums in a row, one term growing by one; held-out sums are left out."""
    fixed, first = rng.randint(0, LARGEST), rng.random() < 0.5
    pairs = [(fixed, n) if first else (n, fixed) for n in range(LARGEST + 1)]
    said = [say_sum(*pair) for pair in pairs if not sum_unseen(*pair)]
    start = rng.randint(0, max(0, len(said) - 4))
    return " ".join(said[start : start + rng.randint(4, 11)])


def some_sum(rng: random.Random) -> tuple[int, int]:
    """Two numbers whose sum is not held out."""
    while True:
        a, b = rng.randint(0, LARGEST), rng.randint(0, LARGEST)
        if not sum_unseen(a, b):
            return a, b


def sums(rng: random.Random) -> Pair:
    """A sum that is not held out."""
    return ask_sum(*some_sum(rng), rng.choices(range(4), [8, 1, 1, 1])[0])


def differences(rng: random.Random) -> Pair:
    """A difference up to twelve."""
    a = rng.randint(0, 12)
    return ask_difference(a, rng.randint(0, a))


def successors(rng: random.Random) -> Pair:
    """A successor that is not held out; small numbers come more often."""
    while True:
        n = rng.randrange(13) if rng.random() < 0.4 else rng.randrange(98)
        if not successor_unseen(n):
            return ask_successor(n, rng.choices(range(3), [4, 1, 1])[0])


def neighbours(rng: random.Random) -> Pair:
    """What day, month, season or letter comes after or before another."""
    cycle = rng.choice(list(CYCLES))
    size = len(CYCLES[cycle]) - (cycle == "letter")
    return ask_neighbour(cycle, rng.randrange(size), rng.random() < 0.35, int(rng.random() < 0.2))


def steps(rng: random.Random) -> Pair:
    """Two to six days or months further on, where that is not held out."""
    return ask_steps(*some_steps(rng))


def some_steps(rng: random.Random) -> tuple[str, int, int]:
    """A cycle, a start and a number of steps that are not held out."""
    while True:
        cycle, count = rng.choice(["day", "month"]), rng.randint(2, FARTHEST)
        start = rng.randrange(len(CYCLES[cycle]))
        if not steps_unseen(cycle, start, count):
            return cycle, start, count


def plurals(rng: random.Random) -> Pair:
    """The plural of a known or an invented noun that is not held out."""
    while True:
        noun = invented(rng) if rng.random() < 0.2 else rng.choice(lexicon.NOUNS)
        if not plural_unseen(noun):
            return ask_plural(noun, int(rng.random() < 0.3))


#: name -> (maker, share)
FAMILIES = {
    "sums": (sums, 6),
    "differences": (differences, 2),
    "successors": (successors, 3),
    "neighbours": (neighbours, 4),
    "steps": (steps, 3),
    "plurals": (plurals, 4),
}


def unseen() -> dict[str, list[Pair]]:
    """Every combination that is held out, by kind, asked in the game's own way."""
    span = range(LARGEST + 1)
    return {
        "sums": [ask_sum(a, b) for a in span for b in span if sum_unseen(a, b)],
        "successors": [ask_successor(n) for n in range(98) if successor_unseen(n)],
        "steps": [
            ask_steps(cycle, start, count)
            for cycle in ("day", "month")
            for start in range(len(CYCLES[cycle]))
            for count in range(2, FARTHEST + 1)
            if steps_unseen(cycle, start, count)
        ],
        "plurals": [ask_plural(noun) for noun in lexicon.UNSEEN_PLURALS],
    }
