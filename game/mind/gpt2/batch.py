"""Many nudged lives at once: variants of one life share its weights, its past and its baseline.

A variant is a row of the batch from its own lowest nudged layer up; keys and values that a variant
bends are corrected in its own scores and sums, so the cache is never copied. Nudges `at all` have
pasts of their own and do not come here.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from game.mind.edits import Bend, Edits, LayerEdits, Way, way_vector
from game.mind.gpt2.checkpoint import Block, Weights
from game.mind.gpt2.forward import mlp, project, unembed
from game.mind.model import Past, Run

#: (row, what is bent there in this layer)
Active = list[tuple[int, LayerEdits]]


class Heads:
    """The attention of one layer for a batch of new positions, one for each variant.

    Args:
        q, k, v: (n_head, B, d_head), the variants' own.
        keys, values, carried: (n_head, T, d_head), the shared past's.
    """

    def __init__(
        self, qkv: tuple[Tensor, Tensor, Tensor], past: tuple[Tensor, Tensor, Tensor]
    ) -> None:
        self.q, self.k, self.v = qkv
        self.keys, self.values, self.carried = past
        self.scale = self.q.shape[-1] ** -0.5

    def visible(self, own: Tensor, shared: Tensor, head: int, row: int) -> Tensor:
        """One head's keys or values as one variant sees them, (T + 1, d_head)."""
        seen: Tensor = torch.cat((shared[head], own[head, row][None]))
        return seen

    def _way(self, way: Way, own: Tensor, shared: Tensor, head: int, row: int) -> Tensor:
        if way.fixed is not None or way.position is None:
            return way_vector(way, shared[head], self.q[head, row])
        seen = self.visible(own, shared, head, row)
        return way_vector(way, seen, self.q[head, row])

    def _step(self, bend: Bend, own: Tensor, shared: Tensor, row: int) -> Tensor:
        """What a key or a value gains, (d_head)."""
        way = self._way(bend.way, own, shared, bend.head, row)
        length: Tensor = shared[bend.head, bend.position].norm()
        return bend.strength * length * way

    def mix(self, active: Active) -> Tensor:
        """What the heads carry to the output projection: (n_head, B, d_head)."""
        q = self._queries(active)
        old = q @ self.keys.transpose(1, 2)
        for row, edits in active:
            for bend in edits.keys:
                step = self._step(bend, self.k, self.keys, row)
                old[bend.head, row, bend.position] += q[bend.head, row] @ step
        own = (q * self.k).sum(-1, keepdim=True)
        pattern = (torch.cat((old, own), 2) * self.scale).softmax(-1)
        for row, edits in active:
            for head, position, share in edits.attends:
                pattern[head, row] *= 1.0 - share
                pattern[head, row, position] += share
        z: Tensor = pattern[..., :-1] @ self.values + pattern[..., -1:] * self.v
        for row, edits in active:
            for bend in edits.values:
                step = self._step(bend, self.v, self.values, row)
                z[bend.head, row] += pattern[bend.head, row, bend.position] * step
            self._carry(z, row, edits)
        return z

    def _queries(self, active: Active) -> Tensor:
        if not any(edits.queries for _, edits in active):
            return self.q
        bent = self.q.clone()
        for row, edits in active:
            for head, way, strength in edits.queries:
                toward = self._way(way, self.k, self.keys, head, row)
                bent[head, row] += strength * self.q[head, row].norm() * toward
        return bent

    def _carry(self, z: Tensor, row: int, edits: LayerEdits) -> None:
        for head, position, share in edits.swaps:
            z[head, row].lerp_(self.carried[head, position], share)
        for head, other, share in edits.patches:
            z[head, row].lerp_(other, share)
        for head, factor in edits.scales:
            z[head, row] *= factor


def _layer(
    weights: Weights, block: Block, x: Tensor, past: tuple[Tensor, Tensor, Tensor], active: Active
) -> Tensor:
    """One layer over the variants `x` (B, d_model)."""
    z = Heads(project(weights, block, x), past).mix(active)
    joined = z.transpose(0, 1).reshape(x.shape)
    x = x + torch.addmm(block.c_proj_bias, joined, block.c_proj_weight)
    x = x + mlp(block, x, weights.epsilon)
    for row, edits in active:
        length = x[row].norm()
        if edits.thinks:
            x[row] += sum(strength * length * way for _, way, strength in edits.thinks)
    return x


def _past_of(past: Past | None, run: Run, layer: int) -> tuple[Tensor, Tensor, Tensor]:
    if past is None:  # a life without any past: nothing to see but the token itself
        empty = run.trails[layer].z[:, :0]
        return empty, empty, empty
    return past.keys[layer], past.values[layer], past.carried[layer]


def live_many(
    weights: Weights, past: Past | None, baseline: Run, variants: Sequence[Edits]
) -> Tensor:
    """Logits (B, n_vocab) of variants of one life, equal to `live_once` row by row up to rounding.

    Args:
        past: what the life finds.
        baseline: the same life without nudges; layers below a variant's lowest are taken from it.
    """
    n_layer = weights.shape.n_layer
    lowest = [min(edits, default=n_layer) for edits in variants]
    order = sorted(range(len(variants)), key=lowest.__getitem__)
    x = baseline.residual[:0]
    joined = 0
    for layer in range(n_layer):
        coming = sum(1 for i in order[joined:] if lowest[i] <= layer)
        if coming:
            x = torch.cat((x, baseline.residual[layer].expand(coming, -1)))
            joined += coming
        if joined:
            active = [
                (row, variants[i][layer])
                for row, i in enumerate(order[:joined])
                if layer in variants[i]
            ]
            x = _layer(weights, weights.blocks[layer], x, _past_of(past, baseline, layer), active)
    logits = baseline.logits.expand(len(variants), -1).clone()
    if joined:
        logits[torch.tensor(order[:joined])] = unembed(weights, x)
    return logits
