"""The makers of whole tales and of letters, notices and the like."""

from __future__ import annotations

import random

from game.training.corpus.tales import letter_templates, templates
from game.training.corpus.tales.plots import PLOTS
from game.training.corpus.tales.teller import sentences, tell

_PLOTS = list(PLOTS.values())
_LETTERS = list(templates.read(letter_templates.LETTERS).values())


def tale(rng: random.Random) -> str:
    """A whole little story of 5 to 12 sentences."""
    while True:
        text = tell(rng, rng.choice(_PLOTS)).text
        count = len(sentences(text))
        if 5 <= count <= 12 and 60 <= len(text.split()) <= 220:
            return text


def letter(rng: random.Random) -> str:
    """A letter, a page of a diary, a recipe, a notice, a weather report, a list..."""
    return tell(rng, rng.choice(_LETTERS)).text
