"""Functions of one quoted text that conditions and templates may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.mind.nudges.kinds import KIND_NAMES
from game.story.facts.fact import Known, Type
from game.story.facts.values import Facts, Scalar, WordFact


@dataclass(frozen=True, slots=True)
class Function:
    """A function of one literal text, `argument`.

    `value` gives what it comes out as, or None where it is unknown. `one_of` limits the text
    to known values; `watches` marks functions whose word the mind must measure.
    """

    name: str
    type: Type
    argument: str
    meaning: str
    value: Callable[[Facts, str], Scalar | None]
    phase: Known = Known.LIVED
    one_of: tuple[str, ...] = ()
    watches: bool = False


def _watched(name: str, meaning: str, of: Callable[[WordFact], Scalar]) -> Function:
    """A number of a watched word."""

    def value(facts: Facts, word: str) -> Scalar | None:
        fact = facts.words.get(word)
        return None if fact is None else of(fact)

    return Function(name, Type.NUMBER, "word", meaning, value, watches=True)


#: every function of conditions, by name
FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for function in (
        _watched("rank", "rank of a word, nudged (1 is the top)", lambda word: word.rank),
        _watched("p", "probability of a word, nudged", lambda word: word.p),
        _watched("rank_before", "rank in the baseline", lambda word: word.rank_before),
        _watched("p_before", "probability in the baseline", lambda word: word.p_before),
        Function(
            "spoke",
            Type.BOOL,
            "word",
            "whether a life of this scene said it",
            lambda facts, word: word in facts.spoken,
            Known.ALWAYS,
        ),
        Function(
            "used",
            Type.NUMBER,
            "kind",
            "nudges of a kind in this life",
            lambda facts, kind: facts.used.get(kind, 0),
            one_of=KIND_NAMES,
        ),
        Function(
            "flag",
            Type.BOOL,
            "name",
            "whether a choice has set this flag",
            lambda facts, flag: flag in facts.flags,
            Known.ALWAYS,
        ),
    )
}
