"""GPT-2 as the engine sees it: a checkpoint in memory, its pass, and what it wrote.

Radford et al. 2019, "Language Models are Unsupervised Multitask Learners".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from game.mind.api import Progress, Shape, no_progress
from game.mind.edits import Edits
from game.mind.gpt2 import batch, forward, gradient, writes
from game.mind.gpt2.checkpoint import Weights, fingerprint, read_weights
from game.mind.gpt2.config import Config, read_config
from game.mind.model import Contribution, Past, PlacedNudges, Run
from game.mind.results import CrosscheckResult


class GPT2:
    """A loaded GPT-2. Implements `game.mind.model.Model`, where its methods are described."""

    def __init__(self, folder: Path, config: Config, weights: Weights) -> None:
        self.folder, self.config, self.weights = folder, config, weights

    @classmethod
    def load(cls, folder: Path, progress: Progress = no_progress) -> GPT2:
        """Read a checkpoint's configuration and weights.

        Raises:
            MindError: the folder holds no GPT-2 that this pass can run.
        """
        progress("reading the configuration", 0.1)
        config = read_config(folder)
        progress("reading the weights", 0.3)
        with torch.no_grad():  # not inference mode: ranking needs tensors that autograd may keep
            return cls(folder, config, read_weights(folder, config))

    @property
    def shape(self) -> Shape:
        return self.weights.shape

    @property
    def dtype(self) -> str:
        return self.weights.dtype

    def fingerprint(self) -> str:
        return fingerprint(self.folder, self.config)

    def prefill(
        self, ids: list[int], edits: Edits | None = None, past: Past | None = None
    ) -> Past | None:
        return forward.prefill(self.weights, ids, edits, past)

    def live_once(
        self,
        token: int,
        past: Past | None,
        edits: Edits | None = None,
        baseline: Run | None = None,
    ) -> Run:
        return forward.live_once(self.weights, token, past, edits, baseline)

    def live_many(self, past: Past | None, baseline: Run, variants: Sequence[Edits]) -> Tensor:
        return batch.live_many(self.weights, past, baseline, variants)

    def first_order(
        self, past: Past | None, run: Run, words: tuple[int, int], variants: Sequence[Edits]
    ) -> Tensor:
        with torch.no_grad():
            before = gradient.shared(past, run)
            found = gradient.gradients(self.weights, run, before, *words)
            return gradient.first_order(self.weights, run, before, found, variants)

    def layers(self, ids: list[int]) -> Iterator[tuple[Tensor, Tensor]]:
        x = forward.embed(self.weights, ids, 0)
        for layer in range(self.shape.n_layer):
            trail = forward.run_layer(self.weights, layer, x, None)
            yield trail.pattern, trail.values
            x = trail.residual

    def unembed(self, residual: Tensor) -> Tensor:
        return forward.unembed(self.weights, residual)

    def readers(self, ids: Sequence[int]) -> Tensor:
        return self.weights.wte[torch.tensor(ids)]

    def word_direction(self, token_id: int) -> Tensor:
        return writes.word_direction(self.weights, token_id)

    def head_direction(self, layer: int, head: int, token_id: int) -> Tensor:
        return writes.head_direction(self.weights, layer, head, token_id)

    def contributions(self, run: Run) -> list[Contribution]:
        return writes.contributions(self.weights, run)

    def head_writes(self, run: Run, layer: int) -> Tensor:
        return writes.head_writes(self.weights, run, layer)

    def direct_effect(self, run: Run, vectors: Tensor, reader: Tensor) -> Tensor:
        return writes.direct_effect(self.weights, run, vectors, reader)

    def constant_effect(self, reader: Tensor) -> float:
        return float(self.weights.ln_f_bias @ reader)

    def word_effects(self, run: Run, vector: Tensor) -> Tensor:
        return writes.word_effects(self.weights, run, vector)

    def copy_effects(self, layer: int, values: Tensor, words: Tensor) -> Tensor:
        return writes.copy_effects(self.weights, layer, values, words)

    def crosscheck(self, lives: PlacedNudges, ours: Tensor, progress: Progress) -> CrosscheckResult:
        from game.mind.gpt2.crosscheck import check_against_transformers

        return check_against_transformers(self.folder, lives, ours, progress)
