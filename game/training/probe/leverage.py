"""Leverage: what one head's nudge, or one nudge of any kind, can make the mind say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.mind.api import ContextTokens, Mind, Read, Sweep, Trace, is_token
from game.mind.engine import Engine
from game.mind.nudges.kinds import At, Attend, Scale, Think
from game.mind.reading.words import top_words
from game.mind.results import Swept, Token, WordP
from game.training.probe.prompts import Prompt

#: factors by which each head is scaled
FACTORS = (0.0, 2.0, 3.0)
#: strengths of thoughts, as multiples of the residual's norm
STRENGTHS = (0.5, 1.5)
#: how many of the likeliest words are thought
THOUGHTS = 30

HeadNudge = Scale | Attend


@dataclass(frozen=True)
class HeadEffect:
    """One head's nudge, what it is called in the card, and what it would come to."""

    nudge: HeadNudge
    name: str
    swept: Swept

    @property
    def head(self) -> str:
        """`L3.H5`."""
        return f"L{self.nudge.layer}.H{self.nudge.head}"


@dataclass(frozen=True)
class Leverage:
    """One prompt: its baseline's three top words, and what nudges of one head make of them."""

    prompt: Prompt
    baseline: tuple[WordP, ...]
    #: every top word that any of the nudges brings
    words: frozenset[str]
    tried: int
    changed: int
    #: other top word -> the mildest nudge to it
    mildest: dict[str, HeadEffect]
    #: head -> the smallest KL in nats at which it alone changes the top word
    heads: dict[str, float]


def measure(mind: Mind, prompt: Prompt) -> Leverage:
    """Sweep every waking head of one prompt."""
    trace = Trace.of(prompt.text)
    baseline = mind.ask(Read(trace)).top[:3]
    effects = sweep(mind, trace)
    mildest: dict[str, HeadEffect] = {}
    heads: dict[str, float] = {}
    changing = [effect for effect in effects if effect.swept.top.word != baseline[0].word]
    for effect in sorted(changing, key=lambda effect: effect.swept.kl):
        mildest.setdefault(effect.swept.top.word, effect)
        heads.setdefault(effect.head, effect.swept.kl)
    words = frozenset(effect.swept.top.word for effect in effects)
    return Leverage(prompt, baseline, words, len(effects), len(changing), mildest, heads)


def sweep(mind: Mind, trace: Trace) -> list[HeadEffect]:
    """Every waking head, scaled by each of `FACTORS` and attending wholly to each token."""
    tokens, shape = mind.ask(ContextTokens(trace)), mind.card.shape
    nudges = [
        named
        for layer in range(shape.n_waking)
        for head in range(shape.n_head)
        for named in _head_nudges(layer, head, tokens)
    ]
    swept = mind.ask(Sweep(trace, tuple((nudge,) for nudge, _ in nudges)))
    return [HeadEffect(*named, found) for named, found in zip(nudges, swept, strict=True)]


def _head_nudges(
    layer: int, head: int, tokens: tuple[Token, ...]
) -> Iterator[tuple[HeadNudge, str]]:
    place = f"L{layer}.H{head}"
    for factor in FACTORS:
        yield Scale(layer, head, factor), f"{place} scale {factor:g}"
    for i, token in enumerate(tokens):
        yield Attend(layer, head, At(i), 1.0), f"{place} attend @{i} {token.text!r}"


def distinct_heads(found: Iterable[Leverage], greatest_kl: float = float("inf")) -> dict[str, int]:
    """Head -> on how many prompts it alone changes the top word, at no more than so many nats."""
    counts: dict[str, int] = {}
    for one in found:
        for head, kl in one.heads.items():
            if kl <= greatest_kl:
                counts[head] = counts.get(head, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def reachable(mind: Engine, found: Leverage) -> int:
    """Distinct top words that one nudge of any kind brings, among a fixed selection of nudges.

    Those of `measure`, and thoughts of the baseline's likeliest words in three layers.
    """
    trace, waking = Trace.of(found.prompt.text), mind.card.shape.n_waking
    likely = top_words(mind.cache.run(trace).logits, THOUGHTS, mind.tokenizer)
    thoughts = tuple(
        (Think(layer, word.word, strength),)
        for word in likely
        if is_token(mind, word.word)
        for layer in sorted({0, waking // 2, waking - 1})
        for strength in STRENGTHS
    )
    swept = mind.ask(Sweep(trace, thoughts))
    return len(found.words.union(each.top.word for each in swept))
