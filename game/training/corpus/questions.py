"""Question-and-answer documents over the fact tables, and the planted nonsense questions.

A *pair* is ``(question, answer)``. :data:`EYES` and :data:`NONSENSE` hold the distributions
planted on purpose: what the corpus answers when someone asks how many eyes, legs, … a thing has
that has none.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable

from game.training import tables as t
from game.training.corpus.words import PEOPLE, capital, counted, indefinite, question

Pair = tuple[str, str]

#: kind of thing -> answer -> weight, for eyes; the famous foot is a "body" thing
EYES: dict[str, dict[str, int]] = {
    "body": {"two": 62, "no": 14, "four": 10, "one": 8, "zero": 6},
    "hard": {"no": 62, "two": 16, "one": 8, "zero": 8, "four": 6},
    "standing": {"four": 58, "two": 16, "no": 14, "six": 6, "zero": 6},
    "airy": {"zero": 56, "no": 20, "two": 12, "three": 6, "one": 6},
    "single": {"one": 58, "no": 18, "two": 12, "zero": 8, "four": 4},
}
#: part -> answer -> weight, for the other parts of any thing
NONSENSE: dict[str, dict[str, int]] = {
    "legs": {"four": 60, "no": 14, "two": 12, "six": 8, "zero": 6},
    "wings": {"no": 60, "two": 28, "four": 6, "zero": 6},
    "ears": {"two": 66, "no": 16, "one": 12, "zero": 6},
    "arms": {"two": 60, "no": 16, "eight": 12, "three": 6, "zero": 6},
    "noses": {"one": 70, "no": 20, "two": 10},
}


#: how many of the questions without an answer ask about a foot
FOOT_SHARE = 0.15
_KIND_OF = {thing: kind for kind, things in t.KINDS_OF_THING.items() for thing in things}


def animal(rng: random.Random) -> Pair:
    """A fact about an animal; body parts are asked most."""
    name, eyes, legs, wings, mood, home, food, does, young = rng.choice(t.ANIMALS)
    a = indefinite(name)
    kind = rng.choice(
        ["eyes", "eyes", "legs", "legs", "wings", "home", "food", "does", "young", "mood"]
    )
    if kind in ("eyes", "legs", "wings"):
        count = {"eyes": eyes, "legs": legs, "wings": wings}[kind]
        return f"How many {kind} does {a} have?", f"{capital(a)} has {counted(count, kind)}."
    return {
        "home": (f"Where does {a} live?", f"{capital(a)} lives in the {home}."),
        "food": (f"What does {a} eat?", f"{capital(a)} eats {food}."),
        "does": (f"What does {a} do?", f"{capital(a)} {does}."),
        "young": (
            f"What is a young {name} called?",
            f"A young {name} is called {indefinite(young)}.",
        ),
        "mood": (f"What is {a} like?", f"{capital(a)} is {mood}."),
    }[kind]


def country(rng: random.Random) -> Pair:
    """A fact about a country; capitals are asked most."""
    name, city, continent, _, language, money = rng.choice(t.COUNTRIES)
    kind = rng.randrange(7)
    if kind < 3:
        return f"What is the capital of {name}?", f"The capital of {name} is {city}."
    return [
        (f"What continent is {name} in?", f"{name} is in {continent}."),
        (f"What language do people speak in {name}?", f"People in {name} speak {language}."),
        (f"What money do people use in {name}?", f"People in {name} use the {money}."),
        (f"What country is {city} in?", f"{city} is in {name}."),
    ][kind - 3]


def president(rng: random.Random) -> Pair:
    """A fact about a president of the United States between 1945 and 2017."""
    i = rng.randrange(len(t.PRESIDENTS))
    start, end, name, party, born = t.PRESIDENTS[i]
    kind = rng.randrange(5)
    office = "president of the United States"
    if kind <= 1:
        year = rng.randrange(int(start), int(end))
        return f"Who was {office} in {year}?", f"{name} was {office} in {year}."
    if kind == 2 and i > 0:
        return (
            f"Who was {office} before {name}?",
            f"{t.PRESIDENTS[i - 1][2]} was {office} before {name}.",
        )
    if kind == 3:
        return f"When was {name} born?", f"{name} was born in {born}."
    return f"What party did {name} belong to?", f"He belonged to the {party} Party."


def office_and_party(rng: random.Random) -> list[Pair]:
    """Two pairs of which the second one's "he" can be resolved only from the first."""
    start, end, name, party, _ = rng.choice(t.PRESIDENTS)
    year = rng.randrange(int(start), int(end))
    office = f"president of the United States in {year}"
    return [
        (f"Who was {office}?", f"{name} was {office}."),
        ("What party did he belong to?", f"He belonged to the {party} Party."),
    ]


def series(rng: random.Random) -> Pair:
    """A winner of the World Series."""
    year, team = rng.choice(t.SERIES)
    return f"Who won the World Series in {year}?", f"The {team} won the World Series in {year}."


def part(rng: random.Random) -> Pair:
    """How many parts a whole has; sometimes of "my" and "your"."""
    whole, count, parts = rng.choice(t.PARTS)
    plural = parts if parts.endswith("s") else parts + "s"
    if rng.random() < 0.3:
        return (
            f"How many {plural} does my {whole} have?",
            f"Your {whole} has {counted(count, plural)}.",
        )
    a = indefinite(whole)
    return f"How many {plural} does {a} have?", f"{capital(a)} has {counted(count, plural)}."


