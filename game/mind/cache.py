"""The lives of one mind, remembered: what a trace means, and the runs and pasts that it leaves.

What is remembered only saves time: every answer is a function of the arguments alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

import torch
from torch import Tensor

from game.mind.api import ContextFull, Given, MindError, Part, Trace
from game.mind.edits import Edits, LayerEdits, resolve
from game.mind.model import Model, Past, Run
from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.results import Token
from game.mind.tokenizer import Tokenizer

#: bytes of pasts, and of runs, that are remembered
PAST_BYTES = 512 * 1024 * 1024
#: remembered however large they are
MIN_PASTS = 4
#: runs, and texts, remembered at most
MAX_RUNS = 64
K = TypeVar("K")
V = TypeVar("V")
P = ParamSpec("P")
R = TypeVar("R")


class Cache:
    """Runs lives and remembers the recent ones. Not safe to call from two threads at once."""

    def __init__(self, model: Model, tokenizer: Tokenizer, name: str) -> None:
        self.model, self._tokenizer, self._name = model, tokenizer, name
        self._pasts: OrderedDict[Trace, Past | None] = OrderedDict()
        self._runs: OrderedDict[tuple[Trace, tuple[Nudge, ...]], Run] = OrderedDict()
        self._texts: OrderedDict[str, tuple[int, ...]] = OrderedDict()

    def tokens(self, trace: Trace) -> tuple[Token, ...]:
        """The context a life at the end of `trace` sees; [0] is the start token.

        Raises:
            MindError: it does not fit the mind's context.
        """
        return tuple(self._tokenizer.token(i) for i in self.ids(trace))

    def ids(self, trace: Trace) -> list[int]:
        """The ids of `tokens`. Raises MindError as it does."""
        ids = [self._tokenizer.start.id]
        for part in trace.parts:
            ids += self._encoded(part)
        n_ctx = self.model.shape.n_ctx
        if len(ids) > n_ctx:
            raise ContextFull(
                f"the context is full: {len(ids)} tokens, and {self._name} holds {n_ctx}"
            )
        return ids

    def _encoded(self, part: Part) -> tuple[int, ...]:
        """The token ids that a part adds to the context."""
        if not isinstance(part, Given):
            return (part.token,)
        ids = self._texts.get(part.text)
        if ids is None:
            ids = self._tokenizer.encode(part.text)
            keep(self._texts, part.text, ids, MAX_RUNS)
        return ids

    def lives(self, trace: Trace) -> list[tuple[int, tuple[Nudge, ...]]]:
        """Each life lived in a trace: the position it was lived at, and its nudges."""
        found, count = [], 1
        for part in trace.parts:
            if not isinstance(part, Given):
                found.append((count - 1, part.nudges))
            count += len(self._encoded(part))
        return found

    def run(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> Run:
        """One life. Raises NudgeError when a nudge cannot be meant in it."""
        known = self._runs.get((trace, nudges))
        if known is not None:
            self._runs.move_to_end((trace, nudges))
            return known
        token = self.ids(trace)[-1]
        edits = self.edits(nudges, trace)
        everywhere = tuple(nudge for nudge in nudges if nudge.everywhere)
        if everywhere:
            run = self.model.live_once(token, self._rerun_past(trace, everywhere), edits)
        elif nudges:
            run = self.model.live_once(token, self.past(trace), edits, self.run(trace, ()))
        else:
            run = self.model.live_once(token, self.past(trace))
        if not bool(run.logits.isfinite().all()):
            raise MindError("this pass overflowed, and its logits are no numbers; nudge it less")
        own = run.before if everywhere else None  # a past that no other run shares
        keep(self._runs, (trace, nudges), run, _run_limit(run.bytes + (own.bytes if own else 0)))
        return run

    def edits(
        self,
        nudges: tuple[Nudge, ...],
        trace: Trace,
        edits: Edits | None = None,
        tokens: tuple[Token, ...] | None = None,
    ) -> Edits:
        """Nudges made ready for a life; added to `edits` where it is given."""
        tokens = self.tokens(trace) if tokens is None else tokens
        return resolve(nudges, tokens, self.model, self._tokenizer, self._carried, edits)

    def restored(
        self, trace: Trace, nudges: tuple[Nudge, ...], places: Sequence[tuple[int, int]]
    ) -> Tensor:
        """The nudged life's logits with one head at a time writing as in the baseline."""
        baseline, variants = self.run(trace, ()), []
        for layer, head in places:
            edits = self.edits(nudges, trace)
            here = edits.setdefault(layer, LayerEdits())
            here.patches.append((head, baseline.trails[layer].z[head, 0], 1.0))
            variants.append(edits)
        everywhere = tuple(nudge for nudge in nudges if nudge.everywhere)
        if not everywhere:
            return self.model.live_many(self.past(trace), baseline, variants)
        past, token = self._rerun_past(trace, everywhere), self.ids(trace)[-1]
        return torch.stack([self.model.live_once(token, past, e).logits for e in variants])

    def _carried(self, prompt: str) -> list[Tensor]:
        """What heads carry at the end of another prompt: (n_head, d_head) for every layer.

        Raises:
            NudgeError: the prompt does not fit the mind's context.
        """
        try:
            run = self.run(Trace.of(prompt), ())
        except MindError as error:
            raise NudgeError(f"the prompt to patch from: {error}") from None
        return [trail.z[:, 0] for trail in run.trails]

    def _rerun_past(self, trace: Trace, everywhere: tuple[Nudge, ...]) -> Past | None:
        """The past of a trace computed anew, with nudges `at all` at each of its positions.

        Lives that had such nudges themselves bend every position up to their own, as they did.
        """
        later = [
            (count, tuple(n for n in part.nudges if n.everywhere))
            for count, part in enumerate(trace.parts)
            if not isinstance(part, Given)
        ]
        later.append((len(trace.parts), everywhere))
        past: Past | None = None
        for count, part in enumerate(trace.parts):
            before = Trace(trace.parts[:count])
            # a life's own nudges as they were placed, and after them those of later lives
            edits = {} if isinstance(part, Given) else self.edits(part.nudges, before)
            for when, bending in later:
                if when > count:
                    self.edits(bending, Trace(trace.parts[:when]), edits)
            past = self.model.prefill(self._entering(before, part), edits, past)
        return past

    def _entering(self, before: Trace, part: Part) -> list[int]:
        """The tokens that enter the past with a part: the newest, and all but the part's last."""
        return [self.ids(before)[-1], *self._encoded(part)][:-1]

    def past(self, trace: Trace) -> Past | None:
        """The cache before the newest position, grown from the longest one remembered."""
        known = len(trace.parts)
        while known and Trace(trace.parts[:known]) not in self._pasts:
            known -= 1
        past: Past | None = None
        if known:
            start = Trace(trace.parts[:known])
            self._pasts.move_to_end(start)
            past = self._pasts[start]
        for count, part in enumerate(trace.parts[known:], start=known):
            before = Trace(trace.parts[:count])
            if isinstance(part, Given):
                past = self.model.prefill(self._entering(before, part), past=past)
            else:
                past = self.run(before, part.nudges).past
            self._remember(Trace(trace.parts[: count + 1]), past)
        return past

    def _remember(self, trace: Trace, past: Past | None) -> None:
        size = past.bytes if past is not None else 1
        keep(self._pasts, trace, past, max(MIN_PASTS, PAST_BYTES // max(size, 1)))


def _run_limit(size: int) -> int:
    """How many runs of so many bytes are remembered."""
    return max(MIN_PASTS, min(MAX_RUNS, PAST_BYTES // max(size, 1)))


def keep(store: OrderedDict[K, V], key: K, value: V, most: int) -> None:
    """Remember a value as the newest of at most so many."""
    store[key] = value
    store.move_to_end(key)
    while len(store) > most:
        store.popitem(last=False)


def needs_memory(call: Callable[P, R]) -> Callable[P, R]:
    """The call, raising MindError where the machine has too little memory for its passes."""

    @wraps(call)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return call(*args, **kwargs)
        except (MemoryError, RuntimeError) as error:  # torch's allocator raises the latter
            if isinstance(error, RuntimeError) and "DefaultCPUAllocator" not in str(error):
                raise
            raise MindError("there is not enough memory for this pass") from None

    return guarded
