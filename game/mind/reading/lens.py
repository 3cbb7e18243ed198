"""A run as it is read: its words, its logit lens, its heads."""

from __future__ import annotations

from game.mind.model import Model, Run
from game.mind.reading.heads import cells
from game.mind.reading.words import entropy_of, top_words
from game.mind.results import LensRow, Reading
from game.mind.tokenizer import Tokenizer

#: words of a reading
TOP_WORDS = 10
#: words after each layer
LENS_WORDS = 3


def logit_lens(model: Model, run: Run, tokenizer: Tokenizer) -> tuple[LensRow, ...]:
    """Logit lens (nostalgebraist 2020): final LayerNorm and unembedding after each layer."""
    logits = model.unembed(run.residual[1:])
    final = int(run.logits.argmax())
    agreement = logits.softmax(-1)[:, final].tolist()
    return tuple(
        LensRow(layer, top_words(logits[layer], LENS_WORDS, tokenizer), agreement[layer])
        for layer in range(model.shape.n_layer)
    )


def read_run(model: Model, run: Run, tokenizer: Tokenizer) -> Reading:
    """A run as the player sees it."""
    return Reading(
        top=top_words(run.logits, TOP_WORDS, tokenizer),
        entropy=float(entropy_of(run.logits.softmax(-1))),
        lens=logit_lens(model, run, tokenizer),
        cells=cells(model, run),
    )
