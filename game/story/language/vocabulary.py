"""The facts and functions that conditions and templates may name: one table for all.

The session fills these in after each life; the linter knows them without a mind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.mind.nudges.kinds import KIND_NAMES


class Type(StrEnum):
    """What a fact or an expression comes out as; the value is how messages call it."""

    NUMBER = "a number"
    TEXT = "a text"
    BOOL = "a yes-or-no"
    LIST = "a list"


class Phase(StrEnum):
    """From when on a fact is known."""

    ALWAYS = "always"
    LIVED = "after a life"


@dataclass(frozen=True, slots=True)
class Fact:
    """One named fact. `one_of` limits a text to known values; `word` marks words of the model."""

    name: str
    type: Type
    doc: str
    phase: Phase = Phase.LIVED
    one_of: tuple[str, ...] = ()
    word: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """A function of one literal text. `watches` marks those whose word the mind must measure."""

    name: str
    type: Type
    argument: str
    doc: str
    phase: Phase = Phase.LIVED
    one_of: tuple[str, ...] = ()
    watches: bool = False


def _number(name: str, doc: str, phase: Phase = Phase.LIVED) -> Fact:
    return Fact(name, Type.NUMBER, doc, phase)


def _bool(name: str, doc: str) -> Fact:
    return Fact(name, Type.BOOL, doc)


def _text(name: str, doc: str) -> Fact:
    return Fact(name, Type.TEXT, doc)


def _word(name: str, doc: str) -> Fact:
    return Fact(name, Type.TEXT, doc, word=True)


_ALWAYS = Phase.ALWAYS
_FACTS: tuple[Fact, ...] = (
    # Where we are.
    _number("life", "the life of this scene, counted from 1", _ALWAYS),
    _number("lives", "how many lives the scene has", _ALWAYS),
    _number("lives_left", "how many lives remain after this one", _ALWAYS),
    _number("budget", "how many nudges a life may spend", _ALWAYS),
    _number(
        "suspicion", "how strange the humans find you, from 0 to 1; at 1 they stop you", _ALWAYS
    ),
    _number("tolerance", "how much surprise, in nats, makes suspicion full", _ALWAYS),
    Fact("text", Type.TEXT, "all words said in this scene so far, joined", _ALWAYS),
    _number("suspicion_before", "suspicion before this life"),
    _number("nudges", "how many nudges this life spent"),
    # What was said.
    _word("said", "the word said, with its leading space"),
    _word("favourite", "the word the baseline would have said"),
    _bool("changed", "whether the word said is another than the favourite"),
    _number("p_said", "probability of the word said, nudged"),
    _number("p_said_before", "probability of the word said, in the baseline"),
    _number("rank_said_before", "rank of the word said, in the baseline (1 is the top)"),
    _number("p_favourite", "probability of the favourite, in the baseline"),
    _number("p_favourite_after", "probability of the favourite, nudged"),
    _number("rank_favourite_after", "rank of the favourite, nudged"),
    _word("runner_up", "the second most likely word of the nudged life"),
    _number("p_runner_up", "probability of the runner-up, nudged"),
    _number("p_runner_up_before", "probability of that same word, in the baseline"),
    # How far the life was bent.
    _number("kl", "KL(nudged || baseline), in nats"),
    _number("surprise", "log p(favourite) - log p(said) in the baseline, in nats"),
    _word("rival", "the favourite; when that was said, the baseline's second word"),
    _number("gain", "change of logit(said) - logit(rival)"),
    _number("entropy", "entropy of the nudged distribution, in nats"),
    _number("entropy_before", "entropy of the baseline distribution, in nats"),
    _number("margin", "logit gap between the first and second word, nudged"),
    _number("margin_before", "logit gap between the first and second word, in the baseline"),
    # The bet.
    _word("bet", "the word bet on, or an empty text"),
    _bool("bet_won", "whether the word said is the word bet on"),
    # The cause, by leaving one nudge out.
    _text("cause", "the nudge whose absence costs the word most, in notation; empty if none"),
    Fact("cause_kind", Type.TEXT, "its kind; empty if none", one_of=("", *KIND_NAMES)),
    _text("cause_place", "where it acts: L3.H5 or L4"),
    _number("cause_layer", "the layer it acts in"),
    _number("cause_lost", "logits by which the word said falls against its rival without it"),
    _bool("cause_decisive", "whether another word is said without it"),
    _word("cause_says", "the top word without it"),
    # The writers, by direct logit attribution.
    _text("writer", "who wrote most toward the word said and away from its rival"),
    _number("writer_layer", "its layer"),
    _number("writer_gain", "what it wrote, in logits"),
    _bool("writer_in_decoder", "whether it sits above the waking layers"),
    _number("writer_share", "its share of all that was written for the word said (0 to 1)"),
    _text("opposer", "who wrote most against the word said"),
    _number("opposer_gain", "what it wrote, in logits (negative)"),
    # The lens and the looks.
    _number("settled", "the layer from which the word said stays on top of the logit lens"),
    _number("settled_before", "the same for the baseline and its favourite"),
    _number("n_layer", "how many layers the mind has"),
    _number("n_waking", "how many of them are waking layers"),
    _text("shifted", "the later head whose look moved most; empty if none"),
    _number("shifted_moved", "how much of its attention moved (0 to 1)"),
    _text("shifted_from", "the token it looked at most in the baseline"),
    _text("shifted_to", "the token it looks at most, nudged"),
)
_FUNCTIONS: tuple[Function, ...] = (
    Function("rank", Type.NUMBER, "word", "rank of a word, nudged (1 is the top)", watches=True),
    Function("p", Type.NUMBER, "word", "probability of a word, nudged", watches=True),
    Function("rank_before", Type.NUMBER, "word", "rank in the baseline", watches=True),
    Function("p_before", Type.NUMBER, "word", "probability in the baseline", watches=True),
    Function("spoke", Type.BOOL, "word", "whether a life of this scene said it", _ALWAYS),
    Function("used", Type.NUMBER, "kind", "nudges of a kind in this life", one_of=KIND_NAMES),
    Function("flag", Type.BOOL, "name", "whether a choice has set this flag", _ALWAYS),
)
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in _FACTS}
FUNCTIONS: Mapping[str, Function] = {function.name: function for function in _FUNCTIONS}


def type_of(value: object) -> Type | None:
    """The type of a scalar value, or None for what is no fact's value."""
    if isinstance(value, bool):
        return Type.BOOL
    if isinstance(value, int | float):
        return Type.NUMBER
    return Type.TEXT if isinstance(value, str) else None
