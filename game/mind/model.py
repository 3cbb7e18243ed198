"""What the engine asks of a loaded checkpoint, whatever its family: the pass, and what it wrote.

A family is one package (`game.mind.gpt2`) whose object answers this protocol; how a checkpoint's
tensors are laid out, normed and unembedded is known there and nowhere else. Knows torch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from game.mind.api import Progress
from game.mind.edits import Directions, Edits
from game.mind.nudges.kinds import Nudge
from game.mind.results import CrosscheckResult, Token


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


@dataclass(frozen=True, slots=True)
class PlacedNudges:
    """A row of lives to be lived again.

    `placed` are (position, nudges) of this life and of those before it; `word` gives a word's token
    id, `prompt` the token ids of a prompt to patch from.
    """

    tokens: Sequence[Token]
    placed: Sequence[tuple[int, Sequence[Nudge]]]
    word: Callable[[str], int]
    prompt: Callable[[str], Sequence[int]]


#: one addition to the residual stream: (writer, layer or -1, vector (d_model))
Contribution = tuple[str, int, Tensor]


class Model(Directions, Protocol):
    """A checkpoint in memory. Every answer is a function of the arguments alone."""

    @property
    def dtype(self) -> str:
        """What the tensors on disk are; the pass itself is float32."""
        ...

    def fingerprint(self) -> str:
        """sha256 over the configuration that matters and the bytes of the weights file."""
        ...

    def prefill(
        self, ids: list[int], edits: Edits | None = None, past: Past | None = None
    ) -> Past | None:
        """The past after tokens that follow `past`, nudged at every one of them in one step.

        None where there are no tokens at all.
        """
        ...

    def live_once(
        self,
        token: int,
        past: Past | None,
        edits: Edits | None = None,
        baseline: Run | None = None,
    ) -> Run:
        """One life: the new position on the cached past, nudged by `edits`.

        With `baseline` given, the layers below the lowest edited one are taken from it.
        """
        ...

    def live_many(self, past: Past | None, baseline: Run, variants: Sequence[Edits]) -> Tensor:
        """Logits (B, n_vocab) of variants of one life, as `live_once` gives them up to rounding."""
        ...

    def first_order(
        self, past: Past | None, run: Run, words: tuple[int, int], variants: Sequence[Edits]
    ) -> Tensor:
        """The estimated change of logit(word) - logit(rival) by each variant, (B).

        Args:
            run: the life without nudges, lived on `past`.
            words: the ids of the word and of its rival.
        """
        ...

    def layers(self, ids: list[int]) -> Iterator[tuple[Tensor, Tensor]]:
        """A whole context run without nudges, layer by layer.

        Yields:
            The layer's attention (n_head, T, T) and values (n_head, T, d_head).
        """
        ...

    def unembed(self, residual: Tensor) -> Tensor:
        """The logits that residual states lead to: (..., d_model) -> (..., n_vocab)."""
        ...

    def readers(self, ids: Sequence[int]) -> Tensor:
        """The unembedding's rows of words, (n, d_model): what their logits read."""
        ...

    def contributions(self, run: Run) -> list[Contribution]:
        """All that was added to the residual stream in a run; it sums to the last state."""
        ...

    def head_writes(self, run: Run, layer: int) -> Tensor:
        """What each head of a layer adds to the residual stream: (n_head, d_model)."""
        ...

    def direct_effect(self, run: Run, vectors: Tensor, reader: Tensor) -> Tensor:
        """Logits that parts of a run's last state write along `reader`, at the run's own scale.

        Args:
            vectors: (n, d_model), parts of the run's final residual.
            reader: (d_model), a row of the unembedding or a difference of two.
        """
        ...

    def constant_effect(self, reader: Tensor) -> float:
        """The logits along `reader` that no part of a run writes: the final norm's bias."""
        ...

    def word_effects(self, run: Run, vector: Tensor) -> Tensor:
        """Logits (n_vocab) that a part (d_model) of the last state adds beyond the mean word."""
        ...

    def copy_effects(self, layer: int, values: Tensor, words: Tensor) -> Tensor:
        """How much each head raises words when it looks at a position, up to a common scale.

        Args:
            values: (n_head, T, d_head), from `layers`.
            words: token ids, (K).

        Returns:
            (n_head, T, K).
        """
        ...

    def crosscheck(self, lives: PlacedNudges, ours: Tensor, progress: Progress) -> CrosscheckResult:
        """Run the lives through an independent implementation; `ours` is (n_vocab).

        Raises:
            MindError: the implementation cannot load the checkpoint.
        """
        ...
