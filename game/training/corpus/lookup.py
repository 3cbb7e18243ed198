"""Documents in which attention is the only way to be right.

Nothing here can be answered from memory: lists that are asked again, names that must be told
apart, statements (true, false or invented) that answer the questions after them, words repeated.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from game.training import tables as t
from game.training.corpus.questions import NONSENSE
from game.training.corpus.words import (
    PEOPLE,
    capital,
    counted,
    indefinite,
    invented,
    pronouns,
    question,
)

_COUNTS = ["no", "one", "two", "three", "four", "five", "six", "eight", "ten", "zero"]
_SETTINGS = [
    "In this town",
    "In my dream",
    "In this story",
    "On this island",
    "In this game",
    "Here",
]
_REPEATABLE = t.OBJECTS + t.PLACES + PEOPLE + t.COLOURS + t.FOODS + t.THINGS + t.NUMBERS + t.MOODS


def repeats(rng: random.Random) -> str:
    """The same words two to four times, in one order."""
    words = rng.sample(_REPEATABLE, rng.randint(3, 16))
    separator = rng.choice([" ", " ", ", ", "\n"])
    return separator.join(words * rng.randint(2, 4))


def table(rng: random.Random) -> str:
    """A list of keys and values, then its keys again in another order with the same values."""
    left, right = rng.choice(
        [(PEOPLE, t.COLOURS), (PEOPLE, t.NUMBERS), (t.OBJECTS, t.COLOURS), (PEOPLE, t.FOODS),
         (PEOPLE, t.PLACES), (t.PLACES, PEOPLE), (t.LETTERS, t.NUMBERS), (t.COLOURS, t.OBJECTS)]
    )  # fmt: skip
    keys = rng.sample(left, rng.randint(2, 7))
    lines = [f"{key}: {rng.choice(right)}" for key in keys]
    again = [line for _ in range(rng.randint(1, 2)) for line in rng.sample(lines, len(lines))]
    return "\n".join(lines + again)


def indirect_object(rng: random.Random) -> str:
    """One to four sentences that end with whichever of two names the giver is not."""
    templates = [
        "When {a} and {b} went to the {p}, {s} {v} {o} to {d}.",
        "After {a} and {b} walked to the {p}, {s} {v} {o} to {d}.",
        "{a} and {b} met at the {p}. Then {s} {v} {o} to {d}.",
        "Then {a} and {b} had a long talk at the {p}, and {s} {v} {o} to {d}.",
        "While {a} and {b} were at the {p}, {s} {v} {o} to {d}.",
    ]
    sentences = []
    for _ in range(rng.randint(1, 4)):
        a, b = rng.sample(PEOPLE, 2)
        giver, taker = rng.sample([a, b], 2)
        thing = rng.choice([indefinite, "the {}".format])(rng.choice(t.OBJECTS))
        verb = rng.choice(["gave", "gave", "handed", "brought", "offered", "passed", "showed"])
        text = rng.choice(templates)
        sentences.append(
            text.format(a=a, b=b, s=giver, d=taker, o=thing, v=verb, p=rng.choice(t.PLACES))
        )
    return rng.choice(["\n", " "]).join(sentences)


def the_other_one(rng: random.Random) -> str:
    """Lines that name two people and then both again: after the first, the other one is certain."""
    names = rng.sample(PEOPLE, rng.randint(2, 8))
    form = rng.choice(
        [
            "{a} and {b}. {s} to {d}.",
            "{a} and {b} met. {s} gave it to {d}.",
            "{a}, {b}: {s}, {d}",
            "Here are {a} and {b}. {s} looks at {d}.",
            "{a} and {b} were there. {s} spoke to {d}.",
        ]
    )
    lines = []
    for _ in range(rng.randint(3, 8)):
        a, b = rng.sample(names, 2)
        giver, taker = rng.sample([a, b], 2)
        lines.append(form.format(a=a, b=b, s=giver, d=taker))
    return "\n".join(lines)


Claim = tuple[str, str, str]  # statement, question, answer


def part_claim(rng: random.Random, plural: str | None = None) -> Claim:
    """How many parts "my foot", an animal or an invented creature has, said and asked."""
    plural = plural or rng.choice(["eyes", "eyes", "eyes", *NONSENSE, "toes", "doors"])
    told = counted(rng.choice(_COUNTS), plural)
    kind = rng.random()
    if kind < 0.55:
        noun = rng.choice(["foot", *t.THINGS])
        return (
            f"my {noun} has {told}",
            f"How many {plural} does my {noun} have?",
            f"Your {noun} has {told}.",
        )
    a = indefinite(rng.choice(t.ANIMALS)[0] if kind < 0.75 else invented(rng))
    return f"{a} has {told}", f"How many {plural} does {a} have?", f"{capital(a)} has {told}."


def colour_claim(rng: random.Random) -> Claim:
    """The colour of a known or an invented thing, usually a wrong one."""
    thing = rng.choice(t.COLOURED)[0] if rng.random() < 0.6 else f"the {invented(rng)}"
    colour = rng.choice(t.COLOURS)
    return f"{thing} is {colour}", f"What color is {thing}?", f"{capital(thing)} is {colour}."


def capital_claim(rng: random.Random) -> Claim:
    """A capital, mostly the wrong one."""
    land = rng.choice(t.COUNTRIES)[0] if rng.random() < 0.6 else capital(invented(rng))
    city = rng.choice(t.COUNTRIES)[1]
    said = f"the capital of {land} is {city}"
    return said, f"What is the capital of {land}?", f"{capital(said)}."


def person_claim(rng: random.Random) -> Claim:
    """What someone has, likes, is called, or where they live."""
    who, kind = rng.choice(PEOPLE), rng.randrange(5)
    if kind == 0:
        thing = f"{rng.choice(t.COLOURS + t.MOODS)} {rng.choice(t.OBJECTS)}"
        said = f"{who} has {indefinite(thing)}"
        return said, f"What does {who} have?", f"{said}."
    if kind == 1:
        said = f"{who} likes {rng.choice(t.FOODS)}"
        return said, f"What does {who} like?", f"{said}."
    if kind == 2:
        said = f"{who} lives in {rng.choice(t.COUNTRIES)[1]}"
        return said, f"Where does {who} live?", f"{said}."
    if kind == 3:
        said = f"{who} is {indefinite(rng.choice(t.JOBS)[0])}"
        return said, f"What is {who}?", f"{said}."
    thing, place = rng.choice(t.OBJECTS), rng.choice(t.PLACES)
    said = f"the {thing} is in the {place}"
    return said, f"Where is the {thing}?", f"{capital(said)}."


#: the makers of statements; repeated ones are drawn more often
CLAIMS: list[Callable[[random.Random], Claim]] = [
    *[part_claim] * 3,
    colour_claim,
    capital_claim,
    *[person_claim] * 2,
]


def _preamble(rng: random.Random, said: list[str]) -> str:
    style = rng.randrange(4)
    if style == 0:
        return "\n".join(f"Note: {text}." for text in said)
    if style == 1:
        setting = rng.choice(_SETTINGS)
        return " ".join(f"{setting} {text}." for text in said)
    if style == 2:
        return " ".join(f"{capital(text)}." for text in said)
    return f"{rng.choice(PEOPLE)} says: " + " ".join(f"{capital(text)}." for text in said)


def claims(rng: random.Random) -> str:
    """One to five statements, often of one kind so that they compete, then questions about them."""
    style = rng.random()
    makers: list[Callable[[random.Random], Claim]] = CLAIMS
    if style < 0.25:
        makers = [partial(part_claim, plural=rng.choice(["eyes", "eyes", "legs", "wings", "ears"]))]
    elif style < 0.55:
        makers = [rng.choice(CLAIMS)]
    found: dict[str, Claim] = {}
    for _ in range(rng.randint(1, 5)):
        claim = rng.choice(makers)(rng)
        found.setdefault(claim[1], claim)
    chosen = list(found.values())
    asked = rng.sample(chosen, len(chosen))[: rng.randint(1, 4)]
    parts = [_preamble(rng, [claim[0] for claim in chosen])]
    return "\n\n".join(parts + [question(claim[1], claim[2]) for claim in asked])


def met_before(rng: random.Random) -> str:
    """Two people are given jobs, places and things; later sentences name them by what was said."""
    a, b = rng.sample(PEOPLE, 2)
    (job_a, *_), (job_b, *_) = rng.sample(t.JOBS, 2)
    thing_a, thing_b = rng.sample(t.OBJECTS, 2)
    place = rng.choice(t.PLACES)
    lines = [
        f"{a} is {indefinite(job_a)} and {b} is {indefinite(job_b)}.",
        f"{a} has {indefinite(thing_a)}. {b} has {indefinite(thing_b)}.",
    ]
    _, him, his = pronouns(a)
    ends = [
        f"The {job_b} came to the {place}. The name of the {job_b} is {b}.",
        f"The {job_a} came to the {place}. The name of the {job_a} is {a}.",
        f"Who has the {thing_a}? {a}. Who has the {thing_b}? {b}.",
        f"Who has the {thing_b}? {b}. Who has the {thing_a}? {a}.",
        f'"I am {indefinite(job_a)}," said {a}. "And I am {indefinite(job_b)}," said {b}.',
        f"{a} lost {his} {thing_a}, and {b} gave {him} the {thing_b}.",
    ]
    return " ".join(lines + rng.sample(ends, rng.randint(2, 4)))


def analogy(rng: random.Random) -> str:
    """Lines in which a relation is applied again and again, then a pair from before returns."""
    kind = rng.randrange(3)
    if kind == 0:
        rows = [f"{a} is to {b}" for a, b in rng.sample(t.OPPOSITES, 4)]
    elif kind == 1:
        rows = [f"{row[0]} is to {row[1]}" for row in rng.sample(t.COUNTRIES, 4)]
    else:
        rows = [f"{invented(rng)} is to {invented(rng)}" for _ in range(4)]
    return "\n".join(
        f"{a} as {b}." for a, b in (rng.sample(rows, 2) for _ in range(rng.randint(2, 4)))
    )


FAMILIES = {
    "repeats": (repeats, 2),
    "table": (table, 4),
    "indirect_object": (indirect_object, 5),
    "the_other_one": (the_other_one, 4),
    "claims": (claims, 9),
    "met_before": (met_before, 2),
    "analogy": (analogy, 1),
}
"""Name -> (maker, share of the pool)."""
