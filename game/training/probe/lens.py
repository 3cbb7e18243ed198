"""Logit lens: at which depth the right answer becomes the mind's first word, and stays it.

The residual stream after each layer, read with the final LayerNorm and the unembedding
(nostalgebraist 2020, "interpreting GPT: the logit lens").
"""

from __future__ import annotations

from game.mind.api import Trace
from game.mind.engine import Engine


def favourites(mind: Engine, text: str) -> list[int]:
    """The lens's first token after 0, 1, … layers at the last position; `n_layer + 1` of them."""
    states = mind.cache.run(Trace.of(text)).residual
    tops: list[int] = mind.model.unembed(states).argmax(-1).tolist()
    return tops


def settled(tops: list[int]) -> int:
    """After how many layers the final favourite is on top for good (0: from the embedding on)."""
    final = tops[-1]
    depth = len(tops) - 1
    while depth > 0 and tops[depth - 1] == final:
        depth -= 1
    return depth
