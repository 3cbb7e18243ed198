"""What many variants of one life come to: their top words, their distance, words asked about."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor

from game.mind.nudges.kinds import Nudge
from game.mind.results import Swept, WordP
from game.mind.tokenizer import Tokenizer


def measure_rows(
    baseline: Tensor,
    rows: Tensor,
    variants: Sequence[tuple[Nudge, ...]],
    watch: Sequence[int],
    tokenizer: Tokenizer,
) -> list[Swept]:
    """One `Swept` for each row.

    Args:
        baseline: the life's logits without nudges, (n_vocab).
        rows: the variants' logits, (B, n_vocab).
        watch: token ids to report.
    """
    log_b, log_n = baseline.log_softmax(-1), rows.log_softmax(-1)
    kl = (log_n.exp() * (log_n - log_b)).sum(-1).clamp(min=0.0).tolist()
    best, top = log_n.max(-1)
    favourite = float(log_b.max())
    surprise = (favourite - log_b[top]).tolist()
    asked = [_column(rows, log_n, token) for token in watch]
    found = []
    for row, nudges in enumerate(variants):
        token = int(top[row])
        word = WordP(
            token, _text(tokenizer, token), float(best[row].exp()), 1, _at(rows, row, token)
        )
        watched = tuple(
            WordP(token, _text(tokenizer, token), p[row], rank[row], _at(rows, row, token))
            for token, (p, rank) in zip(watch, asked, strict=True)
        )
        found.append(Swept(nudges, word, kl[row], surprise[row], watched))
    return found


def _at(rows: Tensor, row: int, token: int) -> float:
    return float(rows[row, token])


def _text(tokenizer: Tokenizer, token: int) -> str:
    return tokenizer.token(token).text


def _column(rows: Tensor, log_n: Tensor, token: int) -> tuple[list[float], list[int]]:
    """Probability and rank of one word in every row; equals rank by token id."""
    own = rows[:, token, None]
    above = (rows > own).sum(-1) + (rows[:, :token] == own).sum(-1)
    return log_n[:, token].exp().tolist(), (above + 1).tolist()
