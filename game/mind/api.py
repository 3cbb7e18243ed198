"""What a mind is asked, and by what name: the contract between it and everything above.

Positions and layers count from 0. No torch here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.results import (
    CrosscheckResult,
    HeadHabit,
    HeadView,
    Outcome,
    Reading,
    StreamPath,
    Swept,
    Token,
)
from game.mind.shape import Shape as Shape
from game.mind.shape import waking_layers as waking_layers

#: called with what is being done and the share of it done, in [0, 1]
Progress = Callable[[str, float], None]


def no_progress(_what: str, _share: float) -> None:
    """Progress that nobody watches."""


class MindError(RuntimeError):
    """The mind cannot be loaded or cannot do this. The message is one sentence."""


class ContextFull(MindError):
    """The words no longer fit the mind's context: no further life can be lived."""


@dataclass(frozen=True, slots=True)
class MindCard:
    """Who this mind is. `fingerprint` is the sha256 of its weights and configuration."""

    name: str
    source: str
    fingerprint: str
    tokenizer_sha256: str
    dtype: str
    torch_version: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Given:
    """Text that was put into the context."""

    text: str


@dataclass(frozen=True, slots=True)
class Lived:
    """What one past life left: its nudges, and the token it said."""

    nudges: tuple[Nudge, ...]
    token: int


Part = Given | Lived


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything a life depends on: what was given and what was lived, oldest first.

    The context is the start token and the tokens of the parts; each life was lived at the last
    position before its token. The cached keys and values of the past are a function of this value
    alone, so it is what state, journals and caches are keyed by.
    """

    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, prompt: str) -> Trace:
        """A prompt on which no life has been lived."""
        return cls((Given(prompt),))

    def given(self, text: str) -> Trace:
        """The trace after more text, tokenized by itself."""
        return Trace((*self.parts, Given(text)))

    def lived(self, nudges: tuple[Nudge, ...], token: int) -> Trace:
        """The trace after one more life."""
        return Trace((*self.parts, Lived(nudges, token)))

    @property
    def prompt(self) -> str:
        """What was given before anything else; empty where nothing was."""
        first = self.parts[0] if self.parts else None
        return first.text if isinstance(first, Given) else ""

    @property
    def lives(self) -> tuple[Lived, ...]:
        return tuple(part for part in self.parts if isinstance(part, Lived))

    def before_last_life(self) -> Trace:
        """The trace that the last life was lived on. Raises ValueError where none was lived."""
        for count in range(len(self.parts) - 1, -1, -1):
            if isinstance(self.parts[count], Lived):
                return Trace(self.parts[:count])
        raise ValueError("no life was lived in this trace")


#: an answer's type
T = TypeVar("T")
A = TypeVar("A", covariant=True)


@dataclass(frozen=True, slots=True)
class Question(Generic[A]):
    """What a mind can be asked; `A` is the type of the answer."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """How a life is run. The word is the most likely one at temperature 0, else a sample.

    `seed` decides the sample; `dropout` is the share of activations dropped in the pass.
    """

    temperature: float = 0.0
    seed: int = 0
    dropout: float = 0.0


@dataclass(frozen=True, slots=True)
class Live(Question[Outcome]):
    """Let go: run baseline and nudged, choose the word, measure the difference.

    `watch` are words whose probabilities are reported besides.

    Raises:
        NudgeError: a nudge cannot be meant here, or a watched word is no token.
        MindError: the context is full, or the mind cannot run under these conditions.
    """

    trace: Trace
    nudges: tuple[Nudge, ...] = ()
    watch: tuple[str, ...] = ()
    conditions: Conditions = Conditions()


@dataclass(frozen=True, slots=True)
class Read(Question[Reading]):
    """Run one life and read it, without saying the word.

    Raises:
        NudgeError: a nudge cannot be meant here.
        MindError: the context is full.
    """

    trace: Trace
    nudges: tuple[Nudge, ...] = ()


@dataclass(frozen=True, slots=True)
class ContextTokens(Question[tuple[Token, ...]]):
    """The context a life at the end of `trace` sees, oldest first; [0] is the start token.

    Raises:
        MindError: it does not fit the mind's context.
    """

    trace: Trace


@dataclass(frozen=True, slots=True)
class WordToken(Question[Token]):
    """The one token that reads `text`. Raises NudgeError when there is none."""

    text: str


@dataclass(frozen=True, slots=True)
class CheckNudge(Question[None]):
    """Raise NudgeError when the nudge cannot be meant in this life."""

    nudge: Nudge
    trace: Trace


@dataclass(frozen=True, slots=True)
class ReadHead(Question[HeadView]):
    """Look into one head of any layer (the decoder's may be looked at too).

    Raises:
        NudgeError: there is no such head, or a nudge cannot be meant here.
    """

    trace: Trace
    nudges: tuple[Nudge, ...]
    layer: int
    head: int


@dataclass(frozen=True, slots=True)
class Sweep(Question[tuple[Swept, ...]]):
    """Many nudged variants of one life at once, in the order asked.

    Raises:
        NudgeError: a nudge cannot be meant here.
    """

    trace: Trace
    variants: tuple[tuple[Nudge, ...], ...]
    watch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankNudges(Question[tuple[float, ...]]):
    """How far each single nudge would raise a word over its strongest rival, to first order.

    In logits, in the order given; nudges `at all` count as 0. A ranking, not a measurement.

    Raises:
        NudgeError: a nudge cannot be meant here, or the word is no token.
    """

    trace: Trace
    nudges: tuple[Nudge, ...]
    word: str


@dataclass(frozen=True, slots=True)
class HeadHabits(Question[tuple[HeadHabit, ...]]):
    """Every head's habit over the context, run without nudges."""

    trace: Trace


@dataclass(frozen=True, slots=True)
class ReadPath(Question[StreamPath]):
    """The residual stream's way through the layers, without and with the nudges."""

    trace: Trace
    nudges: tuple[Nudge, ...] = ()


@dataclass(frozen=True, slots=True)
class Crosscheck(Question[CrosscheckResult]):
    """Have transformers live the same life, with its past's nudges, and compare the logits.

    Raises:
        MindError: transformers cannot load the checkpoint.
    """

    trace: Trace
    nudges: tuple[Nudge, ...] = ()


class Mind(Protocol):
    """Answers questions; every answer is a function of the question alone."""

    @property
    def card(self) -> MindCard: ...

    def ask(self, question: Question[T], progress: Progress | None = None) -> T:
        """The answer. `progress` is called while it is worked out, where that takes long.

        Raises:
            NudgeError, MindError: as the question says.
        """
        ...


def is_token(mind: Mind, text: str) -> bool:
    """Whether a text is one token of this mind."""
    try:
        mind.ask(WordToken(text))
    except NudgeError:
        return False
    return True
