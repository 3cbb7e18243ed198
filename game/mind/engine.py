"""The mind itself: answers every question about a life, and remembers recent pasts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import torch
from torch import Tensor

from game.assets import embedded_mind
from game.mind.batch import live_many
from game.mind.checkpoint import Weights, fingerprint, read_weights
from game.mind.config import read_config
from game.mind.edits import Edits, LayerEdits, resolve
from game.mind.forward import Past, Run, live_once, prefill
from game.mind.gradient import first_order, gradients, shared
from game.mind.labels import label_heads
from game.mind.lens import read_run, view_head
from game.mind.nudges import Nudge, NudgeError
from game.mind.outcome import Life, measure
from game.mind.path import stream_path
from game.mind.records import (
    HeadLabel,
    HeadView,
    MindCard,
    MindError,
    Outcome,
    Reading,
    RealityCheck,
    StreamPath,
    Swept,
    Token,
    Trace,
)
from game.mind.sweep import measure_rows
from game.mind.tokenizer import Tokenizer

if TYPE_CHECKING:
    from game.mind import Progress

PAST_BYTES = 512 * 1024 * 1024
MIN_PASTS = 4
MAX_RUNS = 64
SWEEP_ROWS = 128
K = TypeVar("K")
V = TypeVar("V")


class Engine:
    """A loaded GPT-2. Implements `game.mind.records.Mind`.

    What it remembers only saves time: every answer is a function of the arguments alone.
    Not safe to call from two threads at once.
    """

    def __init__(
        self, weights: Weights, tokenizer: Tokenizer, card: MindCard, folder: Path
    ) -> None:
        self._weights, self._tokenizer, self._card = weights, tokenizer, card
        self._folder = folder
        self._pasts: OrderedDict[Trace, Past | None] = OrderedDict()
        self._runs: OrderedDict[tuple[Trace, tuple[Nudge, ...]], Run] = OrderedDict()
        self._labels: OrderedDict[tuple[int, ...], tuple[HeadLabel, ...]] = OrderedDict()
        self._prompts: OrderedDict[str, tuple[int, ...]] = OrderedDict()

    @property
    def card(self) -> MindCard:
        return self._card

    def tokens(self, trace: Trace) -> tuple[Token, ...]:
        """The context a life at the end of `trace` sees; [0] is the start token.

        Raises:
            MindError: it does not fit the mind's context.
        """
        return tuple(self._tokenizer.token(i) for i in self._ids(trace))

    def word(self, text: str) -> Token:
        """The one token that reads `text`. Raises NudgeError when there is none."""
        return self._tokenizer.word(text)

    def check(self, nudge: Nudge, trace: Trace) -> None:
        """Raise NudgeError when the nudge cannot be meant in this life."""
        self._edits((nudge,), trace)

    @torch.inference_mode()
    def read(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> Reading:
        """Run one life and read it, without saying the word."""
        run = self._run(trace, nudges)
        return read_run(self._weights, run, self.tokens(trace), nudges, self._tokenizer)

    @torch.inference_mode()
    def head(self, trace: Trace, nudges: tuple[Nudge, ...], layer: int, head: int) -> HeadView:
        """Look into one head of any layer. Raises NudgeError when there is no such head."""
        shape = self._card.shape
        if not (0 <= layer < shape.n_layer and 0 <= head < shape.n_head):
            raise NudgeError(
                f"there is no head L{layer}.H{head}; this mind has L0 to L{shape.n_layer - 1}, "
                f"H0 to H{shape.n_head - 1}"
            )
        baseline, nudged = self._run(trace, ()), self._run(trace, nudges)
        return view_head(self._weights, baseline, nudged, layer, head, self._tokenizer)

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
        life = Life(
            weights=self._weights,
            tokenizer=self._tokenizer,
            tokens=self.tokens(trace),
            nudges=nudges,
            baseline=self._run(trace, ()),
            nudged=self._run(trace, nudges),
            run_with=lambda kept: self._run(trace, kept),
            restore=lambda places: self._restored(trace, nudges, places),
        )
        return measure(life, watch, temperature, seed)

    @torch.inference_mode()
    def sweep(
        self,
        trace: Trace,
        variants: tuple[tuple[Nudge, ...], ...],
        watch: tuple[str, ...] = (),
    ) -> tuple[Swept, ...]:
        """Run many variants of one life as one batch (those `at all` one by one)."""
        baseline, past, tokens = self._run(trace, ()), self._past(trace), self.tokens(trace)
        asked = [self._tokenizer.word(text).id for text in watch]
        found: list[Swept] = []
        for start in range(0, len(variants), SWEEP_ROWS):
            some = variants[start : start + SWEEP_ROWS]
            alone = [any(nudge.everywhere for nudge in nudges) for nudges in some]
            edits = [
                {} if apart else self._edits(nudges, trace, tokens=tokens)
                for nudges, apart in zip(some, alone, strict=True)
            ]
            rows = live_many(self._weights, past, baseline, edits)
            for row, apart in enumerate(alone):
                if apart:
                    rows[row] = self._run(trace, some[row]).logits
            found += measure_rows(baseline.logits, rows, some, asked, self._tokenizer)
        return tuple(found)

    def rank(self, trace: Trace, nudges: tuple[Nudge, ...], word: str) -> tuple[float, ...]:
        """How far each single nudge would raise a word over its strongest rival, to first order.

        In logits, in the order given; those `at all` count as 0. A ranking, not a measurement.
        """
        with torch.inference_mode():
            run, past = self._run(trace, ()), self._past(trace)
            edits = [{} if n.everywhere else self._edits((n,), trace) for n in nudges]
            wanted = self._tokenizer.word(word).id
            rival = next(w for w in run.logits.topk(2).indices.tolist() if w != wanted)
        with torch.no_grad():
            before = shared(past, run)
            found = gradients(self._weights, run, before, wanted, rival)
            return tuple(first_order(self._weights, run, before, found, edits).tolist())

    @torch.inference_mode()
    def labels(self, trace: Trace) -> tuple[HeadLabel, ...]:
        """Every head's habit over the context, run without nudges."""
        ids = tuple(self._ids(trace))
        if ids not in self._labels:
            _keep(self._labels, ids, label_heads(self._weights, ids), MIN_PASTS)
        return self._labels[ids]

    @torch.inference_mode()
    def path(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> StreamPath:
        """The residual stream's way through the layers, without and with the nudges."""
        return stream_path(self._run(trace, ()), self._run(trace, nudges))

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
        from game.mind.reality import Lives, check_against_transformers

        with torch.inference_mode():
            ours = self._run(trace, nudges).logits
        tokens, lived = self.tokens(trace), [*(life.nudges for life in trace.lives), nudges]
        placed = list(enumerate(lived, start=len(tokens) - len(lived)))
        word, prompt = (lambda text: self.word(text).id), (lambda text: self._ids(Trace(text)))
        lives = Lives(tokens, placed, word, prompt)
        return check_against_transformers(self._folder, lives, ours, progress or _quietly)

    def _ids(self, trace: Trace) -> list[int]:
        prompt = self._prompts.get(trace.prompt)
        if prompt is None:
            prompt = (self._tokenizer.start.id, *self._tokenizer.encode(trace.prompt))
            _keep(self._prompts, trace.prompt, prompt, MAX_RUNS)
        ids = [*prompt, *(record.token for record in trace.lives)]
        n_ctx = self._card.shape.n_ctx
        if len(ids) > n_ctx:
            raise MindError(
                f"the context is full: {len(ids)} tokens, and {self._card.name} holds {n_ctx}"
            )
        return ids

    def _run(self, trace: Trace, nudges: tuple[Nudge, ...]) -> Run:
        known = self._runs.get((trace, nudges))
        if known is not None:
            self._runs.move_to_end((trace, nudges))
            return known
        token = self._ids(trace)[-1]
        edits = self._edits(nudges, trace)
        everywhere = tuple(nudge for nudge in nudges if nudge.everywhere)
        if everywhere:
            run = live_once(self._weights, token, self._again(trace, everywhere), edits)
        elif nudges:
            run = live_once(self._weights, token, self._past(trace), edits, self._run(trace, ()))
        else:
            run = live_once(self._weights, token, self._past(trace))
        _keep(self._runs, (trace, nudges), run, self._run_limit(run))
        return run

    def _edits(
        self,
        nudges: tuple[Nudge, ...],
        trace: Trace,
        edits: Edits | None = None,
        tokens: tuple[Token, ...] | None = None,
    ) -> Edits:
        tokens = self.tokens(trace) if tokens is None else tokens
        return resolve(nudges, tokens, self._weights, self._tokenizer, self._carried, edits)

    def _restored(
        self, trace: Trace, nudges: tuple[Nudge, ...], places: Sequence[tuple[int, int]]
    ) -> Tensor:
        """The nudged life's logits with one head at a time writing as in the baseline."""
        baseline, variants = self._run(trace, ()), []
        for layer, head in places:
            edits = self._edits(nudges, trace)
            here = edits.setdefault(layer, LayerEdits())
            here.patches.append((head, baseline.trails[layer].z[head, 0], 1.0))
            variants.append(edits)
        everywhere = tuple(nudge for nudge in nudges if nudge.everywhere)
        if not everywhere:
            return live_many(self._weights, self._past(trace), baseline, variants)
        past, token = self._again(trace, everywhere), self._ids(trace)[-1]
        return torch.stack([live_once(self._weights, token, past, e).logits for e in variants])

    def _carried(self, prompt: str) -> list[Tensor]:
        """What heads carry at the end of another prompt: (n_head, d_head) for every layer.

        Raises:
            NudgeError: the prompt does not fit the mind's context.
        """
        try:
            run = self._run(Trace(prompt), ())
        except MindError as error:
            raise NudgeError(f"the prompt to patch from: {error}") from None
        return [trail.z[:, 0] for trail in run.trails]

    def _again(self, trace: Trace, everywhere: tuple[Nudge, ...]) -> Past | None:
        """The past of a trace thought anew, with nudges `at all` at each of its positions.

        Lives that had such nudges themselves bend every position up to their own, as they did.
        """
        last = len(trace.lives)
        waves = [
            (count, tuple(n for n in trace.lives[count].nudges if n.everywhere))
            for count in range(last)
        ]
        waves.append((last, everywhere))

        def bent(count: int) -> Edits:
            edits: Edits = {}
            for when, wave in waves:
                if when >= count:
                    self._edits(wave, Trace(trace.prompt, trace.lives[:when]), edits)
            return edits

        ids = self._ids(trace)
        first = len(ids) - last - 1
        past = prefill(self._weights, ids[:first], bent(0))
        for count, life in enumerate(trace.lives):
            before = Trace(trace.prompt, trace.lives[:count])
            own = tuple(nudge for nudge in life.nudges if not nudge.everywhere)
            edits = self._edits(own, before, bent(count))
            past = live_once(self._weights, ids[first + count], past, edits).past
        return past

    def _past(self, trace: Trace) -> Past | None:
        """The cache before the newest position, grown from the longest one remembered."""
        known = len(trace.lives)
        while known and Trace(trace.prompt, trace.lives[:known]) not in self._pasts:
            known -= 1
        start = Trace(trace.prompt, trace.lives[:known])
        if start not in self._pasts:
            self._remember(start, prefill(self._weights, self._ids(start)[:-1]))
        self._pasts.move_to_end(start)
        past = self._pasts[start]
        for count in range(known, len(trace.lives)):
            before = Trace(trace.prompt, trace.lives[:count])
            past = self._run(before, trace.lives[count].nudges).past
            self._remember(Trace(trace.prompt, trace.lives[: count + 1]), past)
        return past

    def _remember(self, trace: Trace, past: Past | None) -> None:
        size = past.bytes if past is not None else 1
        _keep(self._pasts, trace, past, max(MIN_PASTS, PAST_BYTES // max(size, 1)))

    def _run_limit(self, run: Run) -> int:
        return max(MIN_PASTS, min(MAX_RUNS, PAST_BYTES // max(run.past.bytes, 1)))


def _quietly(_what: str, _share: float) -> None:
    """Progress that nobody watches."""


def _keep(store: OrderedDict[K, V], key: K, value: V, most: int) -> None:
    store[key] = value
    store.move_to_end(key)
    while len(store) > most:
        store.popitem(last=False)


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
            f"{folder}: the tokenizer has {tokenizer.size} tokens, the model {config.vocab_size}"
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
    folder = Path(source).expanduser()
    if folder.is_dir():
        return folder, folder.resolve().name
    from game.mind.hub import fetch

    return fetch(source, progress), source
