"""The bet."""

from __future__ import annotations

from game.story.facts.fact import Fact, Type

#: of the word bet on
BET: tuple[Fact, ...] = (
    Fact("bet", Type.TEXT, "the word bet on, or an empty text", lambda lived: lived.bet, word=True),
    Fact(
        "bet_won",
        Type.BOOL,
        "whether the word said is the word bet on",
        lambda lived: bool(lived.bet) and lived.bet == lived.outcome.said.word,
    ),
)
