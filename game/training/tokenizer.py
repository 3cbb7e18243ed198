"""The mind's own byte-level BPE; token 0 is ``<|endoftext|>``, the beginning of every prompt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

SEPARATOR = "<|endoftext|>"
SEPARATOR_ID = 0


def train(documents: Iterable[str], vocab: int = 4096) -> Tokenizer:
    """Learn a tokenizer of ``vocab`` tokens; the same documents give the same one."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab,
        special_tokens=[SEPARATOR],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(documents, trainer)
    return tokenizer


def encode(tokenizer: Tokenizer, text: str) -> list[int]:
    """Token ids of a prompt, the separator first."""
    return [SEPARATOR_ID, *tokenizer.encode(text).ids]


def single(tokenizer: Tokenizer, words: Sequence[str]) -> dict[str, int]:
    """The token of each word; ``ValueError`` names the words that are not one token."""
    found = {word: tokenizer.encode(word).ids for word in words}
    broken = [word for word, ids in found.items() if len(ids) != 1]
    if broken:
        raise ValueError(f"not single tokens: {broken}")
    return {word: ids[0] for word, ids in found.items()}
