"""Direct logit attribution adds up, term by term, with nothing left over."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from game.mind.api import Live, Mind, Sweep, Trace
from game.mind.edits import resolve
from game.mind.gpt2.model import GPT2
from game.mind.model import Run
from game.mind.nudges.kinds import (
    At,
    Attend,
    Away,
    Key,
    Nudge,
    Patch,
    Query,
    Say,
    Scale,
    Seed,
    Swap,
    Think,
    Toward,
    Value,
)
from game.mind.nudges.notation import parse, quote
from game.mind.reading.attribution import attribute, attribute_change
from game.mind.results import Token
from tests.random_gpt2 import random_model, save

EXACT = 1e-3


class Words:
    def word(self, text: str) -> Token:
        return Token(int(text), text)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> GPT2:
    sizes = {"n_layer": 8, "n_head": 4, "n_embd": 64, "vocab_size": 300, "n_positions": 64}
    folder = save(random_model(seed=9, **sizes), tmp_path_factory.mktemp("tiny"))
    return GPT2.load(folder)


def lives(model: GPT2, nudges: list[Nudge]) -> tuple[Run, Run]:
    tokens = [Token(i, str(i)) for i in range(40, 60)]
    past = model.prefill([t.id for t in tokens[:-1]])
    baseline = model.live_once(tokens[-1].id, past)

    def elsewhere(prompt: str) -> list[torch.Tensor]:
        first, *rest = (int(word) for word in reversed(prompt.split()))
        run = model.live_once(first, model.prefill(rest[::-1]))
        return [trail.z[:, 0] for trail in run.trails]

    edits = resolve(nudges, tokens, model, Words(), elsewhere)  # type: ignore[arg-type]
    return baseline, model.live_once(tokens[-1].id, past, edits, baseline)


def away_from_itself(layer: int, head: int, at: At, amount: float) -> Key:
    return Key(layer, head, at, Away(at), amount)


LAYERS, HEADS = st.integers(0, 5), st.integers(0, 3)
PLACES = st.builds(At, st.integers(0, 18))
WORDS = st.integers(0, 299).map(str)
SOME = st.floats(0.1, 4.0)
NUDGES = st.lists(
    st.one_of(
        st.builds(Scale, LAYERS, HEADS, st.floats(-4, 4)),
        st.builds(Attend, LAYERS, HEADS, PLACES, st.floats(0, 1)),
        st.builds(Swap, LAYERS, HEADS, PLACES, st.floats(0, 1)),
        st.builds(Patch, LAYERS, HEADS, st.just("7 8 9"), st.floats(0, 1)),
        st.builds(Query, LAYERS, HEADS, st.builds(Toward, PLACES), SOME),
        st.builds(Query, LAYERS, HEADS, st.just(Seed(3)), SOME),
        st.builds(Key, LAYERS, HEADS, PLACES, st.just(Toward(None)), SOME),
        st.builds(away_from_itself, LAYERS, HEADS, PLACES, SOME),
        st.builds(Value, LAYERS, HEADS, PLACES, st.builds(Say, WORDS), SOME),
        st.builds(Think, LAYERS, WORDS, SOME),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(nudges=NUDGES, said=st.integers(0, 299), rival=st.integers(0, 299))
def test_terms_add_up_to_the_change_of_the_logit_difference(
    model: GPT2, nudges: list[Nudge], said: int, rival: int
) -> None:
    baseline, nudged = lives(model, nudges)
    terms = attribute_change(model, baseline, nudged, said, rival)
    change = (nudged.logits[said] - nudged.logits[rival]) - (
        baseline.logits[said] - baseline.logits[rival]
    )
    assert sum(t.gain for t in terms) == pytest.approx(float(change), abs=EXACT)
    for run in (baseline, nudged):
        whole = sum(gain for _, _, gain in attribute(model, run, said, rival))
        assert whole == pytest.approx(float(run.logits[said] - run.logits[rival]), abs=EXACT)
    names = [t.writer for t in terms]
    thoughts = sum(isinstance(n, Think) for n in nudges)
    assert len(names) == len(set(names)) == 2 + 8 * (4 + 2) + thoughts


@settings(max_examples=20, deadline=None)
@given(nudges=NUDGES, said=st.integers(0, 299))
def test_each_term_alone_is_what_its_removal_takes_from_the_logit(
    model: GPT2, nudges: list[Nudge], said: int
) -> None:
    """At a fixed LayerNorm scale the logit is linear: take a part out, the logit falls by it."""
    _, run = lives(model, nudges)
    weights = model.weights
    reader = weights.wte[said]
    final = run.residual[-1]
    scale = (final.var(unbiased=False) + weights.epsilon).sqrt()

    def logit(residual: torch.Tensor) -> torch.Tensor:
        normed = (residual - residual.mean()) / scale * weights.ln_f_weight + weights.ln_f_bias
        return normed @ reader

    for name, _, vector in model.contributions(run):
        lost = logit(final) - logit(final - vector)
        own = model.direct_effect(run, vector[None], reader)[0]
        assert float(own) == pytest.approx(float(lost), abs=EXACT), name


def test_no_part_below_the_lowest_nudge_is_said_to_differ_but_by_the_scale(
    model: GPT2,
) -> None:
    baseline, nudged = lives(model, [Think(4, "7", 2.0)])
    for (name, layer, old), (_, _, new) in zip(
        model.contributions(baseline), model.contributions(nudged), strict=False
    ):
        if layer <= 3:
            assert torch.equal(old, new), name


def test_an_outcome_of_the_embedded_mind_adds_up(mind: Mind) -> None:
    trace = Trace.of("Q: How many eyes does a giraffe have?\nA: A giraffe has")
    bent = (parse('L3 think " no" 3'), parse("L2.H1 scale 0"), parse('L1.H0 attend "eyes" 1'))
    outcome = mind.ask(Live(trace, bent))
    assert outcome.said.id != outcome.favourite.id
    assert sum(t.gain for t in outcome.terms) == pytest.approx(outcome.gain, abs=EXACT)
    assert "think 1" in {t.writer for t in outcome.terms}
    after = outcome.said.logit - outcome.favourite_after.logit
    before = outcome.said_before.logit - outcome.favourite.logit
    assert outcome.gain == pytest.approx(after - before, abs=EXACT)


def test_leaving_a_nudge_out_is_the_life_without_it(mind: Mind) -> None:
    trace = Trace.of("Q: How many eyes does a giraffe have?\nA: A giraffe has")
    bent = (parse('L3 think " no" 3'), parse("L2.H1 scale 0"))
    outcome = mind.ask(Live(trace, bent, watch=(" no",)))
    alone = mind.ask(Live(trace, bent[1:], watch=(outcome.said.word, outcome.rival.word)))
    said, rival = alone.watched
    with_all = outcome.said.logit - outcome.favourite_after.logit
    assert outcome.worths[0].margin_lost == pytest.approx(
        with_all - (said.logit - rival.logit), abs=EXACT
    )
    assert outcome.worths[0].says == alone.nudged.top[0].word


def test_an_empty_folder_is_no_mind(tmp_path: Path) -> None:
    from game.mind import load
    from game.mind.api import MindError

    with pytest.raises(MindError, match="config.json"):
        load(str(tmp_path))


def test_a_changed_heads_worth_is_the_life_with_that_head_put_back(mind: Mind) -> None:
    """Patched from the same prompt, a head writes what it writes without any nudge."""
    prompt = "Q: How many eyes does a giraffe have?\nA: A giraffe has"
    bent = (parse('L1 think " no" 3'), parse('L0.H1 attend "eyes" 1'))
    outcome = mind.ask(Live(Trace.of(prompt), bent))
    assert outcome.heads
    assert [abs(h.margin_lost) for h in outcome.heads] == sorted(
        (abs(h.margin_lost) for h in outcome.heads), reverse=True
    )
    assert "L0.H1" not in {h.place for h in outcome.heads}
    watch = (outcome.said.word, outcome.rival.word)
    for head in outcome.heads:
        layer = int(head.place[1])
        if layer >= mind.card.shape.n_waking:
            continue
        back = parse(f"{head.place} patch {quote(prompt)} 1")
        said, rival = mind.ask(Sweep(Trace.of(prompt), ((*bent, back),), watch))[0].watched
        whole = mind.ask(Sweep(Trace.of(prompt), (bent,), watch))[0].watched
        lost = (whole[0].logit - whole[1].logit) - (said.logit - rival.logit)
        assert head.margin_lost == pytest.approx(lost, abs=EXACT)
    everywhere = mind.ask(Live(Trace.of(prompt), (parse("L0.H1 scale 0 at all"),)))
    assert all(abs(head.margin_lost) > 0 for head in everywhere.heads)


def test_a_life_without_change_has_no_changed_heads(mind: Mind) -> None:
    prompt = "Q: How many eyes does a giraffe have?\nA: A giraffe has"
    assert mind.ask(Live(Trace.of(prompt))).heads == ()
    assert mind.ask(Live(Trace.of(prompt), (parse("L1.H1 scale 1"),))).heads == ()
