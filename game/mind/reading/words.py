"""Words of a run: probabilities, ranks, the most likely ones."""

from __future__ import annotations

import torch
from torch import Tensor

from game.mind.results import WordP
from game.mind.tokenizer import Tokenizer


def entropy_of(p: Tensor) -> Tensor:
    """Shannon entropy over the last axis, in nats."""
    spread: Tensor = torch.special.entr(p).sum(-1)
    return spread


def word_p(logits: Tensor, token_id: int, tokenizer: Tokenizer) -> WordP:
    """One word's probability, rank (1 is the top) and logit in a run. `logits` is (n_vocab).

    Equal logits are ranked by token id, the order greedy decoding takes them in.
    """
    own = logits[token_id]
    above = int((logits > own).sum()) + int((logits[:token_id] == own).sum())
    p = float(logits.softmax(-1)[token_id])
    return WordP(token_id, tokenizer.token(token_id).text, p, above + 1, float(own))


def top_words(logits: Tensor, count: int, tokenizer: Tokenizer) -> tuple[WordP, ...]:
    """The most likely words, best first. `logits` is (n_vocab)."""
    p = logits.softmax(-1)
    ids = top_ids(logits, count)
    return tuple(
        WordP(i, tokenizer.token(i).text, float(p[i]), rank, float(logits[i]))
        for rank, i in enumerate(ids, start=1)
    )


def top_ids(logits: Tensor, count: int) -> list[int]:
    """The ids of the largest logits (n_vocab), best first; of equals the lowest id first."""
    least = logits.topk(min(count, len(logits))).values[-1]
    ids = (logits >= least).nonzero()[:, 0]  # sorted by id, and few
    order = torch.sort(logits[ids], descending=True, stable=True).indices[:count]
    return ids[order].tolist()
