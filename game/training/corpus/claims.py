"""Statements, true, false or invented, and the questions that only they answer."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from game.training import lexicon
from game.training.corpus.unanswerable import NONSENSE
from game.training.corpus.words import PEOPLE, capital, counted, indefinite, invented, question

_COUNTS = ["no", "one", "two", "three", "four", "five", "six", "eight", "ten", "zero"]
_SETTINGS = [
    "In this town",
    "In my dream",
    "In this story",
    "On this island",
    "In this game",
    "In the old book",
    "On the moon",
    "Here",
]

#: statement, question, answer
Claim = tuple[str, str, str]
Maker = Callable[[random.Random], Claim]


def part_claim(rng: random.Random, plural: str | None = None) -> Claim:
    """How many parts "my foot", an animal or an invented creature has, said and asked."""
    plural = plural or rng.choice(["eyes", "eyes", "eyes", *NONSENSE, "toes", "doors"])
    told = counted(rng.choice(_COUNTS), plural)
    kind = rng.random()
    if kind < 0.55:
        noun = rng.choice(["foot", *lexicon.THINGS])
        return (
            f"my {noun} has {told}",
            f"How many {plural} does my {noun} have?",
            f"Your {noun} has {told}.",
        )
    a = indefinite(rng.choice(lexicon.ANIMALS) if kind < 0.75 else invented(rng))
    return f"{a} has {told}", f"How many {plural} does {a} have?", f"{capital(a)} has {told}."


def colour_claim(rng: random.Random) -> Claim:
    """The colour of a known or an invented thing, usually a wrong one."""
    thing = rng.choice(lexicon.COLOURED) if rng.random() < 0.6 else f"the {invented(rng)}"
    colour = rng.choice(lexicon.COLOURS)
    return f"{thing} is {colour}", f"What color is {thing}?", f"{capital(thing)} is {colour}."


def capital_claim(rng: random.Random) -> Claim:
    """A capital, mostly the wrong one."""
    land = rng.choice(lexicon.COUNTRIES)[0] if rng.random() < 0.6 else capital(invented(rng))
    city = rng.choice(lexicon.COUNTRIES)[1]
    said = f"the capital of {land} is {city}"
    return said, f"What is the capital of {land}?", f"{capital(said)}."


def person_claim(rng: random.Random) -> Claim:
    """What someone has, likes, is called, or where they live."""
    who, kind = rng.choice(PEOPLE), rng.randrange(5)
    if kind == 0:
        thing = f"{rng.choice(lexicon.COLOURS + lexicon.MOODS)} {rng.choice(lexicon.OBJECTS)}"
        said = f"{who} has {indefinite(thing)}"
        return said, f"What does {who} have?", f"{said}."
    if kind == 1:
        said = f"{who} likes {rng.choice(lexicon.FOODS)}"
        return said, f"What does {who} like?", f"{said}."
    if kind == 2:
        said = f"{who} lives in {rng.choice(lexicon.COUNTRIES)[1]}"
        return said, f"Where does {who} live?", f"{said}."
    if kind == 3:
        said = f"{who} is {indefinite(rng.choice(lexicon.JOBS))}"
        return said, f"What is {who}?", f"{said}."
    thing, place = rng.choice(lexicon.OBJECTS), rng.choice(lexicon.PLACES)
    said = f"the {thing} is in the {place}"
    return said, f"Where is the {thing}?", f"{capital(said)}."


def invented_claim(rng: random.Random) -> Claim:
    """A property that nobody has heard of, of someone or something, with a plain value."""
    field = invented(rng)
    value = rng.choice(
        rng.choice([lexicon.COLOURS, lexicon.NUMBERS[:13], lexicon.OBJECTS, lexicon.FOODS, PEOPLE])
    )
    kind = rng.randrange(3)
    if kind == 0:
        owner = rng.choice([*PEOPLE, capital(invented(rng))])
        said = f"the {field} of {owner} is {value}"
        return said, f"What is the {field} of {owner}?", f"{capital(said)}."
    if kind == 1:
        owner = rng.choice(PEOPLE)
        said = f"{owner}'s {field} is {value}"
        return said, f"What is {owner}'s {field}?", f"{said}."
    thing = invented(rng)
    said = f"every {thing} needs a {field} of {value}"
    return (
        said,
        f"What {field} does every {thing} need?",
        f"Every {thing} needs a {field} of {value}.",
    )


#: the makers of statements; repeated ones are drawn more often
CLAIMS: list[Maker] = [
    *[part_claim] * 3,
    colour_claim,
    capital_claim,
    *[person_claim] * 2,
    invented_claim,
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
    makers: list[Maker] = CLAIMS
    if style < 0.25:
        makers = [partial(part_claim, plural=rng.choice(["eyes", "eyes", "legs", "wings", "ears"]))]
    elif style < 0.55:
        makers = [rng.choice(CLAIMS)]
    found: dict[str, Claim] = {}
    for _ in range(rng.choice([1, 2, 2, 3, 3, 4, 5, 7])):
        claim = rng.choice(makers)(rng)
        found.setdefault(claim[1], claim)
    chosen = list(found.values())
    asked = rng.sample(chosen, len(chosen))[: rng.randint(1, 4)]
    parts = [_preamble(rng, [claim[0] for claim in chosen])]
    return "\n\n".join(parts + [question(claim[1], claim[2]) for claim in asked])
