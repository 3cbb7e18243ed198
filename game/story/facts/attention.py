"""Where heads look: those that look elsewhere in the nudged run."""

from __future__ import annotations

from collections.abc import Callable

from game.mind.results import Shift, Token, token_text
from game.story.facts.fact import Fact, Type
from game.story.facts.lived import LivedLife
from game.story.facts.values import Scalar


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


#: of heads that look elsewhere
ATTENTION: tuple[Fact, ...] = (
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
