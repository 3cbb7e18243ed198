"""Rows of nudged lives on one honest cache, `at all` among them, against hooks on transformers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from transformers import GPT2LMHeadModel

from game.mind.api import (
    CheckNudge,
    ContextTokens,
    Crosscheck,
    Mind,
    MindError,
    Read,
    Trace,
    WordToken,
)
from game.mind.gpt2.reference import Hooked
from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.nudges.notation import parse
from game.places import embedded_mind

LIMIT = 1e-4
PROMPT = "Q: How many eyes does my foot have?\nA: Your foot has"
SAID = (" two", " eyes", ".")
KINDS = (
    "L{l}.H{h} scale {s}",
    "L{l}.H{h} attend @{i} {u}",
    "L{l}.H{h} swap @{i} {u}",
    'L{l}.H{h} patch "How many" {u}',
    "L{l}.H{h} q toward @{i} {s}",
    "L{l}.H{h} q seed {i} {s}",
    "L{l}.H{h} k @{i} away @{j} {s}",
    "L{l}.H{h} k @{i} toward query {s}",
    'L{l}.H{h} v "foot" say " no" {s}',
    "L{l}.H{h} v @{i} toward @{j} {s}",
    'L{l} think " no" {u}',
)


@st.composite
def some_nudge(draw: st.DrawFn, layers: int = 6, heads: int = 8) -> Nudge:
    """A nudge for PROMPT in a mind of so many waking layers and heads, the embedded one's."""
    at = draw(st.integers(1, 12))
    text = draw(st.sampled_from(KINDS)).format(
        l=draw(st.integers(0, layers - 1)),
        h=draw(st.integers(0, heads - 1)),
        i=at,
        j=draw(st.integers(0, at)),
        s=draw(st.floats(0.2, 3.0)),
        u=draw(st.floats(0.1, 1.0)),
    )
    everywhere = draw(st.booleans()) and "query" not in text
    return replace(parse(text), everywhere=everywhere)


LIVES = st.lists(st.lists(some_nudge(), max_size=3).map(tuple), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def model() -> GPT2LMHeadModel:
    return GPT2LMHeadModel.from_pretrained(
        embedded_mind(), attn_implementation="eager", dtype=torch.float32
    ).eval()


def ids_in(mind: Mind) -> tuple[Callable[[str], int], Callable[[str], list[int]]]:
    return lambda text: mind.ask(WordToken(text)).id, lambda text: [
        t.id for t in mind.ask(ContextTokens(Trace.of(text)))
    ]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=LIVES)
def test_a_row_of_lives_equals_hooks_on_transformers(
    mind: Mind, model: GPT2LMHeadModel, lives: list[tuple[Nudge, ...]]
) -> None:
    *past, last = lives
    trace = Trace.of(PROMPT)
    for nudges, word in zip(past, SAID, strict=False):
        trace = trace.lived(nudges, mind.ask(WordToken(word)).id)
    tokens = mind.ask(ContextTokens(trace))
    first = len(tokens) - len(lives)
    when = [(first + count, nudges) for count, nudges in enumerate(lives)]
    theirs = Hooked(model, *ids_in(mind)).logits(tokens, when)
    for top in mind.ask(Read(trace, last)).top:
        assert top.logit == pytest.approx(float(theirs[top.id]), abs=LIMIT)
    assert mind.ask(Read(trace, last)).top[0].logit == pytest.approx(float(theirs.max()), abs=LIMIT)


TEXTS = st.sampled_from([" and", " hands.\nQ: What is the colour of snow?\nA:", ""])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=LIVES, texts=st.lists(TEXTS, min_size=4, max_size=4))
def test_text_given_between_lives_equals_hooks_on_transformers(
    mind: Mind, model: GPT2LMHeadModel, lives: list[tuple[Nudge, ...]], texts: list[str]
) -> None:
    trace, when = Trace.of(PROMPT), []
    for nudges, text, word in zip(lives, texts, (*SAID, ""), strict=False):
        trace = trace.given(text)
        when.append((len(mind.ask(ContextTokens(trace))) - 1, nudges))
        if len(when) < len(lives):
            trace = trace.lived(nudges, mind.ask(WordToken(word)).id)
    tokens = mind.ask(ContextTokens(trace))
    theirs = Hooked(model, *ids_in(mind)).logits(tokens, when)
    for each in mind.ask(Read(trace, lives[-1])).top:
        assert each.logit == pytest.approx(float(theirs[each.id]), abs=LIMIT)


def test_given_text_equals_one_prompt_of_all_its_tokens(mind: Mind, model: GPT2LMHeadModel) -> None:
    text = " eyes.\nQ: How many eyes does my hand have?\nA: Your hand has"
    two = mind.ask(WordToken(" two")).id
    trace = Trace.of(PROMPT).lived((), two).given(text)
    whole = Trace.of(f"{PROMPT} two{text}")
    tokens = mind.ask(ContextTokens(trace))
    assert tokens == mind.ask(ContextTokens(whole))
    found, alone = mind.ask(Read(trace)).top, mind.ask(Read(whole)).top
    with torch.inference_mode():
        theirs = model(torch.tensor([[token.id for token in tokens]])).logits[0, -1]
    for each, other in zip(found, alone, strict=True):
        assert each.logit == pytest.approx(other.logit, abs=LIMIT)
        assert each.logit == pytest.approx(float(theirs[each.id]), abs=LIMIT)
    bent = (parse("L1.H1 k @3 seed 7 4"), parse('L2 think " no" 2'))
    bent_past = Trace.of(PROMPT).lived(bent, two).given(text)
    assert mind.ask(Read(bent_past)).top[0].logit != pytest.approx(found[0].logit, abs=LIMIT)


