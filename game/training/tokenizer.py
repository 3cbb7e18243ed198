"""Learning the mind's byte-level BPE, and encoding with it; token 0 begins every prompt."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from game.mind.tokenizer import START

#: the id of `START`, which begins every prompt and stands between documents
START_ID = 0


def train(documents: Iterable[str], vocab: int = 4096) -> Tokenizer:
    """Learn a tokenizer of `vocab` tokens; the same documents give the same one."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab,
        special_tokens=[START],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(documents, trainer)
    return tokenizer


def encode(tokenizer: Tokenizer, text: str) -> list[int]:
    """Token ids of a prompt, the start token first."""
    return [START_ID, *tokenizer.encode(text).ids]
