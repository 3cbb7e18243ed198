"""The logit lens, and the layers it is read from."""

from __future__ import annotations

from game.mind.api import waking_layers
from game.mind.results import LensRow, WordP
from game.story.facts.fact import Fact, Type


def settled_at(lens: tuple[LensRow, ...], word: WordP) -> int:
    """The first layer from which on `word` stays on top; the number of layers if never."""
    layer = len(lens)
    for row in reversed(lens):
        if not row.top or row.top[0].id != word.id:
            break
        layer = row.layer
    return layer


#: of the logit lens
LENS: tuple[Fact, ...] = (
    Fact(
        "settled",
        Type.NUMBER,
        "the layer from which the word said stays on top of the logit lens",
        lambda lived: settled_at(lived.outcome.nudged.lens, lived.outcome.said),
    ),
    Fact(
        "settled_before",
        Type.NUMBER,
        "the same for the baseline and its favourite",
        lambda lived: settled_at(lived.outcome.baseline.lens, lived.outcome.favourite),
    ),
    Fact(
        "n_layer",
        Type.NUMBER,
        "how many layers the mind has",
        lambda lived: len(lived.outcome.nudged.lens),
    ),
    Fact(
        "n_waking",
        Type.NUMBER,
        "how many of them are waking layers",
        lambda lived: waking_layers(len(lived.outcome.nudged.lens)),
    ),
)
