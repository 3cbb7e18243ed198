"""A batch of variants says what each of them says alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.mind.api import Live, Mind, RankNudges, Sweep, Trace, WordToken
from game.mind.nudges.kinds import Nudge, NudgeError, Scale
from game.mind.nudges.notation import parse
from tests.mind.test_lives import PROMPT, some_nudge

CLOSE = 1e-4
NUDGES = some_nudge(layers=3, heads=4)
VARIANTS = st.lists(st.lists(NUDGES, max_size=3).map(tuple), min_size=1, max_size=12).map(tuple)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(variants=VARIANTS, before=st.lists(NUDGES, max_size=2).map(tuple))
def test_each_row_is_the_life_alone(
    tiny: Mind, variants: tuple[tuple[Nudge, ...], ...], before: tuple[Nudge, ...]
) -> None:
    trace = Trace.of(PROMPT).lived(before, tiny.ask(WordToken(" two")).id)
    rows = tiny.ask(Sweep(trace, variants, (" eyes", " no")))
    assert [row.nudges for row in rows] == list(variants)
    for row, nudges in zip(rows, variants, strict=True):
        alone = tiny.ask(Live(trace, nudges, (" eyes", " no")))
        if alone.margin > CLOSE:
            assert row.top.id == alone.said.id
            assert row.surprise == pytest.approx(alone.surprise, abs=CLOSE)
        assert row.kl == pytest.approx(alone.kl, abs=CLOSE)
        for mine, theirs in zip(row.watched, alone.watched, strict=True):
            assert (mine.id, mine.word) == (theirs.id, theirs.word)
            assert mine.logit == pytest.approx(theirs.logit, abs=CLOSE)
            assert mine.p == pytest.approx(theirs.p, abs=CLOSE)


def test_every_waking_head_is_silenced_in_one_call(mind: Mind) -> None:
    shape = mind.card.shape
    heads = [(layer, head) for layer in range(shape.n_waking) for head in range(shape.n_head)]
    rows = mind.ask(Sweep(Trace.of(PROMPT), tuple((Scale(*head, 0.0),) for head in heads)))
    assert len(rows) == len(heads)
    assert all(row.kl >= 0 for row in rows)
    assert max(row.kl for row in rows) > 0.05
    assert len({row.kl for row in rows}) > len(heads) // 2


def test_a_first_token_without_a_past_can_be_swept(mind: Mind) -> None:
    rows = mind.ask(Sweep(Trace.of(""), ((parse("L0.H0 scale 0"),), (parse('L1 think " no" 2'),))))
    for row in rows:
        assert row.kl == pytest.approx(mind.ask(Live(Trace.of(""), row.nudges)).kl, abs=CLOSE)


def test_what_cannot_be_meant_is_refused(mind: Mind) -> None:
    with pytest.raises(NudgeError, match="no head"):
        mind.ask(Sweep(Trace.of(PROMPT), ((parse("L0.H99 scale 0"),),)))
    assert mind.ask(Sweep(Trace.of(PROMPT), ())) == ()


def test_the_ranking_points_where_small_nudges_lead(mind: Mind) -> None:
    """At a small strength the first order is nearly all there is."""
    trace = Trace.of(PROMPT)
    small = tuple(
        parse(text)
        for text in (
            'L3 think " no" 0.01',
            "L1.H1 scale 0.97",
            'L2.H0 attend "eyes" 0.02',
            'L0.H0 swap "my" 0.02',
            'L1.H0 v "foot" say " no" 0.05',
            'L1.H0 q toward "many" 0.01',
            'L2.H1 k "my" toward query 0.02',
        )
    )
    ranked = mind.ask(RankNudges(trace, small, " no"))
    assert len(ranked) == len(small)
    base = mind.ask(Sweep(trace, ((),), (" no", " two")))[0].watched
    for nudge, worth in zip(small, ranked, strict=True):
        row = mind.ask(Sweep(trace, ((nudge,),), (" no", " two")))[0].watched
        change = (row[0].logit - row[1].logit) - (base[0].logit - base[1].logit)
        assert worth == pytest.approx(change, rel=0.25, abs=2e-3), nudge
    assert max(map(abs, ranked)) > 0.02


def test_the_best_ranked_thought_is_the_word_itself(mind: Mind) -> None:
    words = [" no", " four", " zero", " eyes", " Paris"]
    thoughts = tuple(parse(f'L4 think "{word}" 0.5') for word in words)
    ranked = mind.ask(RankNudges(Trace.of(PROMPT), thoughts, " no"))
    assert max(ranked) == ranked[0]
