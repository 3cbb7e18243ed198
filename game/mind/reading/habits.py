"""What each head does, measured on one context: five habits, each with its score in [0, 1].

* `start`: attention to the first token, where heads rest (Vig and Belinkov 2019, "Analyzing the
  Structure of Attention in a Transformer Language Model", 4.2);
* `previous`: attention to the token just before;
* `same`: attention to earlier tokens that read the same;
* `induction`: from a token that stood here before to what followed it then (Olsson et al. 2022,
  "In-context Learning and Induction Heads");
* `copies`: of the context's tokens, the share that the head, looking at them, raises above all
  other words of the context (after Elhage et al. 2021, "A Mathematical Framework for Transformer
  Circuits").

Each is a mean over the positions where the habit can show; a context without repeats says nothing
of the third and fourth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from game.mind.model import Model
from game.mind.results import HeadHabit

#: a score below this names no habit
LEAST = 0.4


def find_habits(model: Model, ids: Sequence[int]) -> tuple[HeadHabit, ...]:
    """Every head's strongest habit over a context, run without nudges. The layers in order.

    Args:
        ids: the context's token ids, (T).
    """
    masks = dict(_masks(torch.tensor(ids)))
    found: list[HeadHabit] = []
    for layer, (pattern, values) in enumerate(model.layers(list(ids))):
        scores = {name: _mean(pattern, mask) for name, mask in masks.items()}
        scores["copies"] = _copies(model, layer, values, torch.tensor(ids))
        found += _strongest(layer, scores)
    return tuple(found)


def _masks(ids: Tensor) -> Iterator[tuple[str, Tensor]]:
    """Habit -> where it looks, (T, T) booleans: row the position, column what it looks at."""
    count = len(ids)
    before = torch.ones(count, count, dtype=torch.bool).tril(-1)
    start = torch.zeros(count, count, dtype=torch.bool)
    start[2:, 0] = True
    yield "start", start
    yield "previous", torch.ones(count, count, dtype=torch.bool).tril(-1).triu(-1)
    same = (ids[:, None] == ids[None, :]) & before
    yield "same", same
    follows = torch.zeros_like(same)
    follows[:, 1:] = same[:, :-1]
    yield "induction", follows & before


def _mean(pattern: Tensor, mask: Tensor) -> Tensor:
    """Mean attention inside the mask over the rows that have one, (n_head)."""
    rows = mask.any(-1)
    if not rows.any():
        return torch.zeros(pattern.shape[0])
    mean: Tensor = (pattern * mask).sum(-1)[:, rows].mean(-1)
    return mean


def _copies(model: Model, layer: int, values: Tensor, ids: Tensor) -> Tensor:
    """The share of tokens that each head raises above the context's other words, (n_head)."""
    kinds, where = torch.unique(ids, return_inverse=True)
    if len(kinds) < 2:
        return torch.zeros(values.shape[0])
    own: Tensor = model.copy_effects(layer, values, kinds).argmax(-1) == where
    return own.float().mean(-1)


def _strongest(layer: int, scores: dict[str, Tensor]) -> Iterator[HeadHabit]:
    names = list(scores)
    table = torch.stack([scores[name] for name in names])
    best, which = table.max(0)
    for head, (score, index) in enumerate(zip(best.tolist(), which.tolist(), strict=True)):
        told = tuple((name, float(scores[name][head])) for name in names)
        yield HeadHabit(layer, head, names[index] if score >= LEAST else "", score, told)
