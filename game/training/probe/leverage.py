"""Leverage: what one head's nudge, or one nudge of any kind, can make the mind say.

Heads are swept in batches with :mod:`game.training.passes`: scale 0, 2 and 3, and attending wholly
to each token of the prompt. "Any kind" asks the game's own engine, with nudges as a player writes
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from game.mind import load
from game.mind.api import Mind, Read, Trace
from game.mind.nudges.notation import parse, quote
from game.mind.tokenizer import START
from game.training import tokenizer as bpe
from game.training.model import TinyGPT2
from game.training.passes import Effect, record, sweep, top_words, waking
from game.training.probe.prompts import Prompt


@dataclass(frozen=True)
class Leverage:
    """One prompt: its baseline's top words, and the mildest head nudge to each other top word."""

    prompt: Prompt
    baseline: list[tuple[str, float]]
    tried: int
    changed: int
    mildest: dict[str, Effect]
    #: head -> the smallest KL in nats at which it alone changes the top word
    heads: dict[str, float]


def measure(model: TinyGPT2, tokenizer: Tokenizer, prompt: Prompt) -> Leverage:
    """Sweep every waking head of one prompt."""
    ids = bpe.encode(tokenizer, prompt.text)
    baseline = top_words(tokenizer, record(model, ids).log_probs, 3)
    effects = sweep(model, tokenizer, ids)
    mildest: dict[str, Effect] = {}
    heads: dict[str, float] = {}
    changing = [effect for effect in effects if effect.word != baseline[0][0]]
    for effect in sorted(changing, key=lambda effect: effect.kl):
        mildest.setdefault(effect.word, effect)
        heads.setdefault(effect.nudge.split(" ")[0], effect.kl)
    return Leverage(prompt, baseline, len(effects), len(changing), mildest, heads)


def distinct_heads(found: Iterable[Leverage], greatest_kl: float = float("inf")) -> dict[str, int]:
    """Head -> on how many prompts it alone changes the top word, at no more than so many nats."""
    counts: dict[str, int] = {}
    for one in found:
        for head, kl in one.heads.items():
            if kl <= greatest_kl:
                counts[head] = counts.get(head, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


#: strengths of thoughts, as multiples of the residual's norm, and of values "say"ing a word
STRENGTHS = (0.5, 1.5)


def reachable(mind: Mind, model: TinyGPT2, tokenizer: Tokenizer, prompt: Prompt) -> int:
    """Distinct top words that one nudge of any kind brings, among a fixed selection of nudges.

    Those of :func:`measure`, and thoughts of the baseline's thirty likeliest words in three layers.
    """
    ids = bpe.encode(tokenizer, prompt.text)
    swept = {effect.word for effect in sweep(model, tokenizer, ids)}
    likely = top_words(tokenizer, record(model, ids).log_probs, 30)
    layers = sorted({0, waking(model) // 2, waking(model) - 1})
    for word in (word for word, _ in likely if word != START):
        for layer in layers:
            for strength in STRENGTHS:
                nudge = parse(f"L{layer} think {quote(word)} {strength}")
                swept.add(mind.ask(Read(Trace.of(prompt.text), (nudge,))).top[0].word)
    return len(swept)


def waking_mind(folder: Path) -> Mind:
    """The game's engine on the mind that is measured."""
    return load(str(folder))
