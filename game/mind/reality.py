"""The reality check: transformers' own GPT-2 runs the same context, and the two are compared.

transformers is imported here and nowhere else in the game, and only when somebody asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from game.mind.records import MindError

LIMIT = 1e-4  # logits, float32


@dataclass(frozen=True, slots=True)
class RealityCheck:
    """How far our logits are from transformers' for one context, largest first.

    `top_agrees` tells whether the five most likely words are the same, in order, wherever
    their margins exceed twice the limit.
    """

    version: str
    tokens: int
    largest: float
    top_agrees: bool

    @property
    def fine(self) -> bool:
        return self.largest <= LIMIT and self.top_agrees


def check_against_transformers(folder: Path, ids: list[int], ours: Tensor) -> RealityCheck:
    """Run `ids` through `GPT2LMHeadModel` loaded from `folder`; `ours` is (n_vocab).

    Raises:
        MindError: transformers cannot load the checkpoint.
    """
    import transformers

    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    try:
        model = transformers.GPT2LMHeadModel.from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager", local_files_only=True
        )
        model.eval()
    except (OSError, ValueError, RuntimeError) as error:
        raise MindError(f"transformers cannot load {folder}: {error}") from None
    with torch.inference_mode():
        theirs = model(torch.tensor([ids])).logits[0, -1]
    return RealityCheck(
        version=transformers.__version__,
        tokens=len(ids),
        largest=float((ours - theirs).abs().max()),
        top_agrees=_top_agrees(ours, theirs),
    )


def _top_agrees(ours: Tensor, theirs: Tensor) -> bool:
    values, order = theirs.topk(6)
    mine = ours.topk(6).indices
    gaps = (values[:-1] - values[1:]) > 2 * LIMIT
    sure = [bool(gaps[i]) and (i == 0 or bool(gaps[i - 1])) for i in range(5)]
    return all(int(mine[i]) == int(order[i]) for i in range(5) if sure[i])
