"""The mind answers from its arguments alone, keeps the past honest, and refuses nonsense."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import torch

from game.mind import api, load
from game.mind.api import (
    CheckNudge,
    Conditions,
    ContextTokens,
    Live,
    Mind,
    MindError,
    Question,
    Read,
    ReadHead,
    Trace,
    WordToken,
)
from game.mind.engine import ANSWERS
from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.nudges.notation import parse

EYES = Trace.of("Q: How many eyes does a giraffe have?\nA: A giraffe has")


def nudges(*texts: str) -> tuple[Nudge, ...]:
    return tuple(parse(text) for text in texts)


def after(mind: Mind, trace: Trace, *texts: str) -> Trace:
    bent = nudges(*texts)
    said = mind.ask(Live(trace, bent)).said.id
    return trace.lived(bent, said)


def test_the_giraffe_has_two_eyes(mind: Mind) -> None:
    outcome = mind.ask(Live(EYES))
    assert outcome.said.word == " two"
    assert outcome.said == outcome.favourite
    assert (outcome.kl, outcome.surprise, outcome.gain) == (0.0, 0.0, 0.0)


def test_a_life_without_nudges_is_its_own_baseline(mind: Mind) -> None:
    outcome = mind.ask(Live(EYES))
    assert outcome.baseline == outcome.nudged
    assert not outcome.worths
    assert not outcome.shifts


def test_thinking_a_word_hard_makes_the_decoder_say_it(mind: Mind) -> None:
    outcome = mind.ask(Live(EYES, nudges('L3 think " no" 3'), watch=(" no", " two")))
    assert outcome.said.word == " no"
    assert outcome.watched[0].p > outcome.watched_before[0].p
    assert outcome.worths[0].decisive
    assert outcome.worths[0].says == " two"
    assert outcome.kl > 0.1
    assert outcome.surprise == pytest.approx(
        -_log_ratio(outcome.said_before.p, outcome.favourite.p), abs=1e-4
    )


def _log_ratio(a: float, b: float) -> float:
    import math

    return math.log(a / b)


def test_what_was_bent_stays_in_the_past_and_answers_do_not_depend_on_memory(mind: Mind) -> None:
    plain = after(mind, EYES)
    bent = after(mind, EYES, "L2.H0 scale 0", "L1.H1 k @3 toward query 8", 'L0 think " two" 2')
    assert plain.lives[0].token == bent.lives[0].token, "the word is the same, the past is not"
    old, new = mind.ask(Live(plain)), mind.ask(Live(bent))
    assert old.baseline.top != new.baseline.top
    fresh = load()
    assert fresh.ask(Live(bent)) == new
    assert fresh.ask(Live(plain)) == old


def test_a_longer_trace_equals_the_same_text_as_a_prompt(mind: Mind) -> None:
    """Un-nudged lives leave the same past as a prompt that already held their words."""
    trace = EYES
    for _ in range(3):
        trace = after(mind, trace)
    whole = Trace.of("".join(token.text for token in mind.ask(ContextTokens(trace))[1:]))
    assert mind.ask(ContextTokens(whole)) == mind.ask(ContextTokens(trace))
    grown, fresh = mind.ask(Live(trace)), mind.ask(Live(whole))
    assert grown.said.id == fresh.said.id
    assert grown.said.p == pytest.approx(fresh.said.p, abs=1e-4)


def test_sampling_follows_the_seed(mind: Mind) -> None:
    foot = Trace.of("Q: How many eyes does my foot have?\nA: Your foot has")
    words = [
        mind.ask(Live(foot, conditions=Conditions(temperature=1.5, seed=s))).said.id
        for s in range(12)
    ]
    assert words == [
        mind.ask(Live(foot, conditions=Conditions(temperature=1.5, seed=s))).said.id
        for s in range(12)
    ]
    assert len(set(words)) > 1


def test_dropout_is_refused_in_one_sentence(mind: Mind) -> None:
    with pytest.raises(MindError, match="no dropout"):
        mind.ask(Live(EYES, conditions=Conditions(dropout=0.1)))


def test_every_question_has_an_answer_and_another_is_refused(mind: Mind) -> None:
    @dataclass(frozen=True, slots=True)
    class Other(Question[int]):
        trace: Trace

    kinds = [kind for kind in vars(api).values() if isinstance(kind, type)]
    questions = {kind for kind in kinds if issubclass(kind, Question)} - {Question}
    assert questions == set(ANSWERS)
    with pytest.raises(MindError, match="no answer to Other"):
        mind.ask(Other(EYES))


def test_head_views_say_where_a_head_looks_and_what_it_writes(mind: Mind) -> None:
    bent = nudges("L1.H2 attend @4 1")
    view = mind.ask(ReadHead(EYES, bent, 1, 2))
    assert sum(view.row) == pytest.approx(1, abs=1e-5)
    assert view.row_nudged[4] == pytest.approx(1, abs=1e-5)
    assert view.writes != view.writes_nudged
    assert view.writes[0][1] >= view.writes[-1][1] > view.mutes[0][1]
    silent = mind.ask(ReadHead(EYES, nudges("L1.H2 scale 0"), 1, 2))
    assert all(abs(gain) < 1e-6 for _, gain in silent.writes_nudged)


def test_the_last_floor_of_the_lens_is_what_is_said(mind: Mind) -> None:
    for bent in ((), nudges('L2 think " four" 2')):
        reading = mind.ask(Read(EYES, bent))
        assert reading.lens[-1].top[0].id == reading.top[0].id
        assert reading.lens[-1].agreement == pytest.approx(reading.top[0].p, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("L99.H0 scale 0", "there is no layer L99"),
        ("L7.H0 scale 0", "belongs to the decoder"),
        ("L0.H99 scale 0", "no head H99"),
        ("L0.H0 attend @999 1", "no token @999"),
        ('L0.H0 attend "zebra" 1', "no token here reads"),
        ('L0.H0 attend "giraffe"#9 1', "only twice"),
        ('L0 think "perpendicular nonsense" 1', "one at a time"),
        ('L0 think "" 1', "one token"),
    ],
)
def test_a_nudge_that_cannot_be_meant_is_one_sentence(mind: Mind, text: str, told: str) -> None:
    with pytest.raises(NudgeError, match=told) as caught:
        mind.ask(CheckNudge(parse(text), EYES))
    assert "\n" not in str(caught.value)


def test_keys_and_values_bend_only_what_the_past_left(mind: Mind) -> None:
    last = len(mind.ask(ContextTokens(EYES))) - 1
    with pytest.raises(NudgeError, match="in the past"):
        mind.ask(CheckNudge(parse(f"L0.H0 k @{last} toward query 1"), EYES))
    mind.ask(CheckNudge(parse(f"L0.H0 attend @{last} 1"), EYES))


def test_a_word_without_its_space_is_asked_about(mind: Mind) -> None:
    assert mind.ask(WordToken(" giraffe")).text == " giraffe"
    with pytest.raises(NudgeError, match='did you mean " giraffe"'):
        mind.ask(WordToken("giraffe"))


def test_a_context_that_is_full_says_so(mind: Mind) -> None:
    with pytest.raises(MindError, match="the context is full"):
        mind.ask(Live(Trace.of("two " * 2000)))


def test_too_little_memory_is_one_sentence(mind: Mind, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_args: object) -> None:
        torch.empty(10**15)

    monkeypatch.setattr("game.mind.gpt2.forward.live_once", greedy)
    with pytest.raises(MindError, match="not enough memory"):
        mind.ask(Live(Trace.of("Q: Is there room?\nA:")))


def test_a_start_token_in_a_prompt_is_only_its_spelling(mind: Mind) -> None:
    tokens = mind.ask(ContextTokens(Trace.of("a<|endoftext|>b")))
    assert [t.id for t in tokens].count(tokens[0].id) == 1
