"""The two runs' distributions over words: divergence, surprise, entropy, margins."""

from __future__ import annotations

from game.story.facts.fact import Fact, Type

#: of the two runs' distributions
DISTRIBUTION: tuple[Fact, ...] = (
    Fact("kl", Type.NUMBER, "KL(nudged || baseline), in nats", lambda lived: lived.outcome.kl),
    Fact(
        "surprise",
        Type.NUMBER,
        "log p(favourite) - log p(said) in the baseline, in nats",
        lambda lived: lived.outcome.surprise,
    ),
    Fact(
        "rival",
        Type.TEXT,
        "the favourite; when that was said, the baseline's second word",
        lambda lived: lived.outcome.rival.word,
        word=True,
        since=2,
    ),
    Fact(
        "gain",
        Type.NUMBER,
        "change of logit(said) - logit(rival)",
        lambda lived: lived.outcome.gain,
    ),
    Fact(
        "entropy",
        Type.NUMBER,
        "entropy of the nudged distribution, in nats",
        lambda lived: lived.outcome.nudged.entropy,
    ),
    Fact(
        "entropy_before",
        Type.NUMBER,
        "entropy of the baseline distribution, in nats",
        lambda lived: lived.outcome.baseline.entropy,
    ),
    Fact(
        "margin",
        Type.NUMBER,
        "logit gap between the first and second word, nudged",
        lambda lived: lived.outcome.margin,
    ),
    Fact(
        "margin_before",
        Type.NUMBER,
        "logit gap between the first and second word, in the baseline",
        lambda lived: lived.outcome.margin_before,
    ),
)
