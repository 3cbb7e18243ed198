"""What GPT-2's heads and layers write into the residual stream, and what that does to logits.

The final logit of a word is linear in the residual stream once the final LayerNorm's scale is
fixed (Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"). Knows torch.
"""

from __future__ import annotations

import torch
from torch import Tensor

from game.mind.edits import unit
from game.mind.gpt2.checkpoint import Weights
from game.mind.model import Contribution, Run


def word_direction(weights: Weights, token_id: int) -> Tensor:
    """The residual direction that raises one word's logit against the mean word's, (d_model).

    gamma * (W_U[w] - mean W_U): the final LayerNorm's gain folded into the unembedding, as in
    direct logit attribution, with the part that moves all logits alike taken out.
    """
    return weights.ln_f_weight * (weights.wte[token_id] - weights.wte_mean)


def head_direction(weights: Weights, layer: int, head: int, token_id: int) -> Tensor:
    """The value direction through which one head writes a word: unit(W_O[h] . word), (d_head)."""
    return unit(_outputs(weights, layer)[head] @ word_direction(weights, token_id))


def _outputs(weights: Weights, layer: int) -> Tensor:
    """Each head's part of the output projection, (n_head, d_head, d_model)."""
    shape = weights.shape
    w_o = weights.blocks[layer].c_proj_weight
    return w_o.view(shape.n_head, shape.d_head, shape.d_model)


def head_writes(weights: Weights, run: Run, layer: int) -> Tensor:
    """What each head of a layer adds to the residual stream: (n_head, d_model)."""
    z: Tensor = run.trails[layer].z[:, 0]
    return torch.einsum("hi,hid->hd", z, _outputs(weights, layer))


def contributions(weights: Weights, run: Run) -> list[Contribution]:
    """What was added to the residual stream; it sums to the last state."""
    parts: list[Contribution] = [("embedding", -1, run.residual[0])]
    for layer, trail in enumerate(run.trails):
        for head, vector in enumerate(head_writes(weights, run, layer)):
            parts.append((f"L{layer}.H{head}", layer, vector))
        parts.append((f"L{layer}.attention bias", layer, weights.blocks[layer].c_proj_bias))
        parts.append((f"L{layer}.MLP", layer, trail.mlp[0]))
        parts.extend((f"think {number}", layer, vector[0]) for number, vector in trail.thoughts)
    return parts


def _final_scale(weights: Weights, run: Run) -> Tensor:
    """The final LayerNorm's denominator for this run, a scalar."""
    return (run.residual[-1].var(unbiased=False) + weights.epsilon).sqrt()


def direct_effect(weights: Weights, run: Run, vectors: Tensor, reader: Tensor) -> Tensor:
    """Logits that vectors (n, d_model) write along `reader` (d_model), at the run's own scale."""
    folded = weights.ln_f_weight * reader
    centred = vectors - vectors.mean(-1, keepdim=True)
    return centred @ folded / _final_scale(weights, run)


def word_effects(weights: Weights, run: Run, vector: Tensor) -> Tensor:
    """Logits that a vector (d_model) adds beyond the mean word, at the run's scale: (n_vocab)."""
    folded = weights.ln_f_weight * (vector - vector.mean()) / _final_scale(weights, run)
    return (weights.wte - weights.wte_mean) @ folded


def copy_effects(weights: Weights, layer: int, values: Tensor, words: Tensor) -> Tensor:
    """(n_head, T, K): what heads that look at `values` (n_head, T, d_head) do to words (K)."""
    reader = weights.wte[words] * weights.ln_f_weight
    reader = reader - reader.mean(-1, keepdim=True)
    return torch.einsum("htd,hdm,km->htk", values, _outputs(weights, layer), reader)
