"""The word said, the favourite, and the word that came second."""

from __future__ import annotations

from collections.abc import Callable

from game.mind.results import WordP
from game.story.facts.fact import Fact, Type
from game.story.facts.lived import LivedLife
from game.story.facts.values import Scalar


def _runner_up(of: Callable[[WordP], Scalar]) -> Callable[[LivedLife], Scalar | None]:
    """Of the second word of the nudged life, unknown where the mind tells of one word only."""

    def measure(lived: LivedLife) -> Scalar | None:
        top = lived.outcome.nudged.top
        return of(top[1]) if len(top) > 1 else None

    return measure


def _p_runner_up_before(lived: LivedLife) -> Scalar | None:
    """Unknown where the word is none of those that the mind tells of the baseline."""
    top, before = lived.outcome.nudged.top, lived.outcome.baseline.top
    found = (word.p for word in before if len(top) > 1 and word.id == top[1].id)
    return next(found, None)


#: of the words said and not said
SAID: tuple[Fact, ...] = (
    Fact(
        "said",
        Type.TEXT,
        "the word said, with its leading space",
        lambda lived: lived.outcome.said.word,
        word=True,
    ),
    Fact(
        "favourite",
        Type.TEXT,
        "the word the baseline would have said",
        lambda lived: lived.outcome.favourite.word,
        word=True,
    ),
    Fact(
        "changed",
        Type.BOOL,
        "whether the word said is another than the favourite",
        lambda lived: lived.outcome.said.id != lived.outcome.favourite.id,
    ),
    Fact(
        "p_said",
        Type.NUMBER,
        "probability of the word said, nudged",
        lambda lived: lived.outcome.said.p,
    ),
    Fact(
        "p_said_before",
        Type.NUMBER,
        "probability of the word said, in the baseline",
        lambda lived: lived.outcome.said_before.p,
    ),
    Fact(
        "rank_said_before",
        Type.NUMBER,
        "rank of the word said, in the baseline (1 is the top)",
        lambda lived: lived.outcome.said_before.rank,
    ),
    Fact(
        "p_favourite",
        Type.NUMBER,
        "probability of the favourite, in the baseline",
        lambda lived: lived.outcome.favourite.p,
    ),
    Fact(
        "p_favourite_after",
        Type.NUMBER,
        "probability of the favourite, nudged",
        lambda lived: lived.outcome.favourite_after.p,
    ),
    Fact(
        "rank_favourite_after",
        Type.NUMBER,
        "rank of the favourite, nudged",
        lambda lived: lived.outcome.favourite_after.rank,
    ),
    Fact(
        "runner_up",
        Type.TEXT,
        "the second most likely word of the nudged life",
        _runner_up(lambda second: second.word),
        word=True,
    ),
    Fact(
        "p_runner_up",
        Type.NUMBER,
        "probability of the runner-up, nudged",
        _runner_up(lambda second: second.p),
    ),
    Fact(
        "p_runner_up_before",
        Type.NUMBER,
        "probability of that same word, in the baseline",
        _p_runner_up_before,
    ),
)
