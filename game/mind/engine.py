"""The mind itself: a loaded checkpoint's answer to every question."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

import torch

from game.mind.api import (
    CheckNudge,
    ContextTokens,
    Crosscheck,
    HeadHabits,
    Live,
    MindCard,
    MindError,
    Progress,
    Question,
    RankNudges,
    Read,
    ReadHead,
    ReadPath,
    Sweep,
    Trace,
    WordToken,
    no_progress,
)
from game.mind.cache import MIN_PASTS, Cache, keep, needs_memory
from game.mind.model import Model, PlacedNudges
from game.mind.nudges.kinds import NudgeError
from game.mind.reading.habits import find_habits
from game.mind.reading.heads import view_head
from game.mind.reading.lens import read_run
from game.mind.reading.outcome import Comparison, measure
from game.mind.reading.path import stream_path
from game.mind.reading.sweep import measure_rows
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
from game.mind.tokenizer import Tokenizer

T = TypeVar("T")
#: variants that are run in one batch
SWEEP_ROWS = 128


class Engine:
    """A loaded mind. Implements `game.mind.api.Mind`.

    What it remembers only saves time: every answer is a function of the question alone.
    Not safe to ask from two threads at once.
    """

    def __init__(self, model: Model, tokenizer: Tokenizer, card: MindCard) -> None:
        self.model, self.tokenizer, self._card = model, tokenizer, card
        self.cache = Cache(model, tokenizer, card.name)
        self.habits: OrderedDict[tuple[int, ...], tuple[HeadHabit, ...]] = OrderedDict()

    @property
    def card(self) -> MindCard:
        return self._card

    @needs_memory
    def ask(self, question: Question[T], progress: Progress | None = None) -> T:
        """The answer. Raises NudgeError or MindError as the question says."""
        answer = ANSWERS.get(type(question))
        if answer is None:
            raise MindError(f"this mind has no answer to {type(question).__name__}")
        found: T = answer(self, question, progress or no_progress)
        return found


#: (engine, question, progress) -> answer
Answer = Callable[[Engine, Any, Progress], T]
#: how each type of question is answered
ANSWERS: dict[type, Answer[Any]] = {}


def answers(kind: type[Question[T]]) -> Callable[[Answer[T]], Answer[T]]:
    """The function answers this type of question: (engine, question, progress) -> answer."""

    def register(answer: Answer[T]) -> Answer[T]:
        ANSWERS[kind] = answer
        return answer

    return register


@answers(ContextTokens)
def _tokens(engine: Engine, question: ContextTokens, _: Progress) -> tuple[Token, ...]:
    return engine.cache.tokens(question.trace)


@answers(WordToken)
def _word(engine: Engine, question: WordToken, _: Progress) -> Token:
    return engine.tokenizer.word(question.text)


@answers(CheckNudge)
def _check(engine: Engine, question: CheckNudge, _: Progress) -> None:
    engine.cache.edits((question.nudge,), question.trace)


@answers(Read)
@torch.inference_mode()
def _read(engine: Engine, question: Read, _: Progress) -> Reading:
    run = engine.cache.run(question.trace, question.nudges)
    return read_run(engine.model, run, engine.tokenizer)


@answers(ReadHead)
@torch.inference_mode()
def _head(engine: Engine, question: ReadHead, _: Progress) -> HeadView:
    layer, head, shape = question.layer, question.head, engine.card.shape
    if not (0 <= layer < shape.n_layer and 0 <= head < shape.n_head):
        raise NudgeError(
            f"there is no head L{layer}.H{head}; this mind has L0 to L{shape.n_layer - 1}, "
            f"H0 to H{shape.n_head - 1}"
        )
    baseline = engine.cache.run(question.trace)
    nudged = engine.cache.run(question.trace, question.nudges)
    return view_head(engine.model, baseline, nudged, layer, head, engine.tokenizer)


@answers(Live)
@torch.inference_mode()
def _live(engine: Engine, question: Live, _: Progress) -> Outcome:
    trace, nudges, conditions = question.trace, question.nudges, question.conditions
    if conditions.dropout:
        raise MindError("this mind's pass has no dropout")
    cache = engine.cache
    life = Comparison(
        model=engine.model,
        tokenizer=engine.tokenizer,
        tokens=cache.tokens(trace),
        nudges=nudges,
        baseline=cache.run(trace),
        nudged=cache.run(trace, nudges),
        run_with=lambda kept: cache.run(trace, kept),
        restore=lambda places: cache.restored(trace, nudges, places),
    )
    return measure(life, question.watch, conditions.temperature, conditions.seed)


@answers(Sweep)
@torch.inference_mode()
def _sweep(engine: Engine, question: Sweep, _: Progress) -> tuple[Swept, ...]:
    """Run many variants of one life as one batch (those `at all` one by one)."""
    cache, trace, variants = engine.cache, question.trace, question.variants
    baseline, past, tokens = cache.run(trace), cache.past(trace), cache.tokens(trace)
    asked = [engine.tokenizer.word(text).id for text in question.watch]
    found: list[Swept] = []
    for start in range(0, len(variants), SWEEP_ROWS):
        some = variants[start : start + SWEEP_ROWS]
        alone = [any(nudge.everywhere for nudge in nudges) for nudges in some]
        edits = [
            {} if apart else cache.edits(nudges, trace, tokens=tokens)
            for nudges, apart in zip(some, alone, strict=True)
        ]
        rows = engine.model.live_many(past, baseline, edits)
        for row, apart in enumerate(alone):
            if apart:
                rows[row] = cache.run(trace, some[row]).logits
        found += measure_rows(baseline.logits, rows, some, asked, engine.tokenizer)
    return tuple(found)


@answers(RankNudges)
def _rank(engine: Engine, question: RankNudges, _: Progress) -> tuple[float, ...]:
    cache, trace = engine.cache, question.trace
    with torch.inference_mode():
        run, past, tokens = cache.run(trace), cache.past(trace), cache.tokens(trace)
        edits = [
            {} if nudge.everywhere else cache.edits((nudge,), trace, tokens=tokens)
            for nudge in question.nudges
        ]
        wanted = engine.tokenizer.word(question.word).id
        rival = next(w for w in run.logits.topk(2).indices.tolist() if w != wanted)
    return tuple(engine.model.first_order(past, run, (wanted, rival), edits).tolist())


@answers(HeadHabits)
@torch.inference_mode()
def _habits(engine: Engine, question: HeadHabits, _: Progress) -> tuple[HeadHabit, ...]:
    ids = tuple(engine.cache.ids(question.trace))
    if ids not in engine.habits:
        keep(engine.habits, ids, find_habits(engine.model, ids), MIN_PASTS)
    return engine.habits[ids]


@answers(ReadPath)
@torch.inference_mode()
def _path(engine: Engine, question: ReadPath, _: Progress) -> StreamPath:
    cache, trace = engine.cache, question.trace
    return stream_path(cache.run(trace), cache.run(trace, question.nudges))


@answers(Crosscheck)
def _crosscheck(engine: Engine, question: Crosscheck, progress: Progress) -> CrosscheckResult:
    cache, trace, nudges = engine.cache, question.trace, question.nudges
    with torch.inference_mode():
        ours = cache.run(trace, nudges).logits
    tokens = cache.tokens(trace)
    placed = [*cache.lives(trace), (len(tokens) - 1, nudges)]
    word, prompt = (
        (lambda text: engine.tokenizer.word(text).id),
        (lambda text: cache.ids(Trace.of(text))),
    )
    lives = PlacedNudges(tokens, placed, word, prompt)
    return engine.model.crosscheck(lives, ours, progress)
