"""Logit lens: at which depth the right answer becomes the mind's first word, and stays it.

The residual stream after each layer, read with the final LayerNorm and the unembedding
(nostalgebraist 2020, "interpreting GPT: the logit lens").
"""

from __future__ import annotations

import torch

from game.training.model import TinyGPT2
from game.training.passes import record


@torch.no_grad()
def favourites(model: TinyGPT2, ids: list[int]) -> list[int]:
    """The lens's first token after 0, 1, … layers at the last position; ``layers + 1`` of them."""
    trunk = model.transformer
    found = record(model, ids)
    states = torch.stack([layer.state for layer in found.layers])
    lens = (trunk.ln_f(states) @ trunk.wte.weight.T).argmax(-1).tolist()
    return [*lens, int(found.log_probs.argmax())]


def settled(tops: list[int]) -> int:
    """After how many layers the final favourite is on top for good (0: from the embedding on)."""
    final = tops[-1]
    depth = len(tops) - 1
    while depth > 0 and tops[depth - 1] == final:
        depth -= 1
    return depth