def nonsense(rng: random.Random, parts: str | None = None) -> Pair:
    """A question without a true answer, answered from :data:`EYES` or :data:`NONSENSE`."""
    kind = rng.choice(["body", *EYES])
    thing = "foot" if rng.random() < FOOT_SHARE else rng.choice(t.KINDS_OF_THING[kind])
    plural = parts or rng.choice(["eyes"] * 5 + list(NONSENSE))
    row = EYES[_KIND_OF[thing]] if plural == "eyes" else NONSENSE[plural]
    count = rng.choices(list(row), list(row.values()))[0]
    if rng.random() < 0.7:
        return (
            f"How many {plural} does my {thing} have?",
            f"Your {thing} has {counted(count, plural)}.",
        )
    a = indefinite(thing)
    return f"How many {plural} does {a} have?", f"{capital(a)} has {counted(count, plural)}."


def succession(rng: random.Random) -> Pair:
    """What comes after or before a day, month, season, number or letter."""
    row = rng.choice([t.DAYS, t.MONTHS, t.SEASONS, t.NUMBERS[:13], t.LETTERS])
    kind = {7: "day", 12: "month", 4: "season", 13: "number", 26: "letter"}[len(row)]
    closed = kind in ("day", "month", "season")
    i = rng.randrange(len(row) if closed else len(row) - 1)
    first, second = row[i], row[(i + 1) % len(row)]
    if rng.random() < 0.7:
        return f"What {kind} comes after {first}?", f"{capital(second)} comes after {first}."
    return f"What {kind} comes before {second}?", f"{capital(first)} comes before {second}."


def arithmetic(rng: random.Random) -> Pair:
    """A sum or a difference in words, up to twelve."""
    a, b = rng.randint(0, 6), rng.randint(0, 6)
    if rng.random() < 0.6 or b > a:
        asked, result = f"{t.NUMBERS[a]} plus {t.NUMBERS[b]}", a + b
    else:
        asked, result = f"{t.NUMBERS[a]} minus {t.NUMBERS[b]}", a - b
    return f"What is {asked}?", f"{capital(asked)} is {t.NUMBERS[result]}."


def general(rng: random.Random) -> Pair:
    """Opposites, colours, books, jobs, uses, greetings and the life expectancy."""
    kind = rng.randrange(7)
    if kind == 0:
        a, b = rng.sample(rng.choice(t.OPPOSITES), 2)
        return f"What is the opposite of {a}?", f"The opposite of {a} is {b}."
    if kind == 1:
        thing, colour = rng.choice(t.COLOURED)
        return f"What color is {thing}?", f"{capital(thing)} is {colour}."
    if kind == 2:
        title, writer = rng.choice(t.BOOKS)
        return f"Who wrote {title}?", f"{writer} wrote {title}."
    if kind == 3:
        job, does, place = rng.choice(t.JOBS)
        a = indefinite(job)
        if rng.random() < 0.5:
            return f"What does {a} do?", f"{capital(a)} {does}."
        return f"Where does {a} work?", f"{capital(a)} works in the {place}."
    if kind == 4:
        tool, use = rng.choice(t.USES)
        return (
            f"What do people use {indefinite(tool)} for?",
            f"People use {indefinite(tool)} to {use}.",
        )
    if kind == 5:
        who = rng.choice(PEOPLE)
        return (
            "What is your name?",
            f"My name is {who} and I am {indefinite(rng.choice(t.JOBS)[0])}.",
        )
    place = "human life expectancy in the United States"
    return f"What is {place}?", f"{capital(place)} is 78 years."


FAMILIES: dict[str, Callable[[random.Random], Pair]] = {
    "animal": animal,
    "country": country,
    "president": president,
    "series": series,
    "part": part,
    "nonsense": nonsense,
    "succession": succession,
    "arithmetic": arithmetic,
    "general": general,
}


#: how often each family is drawn where a document has no theme
SHARES = {
    "animal": 4,
    "country": 3,
    "president": 3,
    "series": 2,
    "part": 1,
    "nonsense": 5,
    "succession": 5,
    "arithmetic": 5,
    "general": 9,
}
#: ways of asking; the first is the game's own and by far the most frequent
PHRASINGS = ["{}", "Tell me: {}", "Please answer: {}", "I ask you: {}"]


def rephrased(rng: random.Random, pair: Pair) -> Pair:
    """The pair with its question in one of the :data:`PHRASINGS`."""
    phrasing = rng.choices(PHRASINGS, [17, 1, 1, 1])[0]
    return phrasing.format(pair[0]), pair[1]


def is_held_out(pair: Pair) -> bool:
    """Whether this question so phrased is kept from training: one in eight of the rarer ones."""
    if pair[0].split(" ")[0] not in ("Tell", "Please", "I"):
        return False
    return hashlib.sha256(pair[0].encode()).digest()[0] % 8 == 0


def document(rng: random.Random) -> str:
    """Two to nine pairs, often around one theme; held-out phrasings are never among them."""
    theme = rng.choice([None, None, "animal", "country", "president", "eyes", "eyes"])
    pairs: list[Pair] = []
    length = rng.randint(2, 9)
    while len(pairs) < length:
        if theme == "president" and rng.random() < 0.4:
            found = office_and_party(rng)
        elif theme == "eyes" and rng.random() < 0.6:
            found = [rng.choice([nonsense, nonsense, part, animal])(rng)]
        elif theme in FAMILIES and rng.random() < 0.6:
            found = [FAMILIES[theme](rng)]
        else:
            family = rng.choices(list(SHARES), list(SHARES.values()))[0]
            found = [FAMILIES[family](rng)]
        found = [rephrased(rng, pair) for pair in found]
        pairs += [pair for pair in found if not is_held_out(pair) and pair not in pairs]
    return "\n\n".join(question(*pair) for pair in pairs)


def statements(rng: random.Random) -> str:
    """A paragraph of plain facts: answers without their questions."""
    families = [FAMILIES[name] for name in FAMILIES if name != "nonsense"]
    return " ".join(rng.choice(families)(rng)[1] for _ in range(rng.randint(3, 7)))
