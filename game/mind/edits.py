"""Nudges made ready for the pass: positions found, words turned into directions. Knows torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from torch import Tensor

from game.mind.checkpoint import Weights
from game.mind.context import check_place, check_position, find
from game.mind.nudges import Attend, Key, Nudge, Query, Scale, Think, Value
from game.mind.records import Token
from game.mind.tokenizer import Tokenizer


@dataclass(slots=True)
class LayerEdits:
    """What is bent in one layer. Tuples start with (head, position) where there is one.

    `thinks` are (number of the nudge counted from 1, direction (d_model), strength).
    """

    scales: list[tuple[int, float]] = field(default_factory=list)
    attends: list[tuple[int, int, float]] = field(default_factory=list)
    queries: list[tuple[int, int, float]] = field(default_factory=list)
    keys: list[tuple[int, int, float]] = field(default_factory=list)
    values: list[tuple[int, int, Tensor, float]] = field(default_factory=list)
    thinks: list[tuple[int, Tensor, float]] = field(default_factory=list)

    def bend_vectors(self, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Apply the q, k and v nudges.

        Every direction is taken from the vectors as they arrived at this layer in this run, so
        the order of nudges does not matter.

        Args:
            q: (n_head, 1, d_head), the new position's.
            k, v: (n_head, T, d_head), the whole visible context's.
        """
        q_bent, k_bent, v_bent = q, k, v
        if self.queries:
            q_bent = q.clone()
            for head, position, strength in self.queries:
                toward = k[head, position] - k[head].mean(0)
                q_bent[head, 0] += strength * q[head, 0].norm() * unit(toward)
        if self.keys:
            k_bent = k.clone()
            for head, position, strength in self.keys:
                k_bent[head, position] += strength * k[head, position].norm() * unit(q[head, 0])
        if self.values:
            v_bent = v.clone()
            for head, position, direction, strength in self.values:
                v_bent[head, position] += strength * v[head, position].norm() * direction
        return q_bent, k_bent, v_bent

    def bend_pattern(self, pattern: Tensor) -> Tensor:
        """Move shares of attention. `pattern` is (n_head, 1, T); rows still sum to 1.

        A second move on the same head moves its share of what the first left.
        """
        if not self.attends:
            return pattern
        bent = pattern.clone()
        for head, position, share in self.attends:
            bent[head, 0] *= 1.0 - share
            bent[head, 0, position] += share
        return bent

    def bend_heads(self, z: Tensor) -> Tensor:
        """Scale what heads write. `z` is (n_head, 1, d_head), before the output projection."""
        if not self.scales:
            return z
        bent = z.clone()
        for head, factor in self.scales:
            bent[head] *= factor
        return bent

    def thoughts(self, residual: Tensor) -> list[tuple[int, Tensor]]:
        """(number of the nudge, vector (d_model)) to add to `residual` (1, d_model).

        Several thoughts in one layer are all measured by the residual that arrived there.
        """
        length = residual[0].norm()
        return [(number, strength * length * way) for number, way, strength in self.thinks]


Edits = dict[int, LayerEdits]


def unit(vector: Tensor) -> Tensor:
    """`vector` at length 1; a zero vector stays zero (a context of one token has no contrast)."""
    length = vector.norm()
    return vector / length if length > 0 else vector


def word_direction(weights: Weights, token_id: int) -> Tensor:
    """The residual direction that raises one word's logit against the mean word's, (d_model).

    gamma * (W_U[w] - mean W_U): the final LayerNorm's gain folded into the unembedding, as in
    direct logit attribution (Elhage et al. 2021, "A Mathematical Framework for Transformer
    Circuits"), with the part that moves all logits alike taken out.
    """
    return weights.ln_f_weight * (weights.wte[token_id] - weights.wte_mean)


def head_direction(weights: Weights, layer: int, head: int, token_id: int) -> Tensor:
    """The value direction through which one head writes a word: unit(W_O[h] . word), (d_head)."""
    d = weights.shape.d_head
    w_o = weights.blocks[layer].c_proj_weight[head * d : (head + 1) * d]
    return unit(w_o @ word_direction(weights, token_id))


def resolve(
    nudges: Sequence[Nudge], tokens: Sequence[Token], weights: Weights, tokenizer: Tokenizer
) -> Edits:
    """Turn nudges into per-layer edits for a life whose context is `tokens`.

    Raises:
        NudgeError: a nudge cannot be meant here.
    """
    edits: Edits = {}
    for number, nudge in enumerate(nudges, start=1):
        check_place(nudge, weights.shape)
        check_position(nudge, tokens)
        here = edits.setdefault(nudge.layer, LayerEdits())
        match nudge:
            case Scale(head=head, amount=factor):
                here.scales.append((head, factor))
            case Attend(head=head, to=to, amount=share):
                here.attends.append((head, find(to, tokens), share))
            case Query(head=head, to=to, amount=strength):
                here.queries.append((head, find(to, tokens), strength))
            case Key(head=head, at=at, amount=strength):
                here.keys.append((head, find(at, tokens), strength))
            case Value(head=head, at=at, say=say, amount=strength):
                way = head_direction(weights, nudge.layer, head, tokenizer.word(say).id)
                here.values.append((head, find(at, tokens), way, strength))
            case Think(say=say, amount=strength):
                way = unit(word_direction(weights, tokenizer.word(say).id))
                here.thinks.append((number, way, strength))
    return edits
