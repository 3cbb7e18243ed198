"""First-order worth of nudges: attribution patching ranks many candidates in one backward pass.

What a nudge does to the heads it bends is computed exactly; how that change travels to the logits
is taken to be linear (Nanda 2023, "Attribution Patching: Activation Patching At Industrial Scale";
Syed et al. 2023, "Attribution Patching Outperforms Automated Circuit Discovery"). A ranking to
search with, never a measurement to show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from game.mind.edits import Edits, LayerEdits
from game.mind.gpt2.batch import Heads
from game.mind.gpt2.checkpoint import Weights
from game.mind.gpt2.forward import mlp, project, unembed
from game.mind.model import Past, Run

#: each layer's keys, values and carried vectors
Layered = tuple[tuple[Tensor, Tensor, Tensor], ...]


@dataclass(frozen=True, slots=True)
class Gradients:
    """How logit(word) - logit(rival) of one life answers to small changes, layer by layer.

    `carried` (n_head, d_head): to what heads carry to the output projection; `residual`
    (d_model): to the residual stream after the layer.
    """

    carried: tuple[Tensor, ...]
    residual: tuple[Tensor, ...]


def shared(past: Past | None, run: Run) -> Layered:
    """Each layer's past keys, values and carried vectors, as tensors autograd may keep."""
    if past is None:
        return tuple((t.z[:, :0].clone(),) * 3 for t in run.trails)
    layers = zip(past.keys, past.values, past.carried, strict=True)
    return tuple((k.clone(), v.clone(), z.clone()) for k, v, z in layers)


def gradients(weights: Weights, run: Run, past: Layered, word: int, rival: int) -> Gradients:
    """One life run again with gradients, and backward from the difference of two logits.

    Args:
        run: the life without nudges; only its embedding is read.
        past: from `shared`.
    """
    carried: list[Tensor] = []
    residual: list[Tensor] = []
    with torch.enable_grad():
        x = run.residual[:1].clone().requires_grad_()
        for block, before in zip(weights.blocks, past, strict=True):
            z = Heads(project(weights, block, x), before).mix([])
            z.retain_grad()
            carried.append(z)
            joined = z.transpose(0, 1).reshape(x.shape)
            x = x + torch.addmm(block.c_proj_bias, joined, block.c_proj_weight)
            x = x + mlp(block, x, weights.epsilon)
            x.retain_grad()
            residual.append(x)
        logits = unembed(weights, x)[0]
        (logits[word] - logits[rival]).backward()  # type: ignore[no-untyped-call]
    return Gradients(tuple(_grad(z)[:, 0] for z in carried), tuple(_grad(x)[0] for x in residual))


def _grad(tensor: Tensor) -> Tensor:
    assert tensor.grad is not None
    return tensor.grad


def first_order(
    weights: Weights, run: Run, past: Layered, found: Gradients, variants: Sequence[Edits]
) -> Tensor:
    """The estimated change of logit(word) - logit(rival) for each variant, (len(variants))."""
    worth = torch.zeros(len(variants))
    for layer, block in enumerate(weights.blocks):
        rows = [i for i, edits in enumerate(variants) if layer in edits]
        if not rows:
            continue
        x = run.residual[layer].expand(len(rows), -1)
        active = [(row, variants[i][layer]) for row, i in enumerate(rows)]
        bent = Heads(project(weights, block, x), past[layer]).mix(active)
        moved = bent - run.trails[layer].z
        gain = torch.einsum("hbd,hd->b", moved, found.carried[layer])
        for row, edits in active:
            gain[row] += _thought(edits, run.trails[layer].residual[0], found.residual[layer])
        worth[torch.tensor(rows)] += gain
    return worth


def _thought(edits: LayerEdits, residual: Tensor, gradient: Tensor) -> float:
    length = residual.norm()
    return sum(float(strength * length * (way @ gradient)) for _, way, strength in edits.thinks)
