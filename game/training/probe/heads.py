"""Which heads look at the token before, which find what followed, which read a stated value."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor

from game.training import tokenizer as bpe
from game.training.model import TinyGPT2
from game.training.passes import patterns
from game.training.probe.cases import Case


def head_scores(model: TinyGPT2, seed: int = 0, rows: int = 8, size: int = 40) -> dict[str, Tensor]:
    """Mean attention weights ``(layers, heads)`` on random token rows that are said twice.

    ``previous``: to the token just before; ``induction``: from a repeated token to what followed it
    the first time; ``same``: to its first occurrence.
    """
    generator = torch.Generator().manual_seed(seed)
    once = torch.randint(300, model.shape.vocab, (rows, size), generator=generator)
    ids = torch.cat([torch.zeros(rows, 1, dtype=torch.long), once, once], dim=1)
    found = patterns(model, ids)

    def along(offset: int, start: int) -> Tensor:
        lines = [p[:, :, start:].diagonal(start - offset, -2, -1) for p in found]
        return torch.stack([line.mean((0, 2)) for line in lines])

    second = size + 1
    return {
        "previous": along(1, 1),
        "induction": along(size - 1, second),
        "same": along(size, second),
    }


@torch.no_grad()
def reading_scores(model: TinyGPT2, tokenizer: Tokenizer, cases: Sequence[Case]) -> Tensor:
    """Mean attention ``(layers, heads)`` from just before an answer's value to that value, stated.

    For cases whose answer ends in the value that the preamble states (one token and a full stop).
    """
    total, used = torch.zeros(model.shape.layers, model.shape.heads), 0
    for case in cases:
        full = bpe.encode(tokenizer, case.prompt + case.answers[0])
        value = full[-2]
        places = [i for i, token in enumerate(full[:-2]) if token == value]
        if len(places) == 1 and len(full) <= model.shape.positions:
            found = patterns(model, torch.tensor([full[:-2]]))
            total += torch.stack([p[0, :, -1, places[0]] for p in found])
            used += 1
    return total / max(1, used)


def best_heads(scores: Tensor, count: int = 4) -> list[tuple[str, float]]:
    """The heads with the highest scores, named ``L3.H5``."""
    values, places = scores.flatten().topk(count)
    heads = scores.shape[1]
    return [
        (f"L{int(place) // heads}.H{int(place) % heads}", float(value))
        for value, place in zip(values, places, strict=True)
    ]
