"""Direct logit attribution: who wrote the change, term by term, with no remainder.

The final logit of a word is linear in the residual stream once the final LayerNorm's scale
is fixed (Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"; nostalgebraist
2020 for the lens). Each run is taken apart with its own scale, so the terms of one run add up
to its logit difference exactly, and so do the differences between runs. It is a direct effect:
it says who wrote, not what caused.
"""

from __future__ import annotations

import torch
from torch import Tensor

from game.mind.gpt2.checkpoint import Weights
from game.mind.gpt2.forward import Run
from game.mind.results import Term

Named = list[tuple[str, int, Tensor]]


def contributions(weights: Weights, run: Run) -> Named:
    """What was added to the residual stream: (writer, layer or -1, vector (d_model))."""
    parts: Named = [("embedding", -1, run.residual[0])]
    for layer, trail in enumerate(run.trails):
        block = weights.blocks[layer]
        for head, vector in enumerate(head_writes(weights, run, layer)):
            parts.append((f"L{layer}.H{head}", layer, vector))
        parts.append((f"L{layer}.attention bias", layer, block.c_proj_bias))
        parts.append((f"L{layer}.MLP", layer, trail.mlp[0]))
        parts.extend((f"think {number}", layer, vector[0]) for number, vector in trail.thoughts)
    return parts


def head_writes(weights: Weights, run: Run, layer: int) -> Tensor:
    """What each head of a layer adds to the residual stream: (n_head, d_model)."""
    shape = weights.shape
    w_o = weights.blocks[layer].c_proj_weight.view(shape.n_head, shape.d_head, shape.d_model)
    z: Tensor = run.trails[layer].z[:, 0]
    return torch.einsum("hi,hid->hd", z, w_o)


def final_scale(weights: Weights, run: Run) -> Tensor:
    """The final LayerNorm's denominator for this run, a scalar."""
    return (run.residual[-1].var(unbiased=False) + weights.epsilon).sqrt()


def direct_effect(weights: Weights, run: Run, vectors: Tensor, reader: Tensor) -> Tensor:
    """Logits that residual vectors write along `reader`, with this run's own LayerNorm scale.

    Args:
        vectors: (n, d_model), parts of the run's final residual.
        reader: (d_model), a row of the unembedding or a difference of two.
    """
    folded = weights.ln_f_weight * reader
    centred = vectors - vectors.mean(-1, keepdim=True)
    return centred @ folded / final_scale(weights, run)


def attribute(weights: Weights, run: Run, said: int, rival: int) -> list[tuple[str, int, float]]:
    """One run's logit(said) - logit(rival), as (writer, layer, logits). They add up exactly."""
    reader = weights.wte[said] - weights.wte[rival]
    parts = contributions(weights, run)
    effects = direct_effect(weights, run, torch.stack([v for _, _, v in parts]), reader)
    terms = [(name, layer, float(e)) for (name, layer, _), e in zip(parts, effects, strict=True)]
    terms.append(("constant", weights.shape.n_layer, float(weights.ln_f_bias @ reader)))
    return terms


def attribute_change(
    weights: Weights, baseline: Run, nudged: Run, said: int, rival: int
) -> tuple[Term, ...]:
    """The change of logit(said) - logit(rival), nudged minus baseline, largest terms first.

    The sum over terms is the change of the logit difference; there is no remainder term.
    """
    before = {name: gain for name, _, gain in attribute(weights, baseline, said, rival)}
    waking = weights.shape.n_waking
    terms = [
        Term(name, gain - before.get(name, 0.0), waking <= layer < weights.shape.n_layer)
        for name, layer, gain in attribute(weights, nudged, said, rival)
    ]
    return tuple(sorted(terms, key=lambda term: -abs(term.gain)))