@pytest.mark.parametrize(
    "lives",
    [
        # an earlier life's own nudges keep the order they were placed in
        [['L0.H0 attend "foot" 0.5', 'L0.H0 attend "many" 0.9 at all'], ["L0.H1 scale 1 at all"]],
        # a swap takes what was carried on, bent as it was
        [['L1.H0 swap "eyes" 1 at all', "L1.H0 scale 0.5 at all"]],
        [["L1.H0 swap @2 1 at all", "L1.H0 swap @3 0.5 at all", 'L1.H0 patch "no" 0.5 at all']],
    ],
)
def test_nudges_at_all_keep_to_the_order_of_lives(
    mind: Mind, model: GPT2LMHeadModel, lives: list[list[str]]
) -> None:
    test_a_row_of_lives_equals_hooks_on_transformers.hypothesis.inner_test(  # type: ignore[attr-defined]
        mind, model, [tuple(map(parse, life)) for life in lives]
    )


def test_at_all_leaves_its_trace_in_the_past(mind: Mind) -> None:
    now, all_of_it = parse("L1.H1 scale 0"), parse("L1.H1 scale 0 at all")
    two = mind.ask(WordToken(" two")).id
    after = {
        nudge: mind.ask(Read(Trace.of(PROMPT).lived((nudge,), two))) for nudge in (now, all_of_it)
    }
    assert after[now].top[0].logit != after[all_of_it].top[0].logit


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("L1.H1 k @3 toward query 1 at all", "query of now was not there yet"),
        ("L1.H1 k @3 toward @5 1 at all", "@5 was not there yet"),
        ("L1.H1 swap @14 1", "being thought now"),
        ('L1.H1 swap "nothing" 1', "no token here"),
        ("L1.H1 q [1, 2] 1", "32 numbers, not 2"),
        (f"L1.H1 q {[0] * 32} 1", "zeros"),
        (f"L1.H1 q [1e999{', 1' * 31}] 1", "finite"),
        ('L1 think "\\ud800" 1', "half of a character"),
        (f'L1.H1 patch "{"foot " * 700}" 1', "the prompt to patch from: the context is full"),
    ],
)
def test_what_cannot_be_meant_in_this_life_is_told(mind: Mind, text: str, told: str) -> None:
    last = len(mind.ask(ContextTokens(Trace.of(PROMPT)))) - 1
    with pytest.raises(NudgeError, match=told):
        mind.ask(CheckNudge(parse(text.replace("@14", f"@{last}")), Trace.of(PROMPT)))


def test_a_vector_of_any_size_is_a_direction(mind: Mind) -> None:
    small, large = (
        mind.ask(Read(Trace.of(PROMPT), (parse(f"L1.H1 q [{size}{f', -{size}' * 31}] 4"),)))
        .top[0]
        .logit
        for size in ("1e-30", "1e39")
    )
    assert small == pytest.approx(large, abs=LIMIT)
    assert small != pytest.approx(mind.ask(Read(Trace.of(PROMPT))).top[0].logit, abs=LIMIT)


def test_half_a_character_in_a_prompt_is_one_sentence(mind: Mind) -> None:
    with pytest.raises(MindError, match="half of a character"):
        mind.ask(ContextTokens(Trace.of("a \ud800")))


def test_patching_from_the_same_prompt_changes_nothing_and_from_another_does(mind: Mind) -> None:
    base = mind.ask(Read(Trace.of(PROMPT))).top[0].logit
    same = parse(f"L1.H1 patch {_quoted(PROMPT)} 1")
    other = parse('L1.H1 patch "Q: What color is snow?" 1')
    assert mind.ask(Read(Trace.of(PROMPT), (same,))).top[0].logit == pytest.approx(base, abs=LIMIT)
    assert abs(mind.ask(Read(Trace.of(PROMPT), (other,))).top[0].logit - base) > 10 * LIMIT


def _quoted(text: str) -> str:
    from game.mind.nudges.notation import quote

    return quote(text)


def test_reality_is_asked_about_the_nudged_life_and_its_past(mind: Mind) -> None:
    told: list[str] = []
    everywhere = (parse("L1.H1 scale 0 at all"),)
    trace = Trace.of(PROMPT).lived(everywhere, mind.ask(WordToken(" two")).id)
    bent = (parse('L2.H0 patch "no" 1'), parse('L3 think " no" 1'))
    check = mind.ask(Crosscheck(trace, bent), lambda what, _share: told.append(what))
    assert check.fine, check
    assert check.nudges == 3
    assert check.tokens == len(mind.ask(ContextTokens(trace)))
    assert "living the same life" in told
    later = trace.given(" eyes. A hand has")
    check = mind.ask(Crosscheck(later, bent))
    assert check.fine, check
    assert check.nudges == 3
