"""Conversations, written like a play or like prose."""

from __future__ import annotations

import random

from game.training.corpus.tales import templates
from game.training.corpus.tales.dialogue_templates import TALKS
from game.training.corpus.tales.fillers import draw_fillers
from game.training.corpus.tales.realizer import Realizer
from game.training.corpus.tales.teller import beats

_TALKS = list(templates.read(TALKS).values())
_VERBS = {"?": ["asked"], "!": ["cried", "said", "called"], ".": ["said"]}
_FRAMES = [
    "{a} met {b} {at_here}.",
    "{a} and {b} were sitting {at_here}.",
    "One {day} {a} came to see {b}.",
    "It was {hour} o'clock when {a} and {b} met {at_here}.",
    "{b} was {at_here} when {a} came by.",
    "{a} and {b} were walking to the {far}.",
]
_SHORTEST, _LONGEST = 4, 9


def dialogue(rng: random.Random) -> str:
    """A conversation of 4 to 10 lines."""
    entry = rng.choice(_TALKS)
    lines = [line for wording in beats(rng, entry) for line in wording.split(" / ")]
    turns = _joined([(line[0], line[2:].strip()) for line in lines])[:_LONGEST]
    if len(turns) < _SHORTEST:
        return dialogue(rng)
    fillers = draw_fillers(rng)
    style = rng.choice([_script, _script, _prose])
    return style(rng, fillers, turns)


def _joined(turns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The turns, with whatever one person says without a pause in one of them."""
    joined = turns[:1]
    for who, said in turns[1:]:
        if who == joined[-1][0]:
            joined[-1] = (who, f"{joined[-1][1]} {said}")
        else:
            joined.append((who, said))
    return joined


def _script(rng: random.Random, fillers: dict[str, str], turns: list[tuple[str, str]]) -> str:
    """`Name: what the person says`, a line each."""
    realizer = Realizer(rng, fillers)
    lines = [f"{fillers[who]}: {realizer.realize(said)}" for who, said in turns]
    if rng.random() < 0.3:
        lines.insert(0, Realizer(rng, fillers).realize(rng.choice(_FRAMES)))
    return "\n".join(lines)


def _prose(rng: random.Random, fillers: dict[str, str], turns: list[tuple[str, str]]) -> str:
    """What is said in quotes, with "said" and "asked" now and then."""
    realizer = Realizer(rng, fillers)
    parts = [Realizer(rng, fillers).realize(rng.choice(_FRAMES))]
    apart = rng.choice(["\n", " "])
    for number, (who, said) in enumerate(turns):
        text = realizer.realize(said)
        plain = number > 1 and apart == "\n" and rng.random() < 0.4
        replies = number > 0 and turns[number - 1][1].endswith("?")
        parts.append(f'"{text}"' if plain else _quoted(rng, text, fillers[who], replies))
    return apart.join(parts)


def _quoted(rng: random.Random, text: str, name: str, replies: bool) -> str:
    """The text in quotes, and who said it."""
    end = text[-1]
    kept = text if end in "?!" else text[:-1] + ","
    verb = rng.choice(_VERBS[end] + ["answered"] * (replies and end == "."))
    return f'"{kept}" {verb} {name}.'
