"""The reality check: transformers' own GPT-2 lives the same lives, and the two are compared.

transformers is imported here and in `game.mind.gpt2.reference`, nowhere else in the game, and
only when somebody asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from game.mind.api import MindError
from game.mind.model import PlacedNudges
from game.mind.results import CrosscheckResult

if TYPE_CHECKING:
    from game.mind.api import Progress

#: logits that the two may differ by, in float32
LIMIT = 1e-4


def check_against_transformers(
    folder: Path, lives: PlacedNudges, ours: Tensor, progress: Progress
) -> CrosscheckResult:
    """Run the lives through `GPT2LMHeadModel` loaded from `folder`; `ours` is (n_vocab).

    Raises:
        MindError: transformers cannot load the checkpoint.
    """
    progress("importing transformers", 0.0)
    try:
        import transformers

        from game.mind.gpt2.reference import Hooked
    except ImportError as error:
        raise MindError(f"transformers cannot be imported ({error}); reinstall the game") from None
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    progress("loading the weights into transformers", 0.6)
    try:
        model = transformers.GPT2LMHeadModel.from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager", local_files_only=True
        ).eval()
    except Exception as error:  # its checks of a configuration raise errors of many families
        told = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise MindError(f"transformers cannot load {folder}: {told}") from None
    progress("living the same life", 0.8)
    if any(nudges for _, nudges in lives.placed):
        theirs = Hooked(model, lives.word, lives.prompt).logits(lives.tokens, lives.placed)
    else:  # an untouched model
        with torch.inference_mode():
            theirs = model(torch.tensor([[t.id for t in lives.tokens]])).logits[0, -1]
    progress("compared", 1.0)
    return CrosscheckResult(
        version=transformers.__version__,
        tokens=len(lives.tokens),
        nudges=sum(len(nudges) for _, nudges in lives.placed),
        largest=float((ours - theirs).abs().max()),
        limit=LIMIT,
        top_agrees=_top_agrees(ours, theirs),
    )


def _top_agrees(ours: Tensor, theirs: Tensor) -> bool:
    values, order = theirs.topk(6)
    mine = ours.topk(6).indices
    gaps = (values[:-1] - values[1:]) > 2 * LIMIT
    sure = [bool(gaps[i]) and (i == 0 or bool(gaps[i - 1])) for i in range(5)]
    return all(int(mine[i]) == int(order[i]) for i in range(5) if sure[i])
