"""The logit lens, and the heads that look elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from game.mind.api import waking_layers
from game.mind.results import LensRow, Shift, Token, WordP, token_text
from game.story.facts.fact import Fact, Type
from game.story.facts.lived import LivedLife
from game.story.facts.values import Scalar


def settled_at(lens: tuple[LensRow, ...], word: WordP) -> int:
    """The first layer from which on `word` stays on top; the number of layers if never."""
    layer = len(lens)
    for row in reversed(lens):
        if not row.top or row.top[0].id != word.id:
            break
        layer = row.layer
    return layer


def _shifted(
    of: Callable[[Shift, tuple[Token, ...]], Scalar], otherwise: Scalar
) -> Callable[[LivedLife], Scalar]:
    """Of the head whose look moved most; `otherwise` where none moved."""

    def measure(lived: LivedLife) -> Scalar:
        shift = max(lived.outcome.shifts, key=lambda each: each.moved, default=None)
        if shift is None or shift.moved <= 0.0:
            return otherwise
        return of(shift, lived.outcome.tokens)

    return measure


#: of the logit lens and of where heads look
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
    Fact(
        "shifted",
        Type.TEXT,
        "the later head whose look moved most; empty if none",
        _shifted(lambda shift, _: shift.place, ""),
    ),
    Fact(
        "shifted_moved",
        Type.NUMBER,
        "how much of its attention moved (0 to 1)",
        _shifted(lambda shift, _: shift.moved, 0.0),
    ),
    Fact(
        "shifted_from",
        Type.TEXT,
        "the token it looked at most in the baseline",
        _shifted(lambda shift, tokens: token_text(tokens, shift.looked_at), ""),
    ),
    Fact(
        "shifted_to",
        Type.TEXT,
        "the token it looks at most, nudged",
        _shifted(lambda shift, tokens: token_text(tokens, shift.looks_at), ""),
    ),
)
