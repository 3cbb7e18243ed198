"""The mind itself: answers every question about a life."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import torch

from game.mind.api import MindCard, MindError, Progress, Trace, unheard
from game.mind.cache import MIN_PASTS, Cache, keep, needs_memory
from game.mind.gpt2.batch import live_many
from game.mind.gpt2.checkpoint import Weights, fingerprint, read_weights
from game.mind.gpt2.config import read_config
from game.mind.gpt2.gradient import first_order, gradients, shared
from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.reading.habits import label_heads
from game.mind.reading.lens import read_run, view_head
from game.mind.reading.outcome import Comparison, measure
from game.mind.reading.path import stream_path
from game.mind.reading.sweep import measure_rows
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
from game.mind.tokenizer import Tokenizer
from game.places import embedded_mind

SWEEP_ROWS = 128


class Engine:
    """A loaded GPT-2. Implements `game.mind.api.Mind`.

    What it remembers only saves time: every answer is a function of the arguments alone.
    Not safe to call from two threads at once.
    """

    def __init__(
        self, weights: Weights, tokenizer: Tokenizer, card: MindCard, folder: Path
    ) -> None:
        self._weights, self._tokenizer, self._card = weights, tokenizer, card
        self._folder = folder
        self.cache = Cache(weights, tokenizer, card.name)
        self._labels: OrderedDict[tuple[int, ...], tuple[HeadLabel, ...]] = OrderedDict()

    @property
    def card(self) -> MindCard:
        return self._card

    def tokens(self, trace: Trace) -> tuple[Token, ...]:
        """The context a life at the end of `trace` sees; [0] is the start token.

        Raises:
            MindError: it does not fit the mind's context.
        """
        return self.cache.tokens(trace)

    def word(self, text: str) -> Token:
        """The one token that reads `text`. Raises NudgeError when there is none."""
        return self._tokenizer.word(text)

    def check(self, nudge: Nudge, trace: Trace) -> None:
        """Raise NudgeError when the nudge cannot be meant in this life."""
        self.cache.edits((nudge,), trace)

    @needs_memory
    @torch.inference_mode()
    def read(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> Reading:
        """Run one life and read it, without saying the word."""
        run = self.cache.run(trace, nudges)
        return read_run(self._weights, run, self.tokens(trace), nudges, self._tokenizer)

    @needs_memory
    @torch.inference_mode()
    def head(self, trace: Trace, nudges: tuple[Nudge, ...], layer: int, head: int) -> HeadView:
        """Look into one head of any layer. Raises NudgeError when there is no such head."""
        shape = self._card.shape
        if not (0 <= layer < shape.n_layer and 0 <= head < shape.n_head):
            raise NudgeError(
                f"there is no head L{layer}.H{head}; this mind has L0 to L{shape.n_layer - 1}, "
                f"H0 to H{shape.n_head - 1}"
            )
        baseline, nudged = self.cache.run(trace), self.cache.run(trace, nudges)
        return view_head(self._weights, baseline, nudged, layer, head, self._tokenizer)

    @needs_memory
    @torch.inference_mode()
    def live(
        self,
        trace: Trace,
        nudges: tuple[Nudge, ...] = (),
        watch: tuple[str, ...] = (),
        temperature: float = 0.0,
        seed: int = 0,
    ) -> Outcome:
        """Let go: run baseline and nudged, choose the word, measure the difference."""
        life = Comparison(
            weights=self._weights,
            tokenizer=self._tokenizer,
            tokens=self.tokens(trace),
            nudges=nudges,
            baseline=self.cache.run(trace),
            nudged=self.cache.run(trace, nudges),
            run_with=lambda kept: self.cache.run(trace, kept),
            restore=lambda places: self.cache.restored(trace, nudges, places),
        )
        return measure(life, watch, temperature, seed)

    @needs_memory
    @torch.inference_mode()
    def sweep(
        self,
        trace: Trace,
        variants: tuple[tuple[Nudge, ...], ...],
        watch: tuple[str, ...] = (),
    ) -> tuple[Swept, ...]:
        """Run many variants of one life as one batch (those `at all` one by one)."""
        baseline, past, tokens = (
            self.cache.run(trace),
            self.cache.past(trace),
            self.tokens(trace),
        )
        asked = [self._tokenizer.word(text).id for text in watch]
        found: list[Swept] = []
        for start in range(0, len(variants), SWEEP_ROWS):
            some = variants[start : start + SWEEP_ROWS]
            alone = [any(nudge.everywhere for nudge in nudges) for nudges in some]
            edits = [
                {} if apart else self.cache.edits(nudges, trace, tokens=tokens)
                for nudges, apart in zip(some, alone, strict=True)
            ]
            rows = live_many(self._weights, past, baseline, edits)
            for row, apart in enumerate(alone):
                if apart:
                    rows[row] = self.cache.run(trace, some[row]).logits
            found += measure_rows(baseline.logits, rows, some, asked, self._tokenizer)
        return tuple(found)

    @needs_memory
    def rank(self, trace: Trace, nudges: tuple[Nudge, ...], word: str) -> tuple[float, ...]:
        """How far each single nudge would raise a word over its strongest rival, to first order.

        In logits, in the order given; those `at all` count as 0. A ranking, not a measurement.
        """
        with torch.inference_mode():
            run, past = self.cache.run(trace), self.cache.past(trace)
            tokens = self.tokens(trace)
            edits = [
                {} if n.everywhere else self.cache.edits((n,), trace, tokens=tokens) for n in nudges
            ]
            wanted = self._tokenizer.word(word).id
            rival = next(w for w in run.logits.topk(2).indices.tolist() if w != wanted)
        with torch.no_grad():
            before = shared(past, run)
            found = gradients(self._weights, run, before, wanted, rival)
            return tuple(first_order(self._weights, run, before, found, edits).tolist())

    @needs_memory
    @torch.inference_mode()
    def labels(self, trace: Trace) -> tuple[HeadLabel, ...]:
        """Every head's habit over the context, run without nudges."""
        ids = tuple(self.cache.ids(trace))
        if ids not in self._labels:
            keep(self._labels, ids, label_heads(self._weights, ids), MIN_PASTS)
        return self._labels[ids]

    @needs_memory
    @torch.inference_mode()
    def path(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> StreamPath:
        """The residual stream's way through the layers, without and with the nudges."""
        return stream_path(self.cache.run(trace), self.cache.run(trace, nudges))

    @needs_memory
    def reality(
        self,
        trace: Trace,
        nudges: tuple[Nudge, ...] = (),
        progress: Progress | None = None,
    ) -> RealityCheck:
        """Have transformers live the same life, with its past's nudges, and compare the logits.

        Raises:
            MindError: transformers cannot load the checkpoint.
        """
        from game.mind.gpt2.crosscheck import PlacedNudges, check_against_transformers

        with torch.inference_mode():
            ours = self.cache.run(trace, nudges).logits
        tokens, lived = self.tokens(trace), [*(life.nudges for life in trace.lives), nudges]
        placed = list(enumerate(lived, start=len(tokens) - len(lived)))
        word, prompt = (
            (lambda text: self.word(text).id),
            (lambda text: self.cache.ids(Trace(text))),
        )
        lives = PlacedNudges(tokens, placed, word, prompt)
        return check_against_transformers(self._folder, lives, ours, progress or unheard)


def load_engine(source: str | None, progress: Progress) -> Engine:
    """Load the embedded mind (None), a folder, or a hub name of GPT-2's family.

    Raises:
        MindError: it is not there, or is no GPT-2 that this game can run.
    """
    folder, name = _locate(source, progress)
    progress("reading the configuration", 0.1)
    config = read_config(folder)
    tokenizer = Tokenizer(folder)
    if tokenizer.size > config.vocab_size:
        raise MindError(
            f"{folder}: the tokenizer's ids go up to {tokenizer.size - 1}, "
            f"but the model has {config.vocab_size} tokens"
        )
    progress("reading the weights", 0.3)
    with torch.no_grad():  # not inference mode: ranking needs tensors that autograd may keep
        weights = read_weights(folder, config)
    progress("taking the fingerprint", 0.8)
    card = MindCard(
        name=name,
        source=source or "embedded",
        fingerprint=fingerprint(folder, config),
        tokenizer_sha256=tokenizer.sha256,
        dtype=f"{weights.dtype} as float32",
        torch_version=torch.__version__,
        shape=weights.shape,
    )
    progress("awake", 1.0)
    return Engine(weights, tokenizer, card, folder)


def _locate(source: str | None, progress: Progress) -> tuple[Path, str]:
    if source is None:
        folder = embedded_mind()
        if not folder.is_dir():
            raise MindError(f"the embedded mind is missing from {folder}; reinstall the game")
        return folder, folder.name
    try:
        folder = Path(source).expanduser()
        if folder.is_dir():
            return folder, folder.resolve().name
    except (OSError, RuntimeError) as error:  # a name too long, or nobody's home
        raise MindError(f"there is no folder {source}: {error}") from None
    from game.mind.sources.hub import fetch

    return fetch(source, progress), source
