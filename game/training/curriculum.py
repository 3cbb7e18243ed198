"""What a batch is made of, as training goes on.

Early batches are mostly documents (and random token rows) that only attention can predict, so
that heads specialise before facts are learned; later ones teach the world. `progress` runs from
0 to 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from game.training.tokenizer import START_ID

_POOLS = ("lookup", "questions", "rules", "stories", "forms", "natural")


def _shares(*percent: int) -> dict[str, float]:
    return dict(zip(_POOLS, percent, strict=True))


#: until this progress -> share of rows of random tokens, and of documents by pool
PHASES: list[tuple[float, float, dict[str, float]]] = [
    (0.08, 0.50, _shares(60, 24, 4, 6, 4, 2)),
    (0.30, 0.20, _shares(40, 30, 8, 12, 5, 5)),
    (0.60, 0.05, _shares(18, 44, 14, 15, 4, 5)),
    (1.01, 0.03, _shares(13, 49, 16, 14, 3, 5)),
]
#: where training that starts from a finished mind joins the phases
JOIN = 0.45


@dataclass(frozen=True)
class Pool:
    """Encoded documents end to end; document `i` is `tokens[starts[i]:starts[i + 1]]`."""

    tokens: np.ndarray
    starts: np.ndarray

    def __getitem__(self, i: int) -> np.ndarray:
        return self.tokens[self.starts[i] : self.starts[i + 1]]

    def __len__(self) -> int:
        return len(self.starts) - 1


def encode_pool(tokenizer: Tokenizer, documents: list[str]) -> Pool:
    """Encode documents, each with the start token before it."""
    pieces: list[np.ndarray] = []
    for i in range(0, len(documents), 4000):
        for encoding in tokenizer.encode_batch(documents[i : i + 4000]):
            pieces.append(np.array([START_ID, *encoding.ids], dtype=np.uint16))
    starts = np.concatenate([[0], np.cumsum([len(piece) for piece in pieces])])
    return Pool(np.concatenate(pieces) if pieces else np.zeros(0, np.uint16), starts)


def phase(progress: float) -> tuple[float, dict[str, float]]:
    """The share of random rows and the shares of the pools at a point of training."""
    return next((random, shares) for until, random, shares in PHASES if progress < until)


def length(progress: float, step: int) -> int:
    """Tokens to predict in each row of this step's batch: short rows first, 512 more and more."""
    if step % (16 if progress < 0.5 else 4) == 3:
        return 512
    return 256 if progress >= 0.5 or step % 4 == 1 else 128


def random_row(rng: np.random.Generator, vocab: int, size: int) -> tuple[np.ndarray, np.ndarray]:
    """A row of repeated random tokens and the weights of its predictable ones.

    Segments from a small library follow each other in random order; a token counts when its
    segment was seen before and the token is not the segment's first. Returns ids `(size + 1,)`
    and weights `(size,)`.
    """
    few = rng.integers(1, vocab, size=rng.integers(16, 400))
    alone = rng.random() < 0.5
    library = [
        rng.choice(few, rng.integers(3, 40 if alone else 16)) for _ in range(1 if alone else 4)
    ]
    ids, weights = [np.array([START_ID])], [np.zeros(1)]
    seen: set[int] = set()
    total = 1
    while total <= size:
        pick = int(rng.integers(len(library)))
        segment = library[pick]
        weight = np.full(len(segment), float(pick in seen))
        weight[0] = float(pick in seen and alone)
        ids.append(segment)
        weights.append(weight)
        seen.add(pick)
        total += len(segment)
    return np.concatenate(ids)[: size + 1], np.concatenate(weights)[1 : size + 1]


class Sampler:
    """Draws batches from pools; every row begins with the start token and a whole document."""

    def __init__(self, pools: dict[str, Pool], vocab: int, seed: int, tokens: int = 4096) -> None:
        self.pools = {name: pool for name, pool in pools.items() if len(pool)}
        if not self.pools:
            raise ValueError("a sampler needs at least one document")
        self.vocab = vocab
        self.tokens = tokens
        self.rng = np.random.default_rng(seed)
        self._orders = {name: self._shuffled(len(pool)) for name, pool in self.pools.items()}

    def _shuffled(self, count: int) -> Iterator[int]:
        while True:
            yield from self.rng.permutation(count).tolist()

    def batch(self, progress: float, step: int) -> tuple[Tensor, Tensor]:
        """Ids `(B, T + 1)` and weights `(B, T)` with `B · T` about `tokens`."""
        size = length(progress, step)
        rows = max(1, self.tokens // size)
        random_share, shares = phase(progress)
        names = [name for name in shares if name in self.pools]
        chances = np.array([shares[name] for name in names])
        chances = chances / chances.sum()
        ids = np.zeros((rows, size + 1), dtype=np.int64)
        weights = np.ones((rows, size), dtype=np.float32)
        for row in range(rows):
            if self.rng.random() < random_share:
                ids[row], weights[row] = random_row(self.rng, self.vocab, size)
            else:
                ids[row] = self._text_row(names, chances, size)
        return torch.from_numpy(ids), torch.from_numpy(weights)

    def _text_row(self, names: list[str], chances: np.ndarray, size: int) -> np.ndarray:
        pieces: list[np.ndarray] = []
        total = 0
        while total <= size:
            name = names[int(self.rng.choice(len(names), p=chances))]
            piece = self.pools[name][next(self._orders[name])]
            pieces.append(piece)
            total += len(piece)
        return np.concatenate(pieces)[: size + 1]
