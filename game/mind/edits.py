"""Nudges made ready for the pass: positions found, words turned into directions. Knows torch."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import torch
from torch import Tensor

from game.mind.api import Shape
from game.mind.nudges.context import check_place, check_position, find
from game.mind.nudges.kinds import (
    Attend,
    Away,
    Direction,
    Key,
    Nudge,
    Patch,
    Query,
    Raw,
    Say,
    Scale,
    Seed,
    Swap,
    Think,
    Toward,
    Value,
)
from game.mind.results import Token
from game.mind.tokenizer import Tokenizer

#: what each layer's heads carry at the end of another prompt: (n_head, d_head) for every layer
PatchSource = Callable[[str], Sequence[Tensor]]


class Directions(Protocol):
    """Where words point in a checkpoint's vectors: what nudges are made ready with."""

    @property
    def shape(self) -> Shape: ...

    def word_direction(self, token_id: int) -> Tensor:
        """The direction (d_model) that raises one word's logit against the mean word's."""
        ...

    def head_direction(self, layer: int, head: int, token_id: int) -> Tensor:
        """The value direction through which one head writes a word, (d_head), of length 1."""
        ...


@dataclass(frozen=True, slots=True)
class Way:
    """A direction for one head's vectors.

    `fixed` is (d_head), of length 1; without it the way leads to the vector at `position`, or to
    the query. `sign` is 1 or -1.
    """

    fixed: Tensor | None = None
    position: int | None = None
    sign: float = 1.0


@dataclass(frozen=True, slots=True)
class Bend:
    """A key or a value of one head at one position.

    `when_computed`: it is bent while its own position is computed, not in the newest life.
    """

    head: int
    position: int
    way: Way
    strength: float
    when_computed: bool


