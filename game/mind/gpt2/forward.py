"""GPT-2's forward pass in our own torch code, with every nudge point explicit.

One function runs both the prompt (many positions, no nudges) and a life (one new position on
cached keys and values, nudged or not), so baseline and nudged share one code path and differ
in nothing but the nudges. The architecture is Radford et al. 2019; held against
`transformers.GPT2LMHeadModel` in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from game.mind.gpt2.checkpoint import Block, Weights
from game.mind.gpt2.edits import Edits, LayerEdits


@dataclass(frozen=True, slots=True)
class Past:
    """What a life finds: per layer (n_head, T, d_head). Never written in place.

    `carried` is what heads carried to the output projection at each position; `swap` reads it.
    """

    keys: tuple[Tensor, ...]
    values: tuple[Tensor, ...]
    carried: tuple[Tensor, ...]

    @property
    def length(self) -> int:
        return self.keys[0].shape[1]

    @property
    def bytes(self) -> int:
        return 3 * len(self.keys) * self.keys[0].numel() * self.keys[0].element_size()


def layer_norm(x: Tensor, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
    """LayerNorm over the last axis (Ba et al. 2016)."""
    normed: Tensor = F.layer_norm(x, (x.shape[-1],), weight, bias, epsilon)
    return normed


def mlp(block: Block, x: Tensor, epsilon: float) -> Tensor:
    """The MLP of one layer with GPT-2's tanh GELU. (n, d_model) -> (n, d_model)."""
    inner = layer_norm(x, block.ln_2_weight, block.ln_2_bias, epsilon)
    hidden = F.gelu(torch.addmm(block.mlp_fc_bias, inner, block.mlp_fc_weight), approximate="tanh")
    return torch.addmm(block.mlp_proj_bias, hidden, block.mlp_proj_weight)


