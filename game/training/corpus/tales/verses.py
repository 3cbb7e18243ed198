"""Verses: couplets whose lines end in words of one rhyme set."""

from __future__ import annotations

import random
import re

from game.training.corpus.tales.fillers import draw_fillers
from game.training.corpus.tales.realizer import Realizer
from game.training.corpus.tales.rhymes import COUPLETS, SETS

_END = re.compile(r"<([BTLAV])2?>")


def verse(rng: random.Random) -> str:
    """Two or four lines; four lines rhyme in pairs."""
    fillers = draw_fillers(rng)
    patterns = rng.sample(COUPLETS, rng.choice([1, 2, 2]))
    taken: list[dict[str, list[str]]] = []
    lines: list[str] = []
    for pattern in patterns:
        rhyme = _rhyme(rng, pattern, taken)
        taken.append(rhyme)
        lines.append(_filled(rng, pattern, rhyme))
    return _shaped(Realizer(rng, fillers).realize(" {nl} ".join(lines).replace(" / ", " {nl} ")))


def _rhyme(
    rng: random.Random, pattern: str, taken: list[dict[str, list[str]]]
) -> dict[str, list[str]]:
    """A rhyme set that has enough words of every kind that the pattern needs."""
    kinds = _END.findall(pattern)
    fit = [
        words
        for words in SETS
        if all(len(words[kind]) >= kinds.count(kind) for kind in kinds) and words not in taken
    ]
    return rng.choice(fit)


def _filled(rng: random.Random, pattern: str, rhyme: dict[str, list[str]]) -> str:
    left = {kind: rng.sample(words, len(words)) for kind, words in rhyme.items()}
    used: set[str] = set()

    def word(found: re.Match[str]) -> str:
        fresh = [each for each in left[found[1]] if each not in used] or left[found[1]]
        used.add(fresh[0])
        return fresh[0]

    return _END.sub(word, pattern)


def _shaped(text: str) -> str:
    """Every line with a capital letter at its beginning."""
    return "\n".join(line[0].upper() + line[1:] for line in text.split("\n"))
