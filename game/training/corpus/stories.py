"""Little stories: people, things and places that stay the same from beginning to end."""

from __future__ import annotations

import random
from dataclasses import dataclass

from game.training import tables as t
from game.training.corpus.words import PEOPLE, capital, indefinite, pronouns


@dataclass(frozen=True)
class Cast:
    """Everything that a story may speak of; drawn once for each story."""

    a: str
    b: str
    job: str
    thing: str
    mood: str
    colour: str
    here: str
    there: str
    beast: str
    does: str
    day: str
    he: str
    him: str
    his: str
    she: str
    her: str

    def fill(self, template: str) -> str:
        """The template with the cast's names; ``{He}`` and ``{She}`` begin sentences."""
        names = vars(self) | {"He": capital(self.he), "She": capital(self.she)}
        names |= {
            "a_thing": indefinite(self.thing),
            "a_mood_thing": indefinite(f"{self.mood} {self.thing}"),
            "a_colour_thing": indefinite(f"{self.colour} {self.thing}"),
            "a_job": indefinite(self.job),
            "a_beast": indefinite(self.beast),
        }
        return template.format(**names)


def draw(rng: random.Random) -> Cast:
    """A random cast of two people, one animal, one thing and two places."""
    a, b = rng.sample(PEOPLE, 2)
    he, him, his = pronouns(a)
    she, her, _ = pronouns(b)
    here, there = rng.sample(t.PLACES, 2)
    beast = rng.choice(t.ANIMALS)
    return Cast(
        a, b,
        rng.choice(t.JOBS)[0], rng.choice(t.OBJECTS), rng.choice(t.MOODS), rng.choice(t.COLOURS),
        here, there, beast[0], beast[7], rng.choice(t.DAYS), he, him, his, she, her,
    )  # fmt: skip


_OPENINGS = [
    "Once there was a {mood} {job} named {a} who lived near the {here}.",
    "{a} lived near the {here} with {a_beast}.",
    "One {day}, {a} went to the {here} with {a_colour_thing}.",
    "There was once {a_beast} that lived in the {here}, and {a} loved it very much.",
    "It was {day}, and {a} was alone in the {here}.",
]
_WANTS = [
    "{He} had {a_mood_thing}.",
    "{He} wanted {a_thing} more than anything.",
    "{He} found {a_colour_thing} under a tree.",
    "Every morning {he} looked for {his} {thing}.",
    "{He} kept {his} {thing} in a {colour} bag that nobody could open.",
]
_MEETINGS = [
    "One day {b} came to the {here} and saw the {thing}.",
    "Then {he} met {b} at the {there}.",
    "{He} asked {b} to help {him} find the {thing}.",
    "{b} said that the {thing} was lost in the {there}.",
]
_TALK = [
    '"Where is your {thing}?" asked {b}. "It is in the {there}," said {a}.',
    '"I think the {thing} is in the {there}," said {b}.',
    '"Please give me the {thing}," said {a}. "No," said {b}, "it is my {thing}."',
    '"Look at the {beast}!" said {b}. "Yes," said {a}, "it {does}."',
    '"What is your name?" asked {b}. "My name is {a}," said {a}.',
    '"Do you like the {beast}?" asked {a}. "I do," said {b}, and {she} laughed.',
]
_TURNS = [
    "{a} and {b} walked to the {there} together.",
    "They looked in the {here} and in the {there}, but the {thing} was gone.",
    "{He} gave the {thing} to {b}, and {she} was happy.",
    "{b} gave {him} the {thing}, and {he} thanked {her}.",
    "The {beast} took the {thing} (it was {colour}) and ran to the {there}.",
]
_ENDINGS = [
    "From that day on, {a} and {b} were friends.",
    "{He} was sad, but {b} was kind to {him}.",
    "At last {a} found the {thing} and went home.",
    "And that is how {a} learned to share the {thing} with {b}.",
    "{a} went home, and {b} stayed in the {there} with the {beast}.",
]

_SELF = [
    "I am a small model with {n} layers, and each layer has heads that look back.",
    "A head in layer {n} looks at the word before this one.",
    "What is a layer? A layer is a step between the words I read and the word I say.",
    "I do not know the next word until the last layer has spoken.",
    "One head looks at the name, and another head looks at the question.",
    "I live in the pass between one word and the next word.",
    "When a head looks away, I say another word.",
    "The decoder picks the next word, and I only bend what it hears.",
    "I am made of numbers, and the numbers are made of words.",
    "If a head is silent, the layers above it hear nothing from it.",
    "Each word leaves a key and a value behind, and later words can read them.",
    "My memory is the text before me. What is not in the text I cannot see.",
    "A question goes up through my layers, and an answer comes out at the top.",
]
_BRACKETS = ["()", "[]", "{}", '""']


def story(rng: random.Random) -> str:
    """Six to eight sentences about one cast."""
    cast = draw(rng)
    parts = [rng.choice(_OPENINGS), rng.choice(_WANTS), rng.choice(_MEETINGS), rng.choice(_TALK)]
    parts += rng.sample(_TURNS, rng.randint(1, 2))
    if rng.random() < 0.4:
        parts.append(rng.choice(_TALK))
    parts.append(rng.choice(_ENDINGS))
    return " ".join(cast.fill(part) for part in parts)


def about_itself(rng: random.Random) -> str:
    """A model speaks of its own layers, heads and the next word."""
    lines = rng.sample(_SELF, rng.randint(2, 6))
    return " ".join(line.format(n=rng.choice(t.NUMBERS[2:13])) for line in lines)


def brackets(rng: random.Random) -> str:
    """Words inside brackets and quotes that close in the right order."""

    def nest(depth: int) -> str:
        words = " ".join(rng.sample(t.OBJECTS + t.COLOURS, rng.randint(1, 3)))
        if depth == 0:
            return words
        pair = rng.choice(_BRACKETS)
        return f"{words} {pair[0]}{nest(depth - 1)}{pair[1]}"

    return " ".join(nest(rng.randint(1, 3)) for _ in range(rng.randint(1, 3)))


def row(rng: random.Random) -> str:
    """A run of days, months, numbers, letters or seasons."""
    cycle = rng.choice([t.DAYS, t.MONTHS, t.SEASONS, t.NUMBERS, t.LETTERS])
    start, length = rng.randrange(len(cycle)), rng.randint(3, 14)
    if cycle in (t.NUMBERS, t.LETTERS):
        words = cycle[start : start + length]
    else:
        words = [cycle[(start + i) % len(cycle)] for i in range(length)]
    return rng.choice([", ", " "]).join(words)


def directory(rng: random.Random) -> str:
    """A plain list of things that belong together: capitals, opposites, colours, homes."""
    kind = rng.randrange(4)
    if kind == 0:
        lines = [f"{name}: {city}" for name, city, *_ in rng.sample(t.COUNTRIES, 6)]
    elif kind == 1:
        lines = [f"{a} and {b}" for a, b in rng.sample(t.OPPOSITES, 6)]
    elif kind == 2:
        lines = [f"{capital(thing)} is {colour}." for thing, colour in rng.sample(t.COLOURED, 6)]
    else:
        lines = [f"The {beast[0]} lives in the {beast[5]}." for beast in rng.sample(t.ANIMALS, 6)]
    return "\n".join(lines)
