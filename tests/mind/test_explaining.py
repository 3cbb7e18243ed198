"""Head labels say what heads do on this context, and the path is in one frame for both runs."""

from __future__ import annotations

import math

import pytest
import torch

from game.mind.api import HeadHabits, Mind, ReadPath, Trace
from game.mind.gpt2.model import GPT2
from game.mind.nudges.notation import parse
from game.mind.reading.habits import LEAST, find_habits
from game.mind.reading.words import top_ids
from game.mind.results import HeadHabit
from tests.random_gpt2 import random_model, save

AGAIN = "Anna: red\nTom: blue\nLucy: green\nMark: black\nLucy: green\nTom: blue\nAnna: red"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> GPT2:
    sizes = {"n_layer": 4, "n_head": 2, "n_embd": 32, "vocab_size": 60, "n_positions": 64}
    folder = save(random_model(seed=2, **sizes), tmp_path_factory.mktemp("tiny"))
    return GPT2.load(folder)


def of(labels: tuple[HeadHabit, ...], layer: int, head: int) -> HeadHabit:
    return next(each for each in labels if (each.layer, each.head) == (layer, head))


def test_scores_are_the_attention_that_the_pass_pays(model: GPT2) -> None:
    ids = [5, 6, 7, 5, 6, 8, 5]
    labels = find_habits(model, ids)
    rows: list[torch.Tensor] = []
    for count in range(1, len(ids) + 1):
        run = model.live_once(ids[count - 1], model.prefill(ids[: count - 1]))
        rows.append(torch.stack([trail.pattern[:, 0] for trail in run.trails]))
    previous = torch.stack([row[:, :, -2] for row in rows[1:]]).mean(0)
    induction = torch.stack(
        [rows[3][:, :, 1], rows[4][:, :, 2], rows[6][:, :, 1] + rows[6][:, :, 4]]
    ).mean(0)
    for label in labels:
        scores = dict(label.scores)
        assert scores["previous"] == pytest.approx(
            float(previous[label.layer, label.head]), abs=1e-5
        )
        assert scores["induction"] == pytest.approx(
            float(induction[label.layer, label.head]), abs=1e-5
        )
        assert label.score == max(scores.values())
        assert (label.label != "") == (label.score >= LEAST)
        assert all(0 <= score <= 1 for score in scores.values())


def test_the_embedded_minds_famous_heads_are_named(mind: Mind) -> None:
    labels = mind.ask(HeadHabits(Trace.of(AGAIN)))
    shape = mind.card.shape
    assert len(labels) == shape.n_layer * shape.n_head
    assert of(labels, 0, 0).label == "previous"
    assert any(each.label == "induction" for each in labels)
    assert dict(of(labels, 0, 0).scores)["previous"] > 0.8


def test_a_context_of_one_token_has_no_habits_to_show(mind: Mind) -> None:
    assert all(each.score <= 1 for each in mind.ask(HeadHabits(Trace.of(""))))


def test_the_path_keeps_distances_between_the_runs_in_one_frame(mind: Mind) -> None:
    trace, bent = Trace.of(AGAIN), (parse('L2 think " no" 3'),)
    path = mind.ask(ReadPath(trace, bent))
    assert len(path.baseline) == len(path.nudged) == mind.card.shape.n_layer + 1
    assert 0.5 < sum(path.shares) <= 1.0 + 1e-9
    assert list(path.shares) == sorted(path.shares, reverse=True)
    below = [math.dist(*points) for points in zip(path.baseline[:3], path.nudged[:3], strict=True)]
    assert below == pytest.approx([0, 0, 0], abs=1e-3)
    assert math.dist(path.baseline[3], path.nudged[3]) > 0.1
    same = mind.ask(ReadPath(trace))
    assert max(map(math.dist, same.baseline, same.nudged)) < 1e-6


def test_the_top_words_are_in_order_and_equals_by_their_id() -> None:
    logits = torch.tensor([1.0, 3.0, 2.0, 3.0, 2.0, 2.0, 0.0])
    assert top_ids(logits, 4) == [1, 3, 2, 4]
    assert top_ids(logits, 99) == [1, 3, 2, 4, 5, 0, 6]
    assert top_ids(torch.zeros(5), 3) == [0, 1, 2]
