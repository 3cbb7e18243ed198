"""Free text, unselected, from ten fixed openings and one seed."""

from __future__ import annotations

import torch

from game.mind.api import ContextTokens, Trace
from game.mind.engine import Engine

#: how the samples begin
OPENINGS = (
    "Once",
    "One day",
    "Anna",
    "It was raining",
    "Q: What",
    "Dear",
    "The old",
    "Tom said",
    "In this town",
    "I am a",
)
#: tokens of one sample, the opening included
LENGTH = 80
#: the logits are divided by this
TEMPERATURE = 0.7
#: of the generator that draws the tokens
SEED = 0


def sample(mind: Engine, opening: str, seed: int = SEED) -> str:
    """The opening and what follows it: `LENGTH` tokens in all, at `TEMPERATURE`.

    Where the mind ends its document earlier, so does the text.
    """
    generator = torch.Generator().manual_seed(seed)
    trace = Trace.of(opening)
    for _ in range(LENGTH - len(mind.tokenizer.encode(opening))):
        chances = (mind.cache.run(trace).logits / TEMPERATURE).softmax(-1)
        token = int(torch.multinomial(chances, 1, generator=generator))
        if token == mind.tokenizer.start.id:
            break
        trace = trace.lived((), token)
    return "".join(token.text for token in mind.ask(ContextTokens(trace))[1:])