def project(weights: Weights, block: Block, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Queries, keys and values of new positions: (n, d_model) -> 3 x (n_head, n, d_head)."""
    shape = weights.shape
    normed = layer_norm(x, block.ln_1_weight, block.ln_1_bias, weights.epsilon)
    qkv = torch.addmm(block.c_attn_bias, normed, block.c_attn_weight)
    q, k, v = qkv.view(-1, 3, shape.n_head, shape.d_head).permute(1, 2, 0, 3)
    return q, k, v


def pattern_of(q: Tensor, k: Tensor) -> Tensor:
    """Causal attention: (n_head, n, d_head) x (n_head, T, d_head) -> (n_head, n, T)."""
    n, total = q.shape[1], k.shape[1]
    scores: Tensor = (q @ k.transpose(1, 2)) * q.shape[-1] ** -0.5
    if n > 1:
        hidden = torch.ones(n, total, dtype=torch.bool).triu(total - n + 1)
        scores = scores.masked_fill(hidden, torch.finfo(scores.dtype).min)
    return scores.softmax(-1)


@dataclass(frozen=True, slots=True)
class LayerTrail:
    """What one layer did to the n new positions.

    Attributes:
        residual: (n, d_model), after the layer, thoughts included.
        pattern: (n_head, n, T), attention with its nudges.
        z: (n_head, n, d_head), what heads carry to the output projection, scaled.
        mlp: (n, d_model), what the MLP adds, its bias included.
        thoughts: (number of the nudge, vectors (n, d_model)) of the think nudges here.
        keys, values: (n_head, T, d_head), the cache after this layer, bent ones included.
    """

    residual: Tensor
    pattern: Tensor
    z: Tensor
    mlp: Tensor
    thoughts: tuple[tuple[int, Tensor], ...]
    keys: Tensor
    values: Tensor


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one life leaves to be looked at. Layers count from 0.

    Attributes:
        trails: what each layer did, for the one new position.
        residual: (n_layer + 1, d_model): before each layer, and after the last.
        logits: (n_vocab).
        lowest: the lowest layer that a nudge bent; n_layer for a baseline.
        before: the past it was lived on.
    """

    trails: tuple[LayerTrail, ...]
    residual: Tensor
    logits: Tensor
    lowest: int
    before: Past | None

    @property
    def bytes(self) -> int:
        """What its keys and values hold; `before` is counted by whoever keeps it."""
        keys = self.trails[0].keys
        return 2 * len(self.trails) * keys.numel() * keys.element_size()

    @property
    def past(self) -> Past:
        """The cache this life leaves to the next, with its bent keys and values."""
        carried = [trail.z for trail in self.trails]
        if self.before is not None:
            both = zip(self.before.carried, carried, strict=True)
            carried = [torch.cat(pair, 1) for pair in both]
        keys, values = (t.keys for t in self.trails), (t.values for t in self.trails)
        return Past(tuple(keys), tuple(values), tuple(carried))


_NO_EDITS = LayerEdits()


def run_layer(
    weights: Weights, layer: int, x: Tensor, past: Past | None, edits: LayerEdits = _NO_EDITS
) -> LayerTrail:
    """One layer over the new positions `x` (n, d_model); edits act on each of them."""
    block = weights.blocks[layer]
    q, k, v = project(weights, block, x)
    if past is not None:
        k = torch.cat((past.keys[layer], k), 1)
        v = torch.cat((past.values[layer], v), 1)
    q, k, v = edits.bend_vectors(q, k, v)
    pattern = edits.bend_pattern(pattern_of(q, k))
    z = edits.bend_heads(pattern @ v, past.carried[layer] if past is not None else v[:, :0])
    joined = z.transpose(0, 1).reshape(x.shape)
    x = x + torch.addmm(block.c_proj_bias, joined, block.c_proj_weight)
    written = mlp(block, x, weights.epsilon)
    x = x + written
    thoughts = tuple(edits.thoughts(x))
    for _number, vector in thoughts:
        x = x + vector
    return LayerTrail(x, pattern, z, written, thoughts, k, v)


def embed(weights: Weights, ids: list[int], start: int) -> Tensor:
    """Token plus position embeddings of ids at positions start, start + 1, ...: (n, d_model)."""
    return weights.wte[torch.tensor(ids)] + weights.wpe[start : start + len(ids)]


def unembed(weights: Weights, residual: Tensor) -> Tensor:
    """Final LayerNorm and the tied unembedding: (..., d_model) -> (..., n_vocab)."""
    normed = layer_norm(residual, weights.ln_f_weight, weights.ln_f_bias, weights.epsilon)
    return F.linear(normed, weights.wte)


def prefill(
    weights: Weights, ids: list[int], edits: Edits | None = None, past: Past | None = None
) -> Past | None:
    """The past after tokens that follow `past`, nudged at every one of them in one step.

    None where there are no tokens at all.
    """
    if not ids:
        return past
    edits = edits or {}
    x = embed(weights, ids, past.length if past is not None else 0)
    keys, values, carried = [], [], []  # and no patterns: those grow with the square of the prompt
    for layer in range(weights.shape.n_layer):
        trail = run_layer(weights, layer, x, past, edits.get(layer, _NO_EDITS))
        z = trail.z if past is None else torch.cat((past.carried[layer], trail.z), 1)
        keys.append(trail.keys.contiguous())  # views would keep the queries, too
        values.append(trail.values.contiguous())
        carried.append(z)
        x = trail.residual
    return Past(tuple(keys), tuple(values), tuple(carried))


def live_once(
    weights: Weights,
    token: int,
    past: Past | None,
    edits: Edits | None = None,
    baseline: Run | None = None,
) -> Run:
    """One life: the new position on the cached past, nudged by `edits`.

    With `baseline` given, the layers below the lowest edited one are taken from it: nothing
    there can differ.
    """
    edits = edits or {}
    n_layer = weights.shape.n_layer
    lowest = min(edits, default=n_layer)
    if baseline is None:
        start = past.length if past is not None else 0
        trails: list[LayerTrail] = []
        x = first = embed(weights, [token], start)
    else:
        if lowest == n_layer:
            return baseline
        trails = list(baseline.trails[:lowest])
        first = baseline.residual[:1]
        x = trails[-1].residual if trails else first
    for layer in range(len(trails), n_layer):
        trails.append(run_layer(weights, layer, x, past, edits.get(layer, _NO_EDITS)))
        x = trails[-1].residual
    residual = torch.cat([first, *(trail.residual for trail in trails)])
    return Run(tuple(trails), residual, unembed(weights, x)[0], lowest, past)