@dataclass(slots=True)
class LayerEdits:
    """What is bent in one layer, for every new position that the pass computes at once.

    `scales` are (head, factor), `attends` and `swaps` (head, position, share), `patches`
    (head, (d_head), share), `queries` (head, way, strength), `thinks` (number of the nudge
    counted from 1, direction (d_model), strength).
    """

    scales: list[tuple[int, float]] = field(default_factory=list)
    attends: list[tuple[int, int, float]] = field(default_factory=list)
    swaps: list[tuple[int, int, float]] = field(default_factory=list)
    patches: list[tuple[int, Tensor, float]] = field(default_factory=list)
    queries: list[tuple[int, Way, float]] = field(default_factory=list)
    keys: list[Bend] = field(default_factory=list)
    values: list[Bend] = field(default_factory=list)
    thinks: list[tuple[int, Tensor, float]] = field(default_factory=list)

    def bend_vectors(self, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Apply the q, k and v nudges.

        Every direction is taken from the vectors as they arrived at this layer in the life it
        acts in, so the order of nudges does not matter; what `at all` bent earlier has stayed
        bent, also where many positions are computed at once.

        Args:
            q: (n_head, n, d_head), the new positions'.
            k, v: (n_head, T, d_head), the whole visible context's; the new positions are the last.
        """
        q_bent = self._bend_queries(q, _arriving(k, self.keys, q)) if self.queries else q
        k_bent = _bend(k, self.keys, q) if self.keys else k
        v_bent = _bend(v, self.values, q) if self.values else v
        return q_bent, k_bent, v_bent

    def _bend_queries(self, q: Tensor, arriving: Callable[[int], Tensor]) -> Tensor:
        bent = q.clone()
        for row in range(q.shape[1]):
            seen = arriving(row)
            for head, way, strength in self.queries:
                if way.position is None or way.position < seen.shape[1]:
                    toward = way_vector(way, seen[head], q[head, row])
                    bent[head, row] += strength * q[head, row].norm() * toward
        return bent

    def bend_pattern(self, pattern: Tensor) -> Tensor:
        """Move shares of attention. `pattern` is (n_head, n, T); rows still sum to 1.

        A second move on the same head moves its share of what the first left. A position that
        cannot see the token keeps its row.
        """
        if not self.attends:
            return pattern
        bent = pattern.clone()
        old = pattern.shape[2] - pattern.shape[1]
        for head, position, share in self.attends:
            if position < pattern.shape[2]:
                seeing = max(0, position - old)
                bent[head, seeing:] *= 1.0 - share
                bent[head, seeing:, position] += share
        return bent

    def bend_heads(self, z: Tensor, carried: Tensor) -> Tensor:
        """Bend what heads carry: swaps, then patches, then scales.

        A swap takes what the head carried on at that position, bent as it was then; at the very
        position that is thought, what it found there.

        Args:
            z: (n_head, n, d_head), before the output projection.
            carried: (n_head, T - n, d_head), what they carried at the positions before.
        """
        if not (self.scales or self.swaps or self.patches):
            return z
        if self.swaps and z.shape[1] > 1:  # a later position may take what an earlier one carried
            for row in range(z.shape[1]):
                new = self.bend_heads(z[:, row : row + 1], carried)
                carried = torch.cat((carried, new), 1)
            return carried[:, -z.shape[1] :]
        bent = z.clone()
        now = carried.shape[1]
        for head, position, share in self.swaps:
            if position <= now:
                source = z[head, 0] if position == now else carried[head, position]
                bent[head, 0].lerp_(source, share)
        for head, other, share in self.patches:
            bent[head].lerp_(other.expand_as(bent[head]), share)
        for head, factor in self.scales:
            bent[head] *= factor
        return bent

    def thoughts(self, residual: Tensor) -> list[tuple[int, Tensor]]:
        """(number of the nudge, vectors (n, d_model)) to add to `residual` (n, d_model).

        Several thoughts in one layer are all measured by the residual that arrived there.
        """
        length = residual.norm(dim=-1, keepdim=True)
        return [(number, strength * length * way) for number, way, strength in self.thinks]


#: layer -> what is bent there
Edits = dict[int, LayerEdits]


def _bend(vectors: Tensor, bends: Sequence[Bend], q: Tensor) -> Tensor:
    """Keys or values (n_head, T, d_head) with what acts in this call; q is (n_head, n, d_head).

    A bend `at all` acts in the life of its own position, on vectors that earlier lives bent;
    the others act in the newest life.
    """
    bent = vectors.clone()
    old = vectors.shape[1] - q.shape[1]
    for position in sorted({one.position for one in bends if one.when_computed}):
        if old <= position < vectors.shape[1]:  # those before were bent when they were computed
            arrived = bent[:, : position + 1].clone()
            for one in bends:
                if one.when_computed and one.position == position:
                    bent[one.head, position] += _step(one, arrived, q[:, position - old])
    for one in bends:
        if not one.when_computed and one.position < vectors.shape[1]:
            bent[one.head, one.position] += _step(one, vectors, q[:, -1])
    return bent


def _step(bend: Bend, arrived: Tensor, query: Tensor) -> Tensor:
    """What a key or a value gains, (d_head), among the vectors that its life found."""
    mine = arrived[bend.head]
    toward = way_vector(bend.way, mine, query[bend.head])
    step: Tensor = bend.strength * mine[bend.position].norm() * toward
    return step


def _arriving(k: Tensor, bends: Sequence[Bend], q: Tensor) -> Callable[[int], Tensor]:
    """The keys that the life of each new position finds, (n_head, position + 1, d_head)."""
    old = k.shape[1] - q.shape[1]
    then = [one for one in bends if one.when_computed]
    if not then:
        return lambda row: k[:, : old + row + 1]
    bent = _bend(k, then, q)

    def found(row: int) -> Tensor:
        return torch.cat((bent[:, : old + row], k[:, old + row : old + row + 1]), 1)

    return found


def way_vector(way: Way, vectors: Tensor, query: Tensor) -> Tensor:
    """A way as a unit vector (d_head), among the `vectors` (T, d_head) of one head that count."""
    if way.fixed is not None:
        return way.sign * way.fixed
    if way.position is None:
        return way.sign * unit(query)
    return way.sign * unit(vectors[way.position] - vectors.mean(0))


def unit(vector: Tensor) -> Tensor:
    """`vector` at length 1; a zero vector stays zero (a context of one token has no contrast)."""
    length = vector.norm()
    return vector / length if length > 0 else vector


def resolve(
    nudges: Sequence[Nudge],
    tokens: Sequence[Token],
    model: Directions,
    tokenizer: Tokenizer,
    source: PatchSource,
    edits: Edits | None = None,
) -> Edits:
    """Turn nudges into per-layer edits for a life whose context is `tokens`.

    With `edits` given, they are added to it.

    Raises:
        NudgeError: a nudge cannot be meant here.
    """
    edits = {} if edits is None else edits
    for number, nudge in enumerate(nudges, start=1):
        check_place(nudge, model.shape)
        check_position(nudge, tokens)
        here = edits.setdefault(nudge.layer, LayerEdits())
        match nudge:
            case Scale(head=head, amount=factor):
                here.scales.append((head, factor))
            case Attend(head=head, to=to, amount=share):
                here.attends.append((head, find(to, tokens), share))
            case Swap(head=head, to=to, amount=share):
                here.swaps.append((head, find(to, tokens), share))
            case Patch(head=head, prompt=prompt, amount=share):
                here.patches.append((head, source(prompt)[nudge.layer][head], share))
            case Think(say=say, amount=strength):
                way = unit(model.word_direction(tokenizer.word(say).id))
                here.thinks.append((number, way, strength))
            case Query(head=head, amount=strength):
                here.queries.append((head, _way(nudge, tokens, model, tokenizer), strength))
            case Key() | Value():
                way_ = _way(nudge, tokens, model, tokenizer)
                place = find(nudge.at, tokens)
                bend = Bend(nudge.head, place, way_, nudge.amount, nudge.everywhere)
                (here.keys if isinstance(nudge, Key) else here.values).append(bend)
    return edits


def _way(
    nudge: Query | Key | Value, tokens: Sequence[Token], model: Directions, tokenizer: Tokenizer
) -> Way:
    way: Direction = nudge.way
    match way:
        case Toward(to=to) | Away(to=to):
            sign = -1.0 if isinstance(way, Away) else 1.0
            return Way(position=find(to, tokens) if to is not None else None, sign=sign)
        case Say(word=word):
            token = tokenizer.word(word).id
            return Way(fixed=model.head_direction(nudge.layer, nudge.head, token))
        case Raw(numbers=numbers):
            whole = torch.tensor(numbers, dtype=torch.float64)  # of any size that can be written
            return Way(fixed=unit(whole / whole.abs().max()).float())
        case Seed(seed=seed):
            return Way(fixed=random_direction(seed, model.shape.d_head))


def random_direction(seed: int, size: int) -> Tensor:
    """A direction drawn evenly from the sphere, (size); Python's generator, not torch's."""
    rng = random.Random(seed)
    return unit(torch.tensor([rng.gauss(0.0, 1.0) for _ in range(size)]))
