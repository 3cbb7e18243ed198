"""Who wrote for the word said and who against it, by direct logit attribution."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.mind.results import Outcome, Term
from game.story.facts.fact import Fact, Type
from game.story.facts.lived import LivedLife
from game.story.facts.values import Scalar

#: logits: who wrote less than this made no difference
LEAST = 1e-4


def layer_of(term: Term) -> int:
    """The layer a term of the attribution sits in; -1 for what sits in none."""
    place = term.writer.partition(".")[0]
    return int(place[1:]) if place.startswith("L") and place[1:].isdigit() else -1


def _writer(outcome: Outcome) -> Term | None:
    most = max(outcome.terms, key=lambda term: term.gain, default=None)
    return most if most is not None and most.gain > LEAST else None


def _opposer(outcome: Outcome) -> Term | None:
    least = min(outcome.terms, key=lambda term: term.gain, default=None)
    return least if least is not None and least.gain < -LEAST else None


def _of(
    find: Callable[[Outcome], Term | None], of: Callable[[Term], Scalar], otherwise: Scalar
) -> Callable[[LivedLife], Scalar]:
    """Of a term; `otherwise` where none made a difference."""

    def measure(lived: LivedLife) -> Scalar:
        term = find(lived.outcome)
        return otherwise if term is None else of(term)

    return measure


def _share(lived: LivedLife) -> float:
    term = _writer(lived.outcome)
    positive = math.fsum(each.gain for each in lived.outcome.terms if each.gain > 0)
    return term.gain / positive if term is not None else 0.0


#: of who wrote the difference
WRITERS: tuple[Fact, ...] = (
    Fact(
        "writer",
        Type.TEXT,
        "who wrote most toward the word said and away from its rival",
        _of(_writer, lambda term: term.writer, ""),
    ),
    Fact("writer_layer", Type.NUMBER, "its layer", _of(_writer, layer_of, -1)),
    Fact(
        "writer_gain",
        Type.NUMBER,
        "what it wrote, in logits",
        _of(_writer, lambda term: term.gain, 0.0),
    ),
    Fact(
        "writer_in_decoder",
        Type.BOOL,
        "whether it sits above the waking layers",
        _of(_writer, lambda term: term.decoder, False),
    ),
    Fact(
        "writer_share",
        Type.NUMBER,
        "its share of all that was written for the word said (0 to 1)",
        _share,
    ),
    Fact(
        "opposer",
        Type.TEXT,
        "who wrote most against the word said",
        _of(_opposer, lambda term: term.writer, ""),
    ),
    Fact(
        "opposer_gain",
        Type.NUMBER,
        "what it wrote, in logits (negative)",
        _of(_opposer, lambda term: term.gain, 0.0),
    ),
)
