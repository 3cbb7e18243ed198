"""Documents in which attention is the only way to be right.

Nothing here can be answered from memory: lists that are asked again, names that must be told
apart, statements (true, false or invented) that answer the questions after them, words repeated.
"""

from __future__ import annotations

import random

from game.training import lexicon
from game.training.corpus.claims import claims
from game.training.corpus.words import PEOPLE, indefinite, invented, pronouns

_REPEATABLE = (
    lexicon.OBJECTS
    + lexicon.PLACES
    + PEOPLE
    + lexicon.COLOURS
    + lexicon.FOODS
    + lexicon.THINGS
    + lexicon.NUMBERS
    + lexicon.MOODS
)

#: what a list may stand for: its keys and its values
_COLUMNS = [
    (PEOPLE, lexicon.COLOURS),
    (PEOPLE, lexicon.NUMBERS),
    (lexicon.OBJECTS, lexicon.COLOURS),
    (PEOPLE, lexicon.FOODS),
    (PEOPLE, lexicon.PLACES),
    (lexicon.PLACES, PEOPLE),
    (lexicon.LETTERS, lexicon.NUMBERS),
    (lexicon.COLOURS, lexicon.OBJECTS),
]


def repeats(rng: random.Random) -> str:
    """The same words two to four times, in one order."""
    words = rng.sample(_REPEATABLE, rng.randint(3, 16))
    separator = rng.choice([" ", " ", ", ", "\n"])
    return separator.join(words * rng.randint(2, 4))


def table(rng: random.Random) -> str:
    """A list of keys and values, then its keys again in another order with the same values."""
    left, right = rng.choice(_COLUMNS)
    keys = rng.sample(left, rng.randint(2, 7))
    lines = [f"{key}: {rng.choice(right)}" for key in keys]
    again = [line for _ in range(rng.randint(1, 2)) for line in rng.sample(lines, len(lines))]
    return "\n".join(lines + again)


#: a, b: the two; s gives and d takes
GIVING = [
    "When {a} and {b} went to the {p}, {s} {v} {o} to {d}.",
    "After {a} and {b} walked to the {p}, {s} {v} {o} to {d}.",
    "{a} and {b} met at the {p}. Then {s} {v} {o} to {d}.",
    "Then {a} and {b} had a long talk at the {p}, and {s} {v} {o} to {d}.",
    "While {a} and {b} were at the {p}, {s} {v} {o} to {d}.",
]


def indirect_object(rng: random.Random) -> str:
    """One to four sentences that end with whichever of two names the giver is not."""
    sentences = []
    for _ in range(rng.randint(1, 4)):
        a, b = rng.sample(PEOPLE, 2)
        giver, taker = rng.sample([a, b], 2)
        thing = rng.choice([indefinite, "the {}".format])(rng.choice(lexicon.OBJECTS))
        verb = rng.choice(["gave", "gave", "handed", "brought", "offered", "passed", "showed"])
        text = rng.choice(GIVING)
        sentences.append(
            text.format(a=a, b=b, s=giver, d=taker, o=thing, v=verb, p=rng.choice(lexicon.PLACES))
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


def met_before(rng: random.Random) -> str:
    """Two people are given jobs, places and things; later sentences name them by what was said."""
    a, b = rng.sample(PEOPLE, 2)
    job_a, job_b = rng.sample(lexicon.JOBS, 2)
    thing_a, thing_b = rng.sample(lexicon.OBJECTS, 2)
    place = rng.choice(lexicon.PLACES)
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
        rows = [f"{a} is to {b}" for a, b in rng.sample(lexicon.OPPOSITES, 4)]
    elif kind == 1:
        rows = [f"{row[0]} is to {row[1]}" for row in rng.sample(lexicon.COUNTRIES, 4)]
    else:
        rows = [f"{invented(rng)} is to {invented(rng)}" for _ in range(4)]
    return "\n".join(
        f"{a} as {b}." for a, b in (rng.sample(rows, 2) for _ in range(rng.randint(2, 4)))
    )


def records(rng: random.Random) -> str:
    """A small register of people with three fields each, then questions about single fields."""
    names = rng.sample(PEOPLE, rng.randint(2, 6))
    columns = {
        "color": lexicon.COLOURS,
        "city": [row[1] for row in lexicon.COUNTRIES],
        "job": lexicon.JOBS,
        "food": lexicon.FOODS,
        "room": lexicon.NUMBERS[1:],
        rng.choice(["animal", "beast"]): lexicon.ANIMALS,
        invented(rng): [invented(rng) for _ in range(6)],
    }
    fields = rng.sample(list(columns), rng.randint(1, 3))
    rows = {name: {field: rng.choice(columns[field]) for field in fields} for name in names}
    style = rng.randrange(3)
    if style == 0:
        lines = ["name, " + ", ".join(fields)]
        lines += [f"{name}, " + ", ".join(row.values()) for name, row in rows.items()]
    elif style == 1:
        lines = [
            f"{n}: " + "; ".join(f"{f} {v}" for f, v in row.items()) for n, row in rows.items()
        ]
    else:
        lines = [f"{n}'s {f} is {v}." for n, row in rows.items() for f, v in row.items()]
        rng.shuffle(lines)
    asked = [(name, field) for name in names for field in fields]
    rng.shuffle(asked)
    lines.append("")
    for name, field in asked[: rng.randint(2, 6)]:
        value = rows[name][field]
        lines.append(f"Q: What is {name}'s {field}?\nA: {name}'s {field} is {value}.\n")
    return "\n".join(lines).strip()


def long_ago(rng: random.Random) -> str:
    """Something said at the beginning, other things, and the same again much later."""
    first = rng.sample(PEOPLE, 3)
    kept = {name: rng.choice(lexicon.OBJECTS + lexicon.ANIMALS) for name in first}
    lines = [f"{name} has {indefinite(thing)}." for name, thing in kept.items()]
    for _ in range(rng.randint(1, 3)):
        lines.append(rng.choice([indirect_object, table, the_other_one, records, claims])(rng))
    for name in rng.sample(first, rng.randint(1, 3)):
        lines.append(f"Q: What does {name} have?\nA: {name} has {indefinite(kept[name])}.")
    return "\n\n".join(lines)


#: name -> (maker, share)
FAMILIES = {
    "repeats": (repeats, 2),
    "table": (table, 4),
    "indirect_object": (indirect_object, 5),
    "the_other_one": (the_other_one, 4),
    "claims": (claims, 9),
    "met_before": (met_before, 2),
    "records": (records, 3),
    "long_ago": (long_ago, 2),
    "analogy": (analogy, 1),
}
"""Name -> (maker, share of the pool)."""
