"""The loop, the optimiser, the curriculum and the wired heads."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from game.mind.gpt2.model import GPT2
from game.training import history
from game.training import tokenizer as bpe
from game.training.corpus import Corpus
from game.training.curriculum import (
    JOIN,
    PHASES,
    Sampler,
    encode_pool,
    length,
    phase,
    random_row,
)
from game.training.export import config_of, export
from game.training.model import ModelSize, TinyGPT2, finished_weights
from game.training.muon import orthogonalise
from game.training.probe import heads
from game.training.train import Plan, load, optimisers, rate, run, step
from game.training.wiring import wire
from tests.training.sizes import TINY


def test_the_loop_learns_a_batch_by_heart() -> None:
    torch.manual_seed(0)
    model = TinyGPT2(ModelSize(layers=2, heads=2, width=32, vocab=64, positions=32))
    ids = torch.randint(0, 64, (4, 17))
    steppers = optimisers(model, torch.float32)
    losses = [step(model, steppers, (ids, torch.ones(4, 16)), 1.0, False) for _ in range(60)]
    assert losses[0] == pytest.approx(math.log(64), abs=0.5)
    assert losses[-1] < 0.3


def test_weights_of_zero_silence_a_token() -> None:
    model = TinyGPT2(TINY)
    ids = torch.randint(0, TINY.vocab, (2, 9))
    other = ids.clone()
    other[:, -1] = (other[:, -1] + 1) % TINY.vocab
    weights = torch.ones(2, 8)
    assert not torch.equal(model.loss(ids, weights), model.loss(other, weights))
    weights[:, -1] = 0
    assert torch.equal(model.loss(ids, weights), model.loss(other, weights))


def test_orthogonalise_levels_the_singular_values() -> None:
    torch.manual_seed(0)
    for shape in ((24, 24), (24, 96), (96, 24), (3, 24, 48)):
        values = torch.linalg.svdvals(orthogonalise(torch.randn(shape) * 7))
        assert float(values.max()) < 1.3
        assert float(values.median()) > 0.6


def test_rate_warms_up_stays_and_falls() -> None:
    assert rate(0.0, 0) < 0.05
    assert rate(0.2, 1000) == 1.0
    assert rate(0.7, 1000) == pytest.approx(0.5)
    assert rate(1.0, 1000) == pytest.approx(0.02)


def test_the_curriculum_begins_with_attention_and_ends_with_the_world() -> None:
    asked = [phase(progress) for progress in (0.0, 0.2, 0.5, 1.0)]
    only_attention = [share + (1 - share) * pools["lookup"] / 100 for share, pools in asked]
    assert only_attention == sorted(only_attention, reverse=True)
    assert only_attention[1] > 0.5
    assert all(sum(pools.values()) == 100 for _, _, pools in PHASES)
    assert phase(JOIN)[0] < 0.1
    assert {length(0.0, i) for i in range(16)} == {128, 256, 512}
    assert {length(0.9, i) for i in range(16)} == {256, 512}


def test_random_rows_count_only_what_was_seen_before() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        ids, weights = random_row(rng, 600, 128)
        assert ids.shape == (129,)
        assert weights.shape == (128,)
        assert ids[0] == bpe.START_ID
        pairs = {(ids[i], ids[i + 1]) for i in range(0)}
        for i, weight in enumerate(weights):
            if weight:
                assert (ids[i], ids[i + 1]) in pairs or ids[i + 1] in ids[1 : i + 1]
            pairs.add((ids[i], ids[i + 1]))


def test_batches_begin_with_whole_documents_and_repeat_for_a_seed(small_corpus: Corpus) -> None:
    tokenizer = bpe.train(small_corpus.pools["lookup"], 600)
    pools = {name: encode_pool(tokenizer, texts) for name, texts in small_corpus.pools.items()}
    first, again = (Sampler(pools, 600, seed=3, tokens=1024) for _ in range(2))
    for i in range(4):
        ids, weights = first.batch(0.5, i)
        assert ids.shape == (1024 // length(0.5, i), length(0.5, i) + 1)
        assert weights.shape == (ids.shape[0], ids.shape[1] - 1)
        assert bool((ids[:, 0] == bpe.START_ID).all())
        assert torch.equal(ids, again.batch(0.5, i)[0])


def as_gpt2(model: TinyGPT2, folder: Path) -> GPT2:
    """The model as the game runs it."""
    config_of(model.shape, torch.float32).save_pretrained(folder)
    save_file(model.state_dict(), folder / "model.safetensors")
    return GPT2.load(folder)


def test_wired_heads_look_back_and_find_what_followed(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = TinyGPT2(ModelSize())
    before = heads.head_scores(as_gpt2(model, tmp_path), rows=2)
    assert float(before["previous"].max()) < 0.1
    wire(model)
    after = heads.head_scores(as_gpt2(model, tmp_path), rows=2)
    assert float(after["previous"][0, 0]) > 0.4
    assert float(after["induction"][1, :2].min()) > 0.06
    assert float(after["induction"][2:].max()) < 0.06


def test_a_plan_has_one_budget(tmp_path: Path) -> None:
    for minutes, tokens in ((None, None), (1.0, 5)):
        with pytest.raises(ValueError, match="one of them"):
            Plan(tmp_path, minutes=minutes, tokens=tokens)


def test_a_checkpoint_is_resumed_where_it_stopped(tiny_checkpoint: Path) -> None:
    plan = Plan(tiny_checkpoint, seed=1, shape=TINY, tokens=6_000, corpus_scale=0.004)
    model, state = load(plan)
    assert state.step >= 5
    assert state.tokens >= 6_000
    assert math.isfinite(state.held_out)
    torch.manual_seed(1)
    fresh = TinyGPT2(TINY)
    assert not torch.equal(model.transformer.wte.weight, fresh.transformer.wte.weight)
    assert not list(tiny_checkpoint.glob("*.new"))


def test_training_goes_on_from_a_finished_mind_and_the_card_tells_both(
    tiny_checkpoint: Path, tmp_path: Path
) -> None:
    first = export(tiny_checkpoint, tmp_path / "first")
    plan = Plan(tmp_path / "work", shape=TINY, tokens=2_000, corpus_scale=0.004, start=first)
    begun, _ = load(plan)
    weights = finished_weights(first)
    for name, value in begun.state_dict().items():
        torch.testing.assert_close(value, weights[name])
    run(plan)
    second = export(plan.out, tmp_path / "second")
    legs = history.read(second)
    assert [leg.tokens >= least for leg, least in zip(legs, (6_000, 2_000), strict=True)] == [
        True
    ] * 2
    assert legs[0] == history.read(first)[0]
    assert "--start" in legs[1].command
    assert (second / "tokenizer.json").read_bytes() == (first / "tokenizer.json").read_bytes()
    assert legs[1].command in (second / "README.md").read_text("utf-8")
