"""Hand-wired heads to start from: circuits that a small budget of tokens may not discover.

Induction ("what followed this the last time?") needs two heads that are useless without each other,
and small runs spend most of their tokens waiting for them (Olsson et al. 2022, "In-context Learning
and Induction Heads"). Here they start hand-wired, and are trained like every other weight from the
first step on:

* layer 0, heads 0 and 1 attend one and two positions back and write what they read;
* layer 1, head 0: from a token to what followed the same token before;
* layer 1, head 1: from a token whose predecessor is x to what came two after x
  (`Tom: blue … Tom:` to ` blue`), whatever stands between.

One of each and no more, so that no twin takes over when a head is sent elsewhere.

Positions are written in the lower half of the width only, and the wired heads compare tokens in the
upper half.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from game.training.model import ModelSize, TinyGPT2

#: standard deviation of embeddings, token and position alike
EMBEDDING = 0.02
#: the layer of the wired induction heads
INDUCTION = 1
_FASTEST, _SLOWEST = 2.5, 1 / 400


def rates(width: int) -> Tensor:
    """Angular steps in radians for each position, fastest first; shape `(width // 4,)`."""
    count = width // 4
    span = math.log(_FASTEST / _SLOWEST)
    return _FASTEST * torch.exp(-span * torch.arange(count) / count)


def positions(shape: ModelSize) -> Tensor:
    """Sines in the first quarter of the width, cosines in the second, zeros above."""
    angles = torch.arange(shape.positions)[:, None] * rates(shape.width)[None, :]
    waves = torch.cat([angles.sin(), angles.cos()], dim=1)
    zeros = torch.zeros(shape.positions, shape.width - waves.shape[1])
    return torch.cat([waves, zeros], dim=1) * 2 * EMBEDDING


@torch.no_grad()
def wire(model: TinyGPT2) -> None:
    """Set the position embeddings, and the heads named above where the model is large enough.

    That takes three layers and two heads; a smaller model gets the position embeddings alone.
    """
    shape = model.shape
    model.transformer.wpe.weight.copy_(positions(shape))
    if shape.layers < 3 or shape.heads < 2:
        return
    head, half = shape.width // shape.heads, shape.width // 2
    reader = torch.zeros(shape.width, head)
    reader[half:] = torch.randn(half, head) / math.sqrt(half)
    writers = [torch.randn(head, shape.width) * EMBEDDING / 4 for _ in range(2)]
    for index, writer in enumerate(writers):
        _look_back(model, index, index + 1)
        _set(model, 0, index, value=reader, out=writer)
    gain = 13.0 * (EMBEDDING / 0.02)
    _set(model, INDUCTION, 0, query=2.5 * reader, key=gain * writers[0].T)
    _set(model, INDUCTION, 1, query=gain * writers[0].T, key=gain * writers[1].T)
    for index in (0, 1):
        copier = torch.zeros(shape.width, head)
        copier[half:] = torch.randn(half, head) / math.sqrt(half)
        _set(model, INDUCTION, index, value=copier, out=copier.T * EMBEDDING)


def _look_back(model: TinyGPT2, head: int, offset: int) -> None:
    """Make a head of layer 0 attend `offset` positions back."""
    shape = model.shape
    size, quarter = shape.width // shape.heads, shape.width // 4
    used = size // 2
    steps = rates(shape.width)
    query, key = torch.zeros(shape.width, size), torch.zeros(shape.width, size)
    for i in range(used):
        frequency = i * max(1, quarter // (2 * used))
        sine, cosine = frequency, quarter + frequency
        turn = offset * float(steps[frequency])
        key[sine, i] = key[cosine, used + i] = 1.0
        query[sine, i] = query[cosine, used + i] = math.cos(turn)
        query[cosine, i] = -math.sin(turn)
        query[sine, used + i] = math.sin(turn)
    _set(model, 0, head, query=2.0 * query, key=2.0 * key)


def _set(model: TinyGPT2, layer: int, head: int, **maps: Tensor) -> None:
    """Overwrite a head's `query`, `key`, `value` `(d, w)` or `out` `(w, d)` map."""
    attention = model.transformer.blocks[layer].attn
    width, size = model.shape.width, model.shape.width // model.shape.heads
    for part, name in enumerate(("query", "key", "value")):
        if name in maps:
            start = part * width + head * size
            attention.c_attn.weight[:, start : start + size] = maps[name]
    if "out" in maps:
        attention.c_proj.weight[head * size : (head + 1) * size] = maps["out"]
