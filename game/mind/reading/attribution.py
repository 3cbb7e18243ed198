"""Direct logit attribution: who wrote the change, term by term, with no remainder.

The final logit of a word is linear in the residual stream once the final LayerNorm's scale
is fixed (Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"; nostalgebraist
2020 for the lens). Each run is taken apart with its own scale, so the terms of one run add up
to its logit difference exactly, and so do the differences between runs. It is a direct effect:
it says who wrote, not what caused.
"""

from __future__ import annotations

import torch

from game.mind.model import Model, Run
from game.mind.results import Term


def attribute(model: Model, run: Run, said: int, rival: int) -> list[tuple[str, int, float]]:
    """One run's logit(said) - logit(rival), as (writer, layer, logits). They add up exactly."""
    word, other = model.readers((said, rival))
    reader = word - other
    parts = model.contributions(run)
    effects = model.direct_effect(run, torch.stack([v for _, _, v in parts]), reader)
    terms = [(name, layer, float(e)) for (name, layer, _), e in zip(parts, effects, strict=True)]
    terms.append(("constant", model.shape.n_layer, model.constant_effect(reader)))
    return terms


def attribute_change(
    model: Model, baseline: Run, nudged: Run, said: int, rival: int
) -> tuple[Term, ...]:
    """The change of logit(said) - logit(rival), nudged minus baseline, largest terms first.

    The sum over terms is the change of the logit difference; there is no remainder term.
    """
    before = {name: gain for name, _, gain in attribute(model, baseline, said, rival)}
    waking = model.shape.n_waking
    terms = [
        Term(name, gain - before.get(name, 0.0), waking <= layer < model.shape.n_layer)
        for name, layer, gain in attribute(model, nudged, said, rival)
    ]
    return tuple(sorted(terms, key=lambda term: -abs(term.gain)))
