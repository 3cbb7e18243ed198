"""What a mind is asked, and by what name: the contract between it and everything above.

Positions and layers count from 0. No torch here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from game.mind.nudges.kinds import Nudge
from game.mind.results import (
    HeadLabel,
    HeadView,
    Outcome,
    Reading,
    RealityCheck,
    StreamPath,
    Swept,
    Token,
)

Progress = Callable[[str, float], None]
"""Called with what is being done and the share of it done, in [0, 1]."""


def unheard(_what: str, _share: float) -> None:
    """Progress that nobody watches."""


class MindError(RuntimeError):
    """The mind cannot be loaded or cannot do this. The message is one sentence."""


class ContextFull(MindError):
    """The words no longer fit the mind's context: no further life can be lived."""


def waking_layers(n_layer: int) -> int:
    """How many layers the player may act in: floor(0.75 n_layer); the rest is the decoder."""
    return n_layer * 3 // 4


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a checkpoint, and what follows from them."""

    n_layer: int
    n_head: int
    d_model: int
    n_ctx: int
    n_vocab: int

    @property
    def d_head(self) -> int:
        return self.d_model // self.n_head

    @property
    def n_waking(self) -> int:
        """How many of the layers are waking ones."""
        return waking_layers(self.n_layer)


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
class LifeRecord:
    """What one past life left: its nudges, and the token it said."""

    nudges: tuple[Nudge, ...]
    token: int


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything a life depends on: the prompt, and the lives lived since.

    The cached keys and values of the past are a function of this value alone, so it is
    what state, journals and caches are keyed by.
    """

    prompt: str
    lives: tuple[LifeRecord, ...] = ()


class Mind(Protocol):
    """What the session needs of a mind. Every answer is a function of the arguments alone."""

    @property
    def card(self) -> MindCard: ...

    def tokens(self, trace: Trace) -> tuple[Token, ...]:
        """The context a life at the end of `trace` sees, oldest first; [0] is the start token."""
        ...

    def word(self, text: str) -> Token:
        """The one token that reads `text`. Raises NudgeError when there is none."""
        ...

    def check(self, nudge: Nudge, trace: Trace) -> None:
        """Raise NudgeError when the nudge cannot be meant in this life."""
        ...

    def read(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> Reading:
        """Run one life and read it, without saying the word."""
        ...

    def head(self, trace: Trace, nudges: tuple[Nudge, ...], layer: int, head: int) -> HeadView:
        """Look into one head of any layer (the decoder's may be looked at too)."""
        ...

    def live(
        self,
        trace: Trace,
        nudges: tuple[Nudge, ...] = (),
        watch: tuple[str, ...] = (),
        temperature: float = 0.0,
        seed: int = 0,
    ) -> Outcome:
        """Let go: run baseline and nudged, choose the word, measure the difference.

        Raises:
            NudgeError: a nudge cannot be meant here.
            MindError: the context is full.
        """
        ...

    def sweep(
        self,
        trace: Trace,
        variants: tuple[tuple[Nudge, ...], ...],
        watch: tuple[str, ...] = (),
    ) -> tuple[Swept, ...]:
        """Many nudged variants of one life at once, in the order asked.

        Raises:
            NudgeError: a nudge cannot be meant here.
        """
        ...

    def rank(self, trace: Trace, nudges: tuple[Nudge, ...], word: str) -> tuple[float, ...]:
        """How far each single nudge would raise a word over its strongest rival, to first order.

        Raises:
            NudgeError: a nudge cannot be meant here, or the word is no token.
        """
        ...

    def labels(self, trace: Trace) -> tuple[HeadLabel, ...]:
        """Every head's habit over the context, run without nudges."""
        ...

    def path(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> StreamPath:
        """The residual stream's way through the layers, without and with the nudges."""
        ...

    def reality(
        self,
        trace: Trace,
        nudges: tuple[Nudge, ...] = (),
        progress: Callable[[str, float], None] | None = None,
    ) -> RealityCheck:
        """Have transformers live the same life and compare the logits.

        Raises:
            MindError: transformers cannot load the checkpoint.
        """
        ...
