"""Which single nudges a search tries, from the mildest of each kind to the loudest. No torch."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from game.mind.api import Shape
from game.mind.nudges.kinds import (
    At,
    Attend,
    Key,
    Nudge,
    Position,
    Query,
    Say,
    Scale,
    Swap,
    Think,
    Toward,
    Value,
    Word,
)
from game.mind.results import Token

SCALES = (0.0, 2.0, 3.0, -1.0)
SHARES = (1.0,)
VECTORS = (2.0, 6.0)
THOUGHTS = (0.25, 0.5, 1.0, 2.0)


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
    places = positions(tokens)
    for layer in layers:
        if "think" in kinds:
            yield from (Think(layer, word, amount) for word in words for amount in THOUGHTS)
        for head in range(shape.n_head):
            if "scale" in kinds:
                yield from (Scale(layer, head, amount) for amount in SCALES)
            if "attend" in kinds:
                yield from (Attend(layer, head, to, SHARES[0]) for to in places)
            yield from _vectors(layer, head, places, words, kinds)


def _vectors(
    layer: int,
    head: int,
    places: Sequence[Position],
    words: Sequence[str],
    kinds: Collection[str],
) -> Iterator[Nudge]:
    for amount in VECTORS:
        if "q" in kinds:
            yield from (Query(layer, head, Toward(to), amount) for to in places)
        if "k" in kinds:
            yield from (Key(layer, head, at, Toward(None), amount) for at in places[:-1])
        if "v" in kinds:
            said = [(at, word) for at in places[:-1] for word in words]
            yield from (Value(layer, head, at, Say(word), amount) for at, word in said)
    if "swap" in kinds:
        yield from (Swap(layer, head, to, 1.0) for to in places[:-1])
