"""Free text, unselected: the same ten openings, one seed, whatever comes."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer

from game.training import tokenizer as bpe
from game.training.model import TinyGPT2

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
LENGTH, TEMPERATURE, SEED = 80, 0.7, 0


@torch.no_grad()
def sample(model: TinyGPT2, tokenizer: Tokenizer, opening: str, seed: int = SEED) -> str:
    """The opening and what follows it: :data:`LENGTH` tokens in all, at :data:`TEMPERATURE`.

    Where the mind ends its document earlier, so does the text.
    """
    generator = torch.Generator().manual_seed(seed)
    ids = bpe.encode(tokenizer, opening)
    while len(ids) < LENGTH + 1:
        chances = (model(torch.tensor([ids]))[0, -1] / TEMPERATURE).softmax(-1)
        token = int(torch.multinomial(chances, 1, generator=generator))
        if token == bpe.SEPARATOR_ID:
            break
        ids.append(token)
    return tokenizer.decode(ids[1:])
