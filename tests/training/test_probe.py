"""The probe: what it asks, and that its answers are the mind's."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from game.mind import load
from game.mind.api import Trace
from game.mind.engine import Engine
from game.training.model import TinyGPT2, finished_weights
from game.training.probe import cases, heads, lens, leverage, samples
from game.training.probe.cases import Case
from game.training.probe.prompts import GIRAFFE, Prompt, single_tokens
from tests.training.sizes import EMBER, TINY


@pytest.fixture(scope="module")
def tiny(tiny_folder: Path) -> Engine:
    return load(str(tiny_folder))


@pytest.fixture(scope="module")
def ember() -> Engine:
    return load(str(EMBER))


def test_an_answer_is_right_when_it_is_said_whole(ember: Engine) -> None:
    assert cases.is_right(ember, Case(GIRAFFE, (" three eyes.", " two eyes.")))
    assert cases.is_right(ember, Case(GIRAFFE, (" two",)))
    assert not cases.is_right(ember, Case(GIRAFFE, (" three eyes.", " two legs.", "")))
    asked = [Case(GIRAFFE, (" two eyes.",)), Case(GIRAFFE, (" no eyes.",))]
    assert cases.accuracy(ember, asked) == 0.5


def test_brackets_are_closed_by_the_likeliest_mark(ember: Engine) -> None:
    assert cases.closing(ember, [("f(a, g(b", ")"), ("f(a, g(b", "]")]) == 0.5


def test_the_sweep_tries_every_waking_head_on_every_token(tiny: Engine, tiny_folder: Path) -> None:
    model = TinyGPT2(TINY)
    model.load_state_dict(finished_weights(tiny_folder))
    ids = cases.token_ids(tiny, GIRAFFE)
    with torch.no_grad():
        direct = model(torch.tensor([ids]))[0, -1].softmax(-1).topk(3)
    found = leverage.measure(tiny, Prompt("giraffe", "animal", GIRAFFE))
    assert [word.id for word in found.baseline] == direct.indices.tolist()
    assert [word.p for word in found.baseline] == pytest.approx(direct.values.tolist(), abs=1e-5)
    waking = tiny.card.shape.n_waking
    assert found.tried == waking * TINY.heads * (len(leverage.FACTORS) + len(ids))
    effects = leverage.sweep(tiny, Trace.of(GIRAFFE))
    assert all(effect.swept.kl > 0 for effect in effects if "scale" in effect.name)
    assert effects[3].name == "L0.H0 attend @0 '<|endoftext|>'"
    assert leverage.reachable(tiny, found) >= len(found.words)


def test_the_lens_ends_with_what_the_mind_says(ember: Engine) -> None:
    tops = lens.favourites(ember, GIRAFFE)
    assert len(tops) == ember.card.shape.n_layer + 1
    assert ember.tokenizer.token(tops[-1]).text == " two"
    assert lens.settled([5, 5, 7, 3, 3]) == 3
    assert lens.settled([3, 3, 3]) == 0


def test_the_value_that_answers_is_read_by_some_head(ember: Engine) -> None:
    told = Case(
        "Note: my foot has six eyes.\n\nQ: How many eyes does my foot have?\nA:", (" six.",)
    )
    scores = heads.reading_scores(ember, [told])
    assert scores.shape == (8, 8)
    assert heads.best_heads(scores, 1)[0][1] > 0.2


def test_samples_repeat_for_a_seed(tiny: Engine) -> None:
    first = samples.sample(tiny, "Once")
    assert first.startswith("Once")
    assert first == samples.sample(tiny, "Once")
    assert first != samples.sample(tiny, "Once", seed=1)


def test_single_words_are_asked_for_by_name(tiny: Engine) -> None:
    with pytest.raises(ValueError, match="giraffe"):
        single_tokens(tiny, [" giraffe"])
