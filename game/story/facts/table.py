"""All facts, by name, and how they are measured together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from game.mind.results import Outcome
from game.story.facts.attention import ATTENTION
from game.story.facts.bet import BET
from game.story.facts.cause import CAUSE
from game.story.facts.distribution import DISTRIBUTION
from game.story.facts.fact import Fact, StandingFact
from game.story.facts.lens import LENS
from game.story.facts.lived import LivedLife, Standing
from game.story.facts.said import SAID
from game.story.facts.scene import SCENE
from game.story.facts.values import Facts, Scalar, WordFact
from game.story.facts.writers import WRITERS

#: every fact, by name
FACTS: Mapping[str, Fact] = {
    fact.name: fact
    for fact in (*SCENE, *SAID, *DISTRIBUTION, *BET, *CAUSE, *WRITERS, *LENS, *ATTENTION)
}
#: of a word that the mind has no token for
_NEVER = WordFact(rank=10**9, p=0.0, rank_before=10**9, p_before=0.0)


def measure_standing(standing: Standing) -> Facts:
    """What is known where no life has just been lived: prose, choices, hints."""
    values = {f.name: f.measure(standing) for f in FACTS.values() if isinstance(f, StandingFact)}
    return Facts(
        {**standing.variables, **_known(values)}, spoken=standing.spoken, flags=standing.flags
    )


def measure_all(lived: LivedLife) -> Facts:
    """The facts of the life just lived. What the mind does not tell is left out.

    The life's own come before those of the scene, which follow from them.
    """
    ordered = sorted(FACTS.values(), key=lambda fact: isinstance(fact, StandingFact))
    return Facts(
        {**lived.variables, **_known({fact.name: fact.measure(lived) for fact in ordered})},
        words={**dict.fromkeys(lived.unsayable, _NEVER), **_words(lived.outcome)},
        spoken=lived.spoken,
        used=dict(Counter(nudge.kind for nudge in lived.nudges)),
        flags=lived.flags,
    )


def _known(values: Mapping[str, Scalar | None]) -> dict[str, Scalar]:
    return {name: value for name, value in values.items() if value is not None}


def _words(outcome: Outcome) -> dict[str, WordFact]:
    """The watched words; ranks count from 1."""
    pairs = zip(outcome.watched, outcome.watched_before, strict=True)
    return {
        after.word: WordFact(after.rank, after.p, before.rank, before.p) for after, before in pairs
    }
