"""Which single nudges a search tries, from the mildest of each kind to the loudest. No torch."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Sequence

from game.mind.nudges.kinds import (
    KINDS,
    At,
    Nudge,
    Position,
    Say,
    Toward,
    Word,
    acts_on_head,
    arguments,
)
from game.mind.shape import Shape
from game.mind.tokens import Token


def positions(tokens: Sequence[Token]) -> list[Position]:
    """Every token of the context as a reader best knows it: words by their text, the rest @i."""
    texts = [token.text.removeprefix(" ") for token in tokens]
    named: list[Position] = []
    for index, text in enumerate(texts):
        if index == 0 or not text.isalnum():
            named.append(At(index))
        elif text not in texts[index + 1 :]:
            named.append(Word(text))
        else:
            named.append(Word(text, texts[: index + 1].count(text)))
    return named


def single_nudges(
    shape: Shape,
    tokens: Sequence[Token],
    words: Sequence[str],
    kinds: Collection[str],
    layers: Sequence[int],
) -> Iterator[Nudge]:
    """Every nudge of a fixed grid: each head of `layers`, each token, each of `words`.

    Patches, random and raw vectors and nudges `at all` are not among them.
    """
    grids = [
        (kind, amount, _grid(kind, positions(tokens), words))
        for kind in KINDS
        if kind.kind in kinds
        for amount in kind.tried
    ]
    for layer in layers:
        heads = [(layer, head) for head in range(shape.n_head)]
        for place in [(layer,), *heads]:
            for kind, amount, grid in grids:
                if acts_on_head(kind) == (len(place) == 2):
                    make: Callable[..., Nudge] = kind
                    yield from (make(*place, *values, amount) for values in grid)


def _grid(
    kind: type[Nudge], places: Sequence[Position], words: Sequence[str]
) -> list[tuple[object, ...]]:
    """Every choice of a kind's arguments."""
    seen = places[:-1] if kind.in_the_past else places
    choices: list[Sequence[object]] = []
    for argument in arguments(kind):
        match argument.type, kind.way_tried:
            case "Position", _:
                choices.append(seen)
            case "Direction", "token":
                choices.append([Toward(to) for to in places])
            case "Direction", "query":
                choices.append([Toward(None)])
            case "Direction", "say":
                choices.append([Say(word) for word in words])
            case _:
                choices.append(words)
    return list(itertools.product(*choices))
