"""Which heads look at the token before, which find what followed, which read a stated value."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from game.mind.engine import Engine
from game.mind.model import Model
from game.mind.reading.habits import find_habits
from game.training.probe.cases import Case, token_ids

#: the habits (`game.mind.reading.habits`) that are scored
HABITS = ("previous", "induction", "same")


def head_scores(model: Model, seed: int = 0, rows: int = 8, size: int = 40) -> dict[str, Tensor]:
    """Habit -> mean scores (n_layer, n_head) on rows of random tokens that are said twice."""
    generator = torch.Generator().manual_seed(seed)
    shape = model.shape
    once = torch.randint(300, shape.n_vocab, (rows, size), generator=generator)
    total = torch.zeros(len(HABITS), shape.n_layer * shape.n_head)
    for row in once.tolist():
        labels = [dict(label.scores) for label in find_habits(model, [0, *row, *row])]
        total += torch.tensor([[scores[habit] for scores in labels] for habit in HABITS])
    means = (total / rows).view(-1, shape.n_layer, shape.n_head)
    return dict(zip(HABITS, means, strict=True))


def reading_scores(mind: Engine, cases: Sequence[Case]) -> Tensor:
    """Mean attention (n_layer, n_head) from just before an answer's value to that value, stated.

    For cases whose answer ends in the value that the preamble states (one token and a full stop).
    """
    shape = mind.model.shape
    total, used = torch.zeros(shape.n_layer, shape.n_head), 0
    for case in cases:
        *ids, value, _ = token_ids(mind, case.prompt + case.answers[0])
        places = [i for i, token in enumerate(ids) if token == value]
        if len(places) == 1:
            layers = mind.model.layers(ids)
            total += torch.stack([pattern[:, -1, places[0]] for pattern, _ in layers])
            used += 1
    return total / max(1, used)


def best_heads(scores: Tensor, count: int = 4) -> list[tuple[str, float]]:
    """The heads with the highest scores, named `L3.H5`."""
    values, places = scores.flatten().topk(count)
    heads = scores.shape[1]
    return [
        (f"L{int(place) // heads}.H{int(place) % heads}", float(value))
        for value, place in zip(values, places, strict=True)
    ]
