"""The benchmark's arithmetic and its small parts; how fast anything is, no test asserts."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
import torch

from game.bench.__main__ import main, shown, versions
from game.bench.growth import Curve, svg
from game.bench.passes import silence, touched
from game.bench.timing import Result, ratio, take_turns
from game.mind.api import Mind, Read, Trace
from game.mind.nudges.kinds import Scale


def test_a_ratio_is_held_to_its_target_on_the_right_side() -> None:
    slow = ratio("life / pass", [0.2], [1.0], 0.13)
    assert slow.value == pytest.approx(0.2)
    assert not slow.met
    assert ratio("life / pass", [0.1], [1.0], 0.13).met
    assert ratio("loop / sweep", [0.1], [7.0], 60, faster=True).met
    assert not ratio("loop / sweep", [0.1], [5.0], 60, faster=True).met
    assert "MISSED" in shown(slow)
    assert "0.20×" in shown(slow)


def test_a_round_that_was_disturbed_as_a_whole_does_not_move_the_ratio() -> None:
    quiet, disturbed = [1.0, 1.0, 1.0], [1.0, 9.0, 1.0]
    both = ratio("a / b", [2.0 * t for t in disturbed], disturbed, None)
    assert (both.value, both.met) == (2.0, True)
    assert ratio("loop / sweep", quiet, [0.5, 0.5, 0.5], 100, faster=True, scale=216).value == 108
    assert shown(both).split() == ["a", "/", "b", "2.00×", "2000.0", "/", "1000.0", "ms"]


def test_what_is_not_installed_is_missed_and_told() -> None:
    absent = ratio("a peer / ours", [0.1], None, 8, faster=True)
    assert not absent.met
    assert "pip install" in shown(absent)


def test_runs_take_turns_and_warm_up_first() -> None:
    order: list[str] = []
    took = take_turns({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert order == ["a", "b"] * 4
    assert set(took) == {"a", "b"}
    assert all(len(times) == 3 and min(times) >= 0 for times in took.values())


def test_the_floor_counts_the_weights_above_the_nudge(mind: Mind) -> None:
    from game.mind.engine import Engine
    from game.mind.gpt2.model import GPT2

    assert isinstance(mind, Engine)
    assert isinstance(mind.model, GPT2)
    weights = mind.model.weights
    shape = weights.shape
    blocks = [
        sum(
            t.numel()
            for t in (b.c_attn_weight, b.c_proj_weight, b.mlp_fc_weight, b.mlp_proj_weight)
        )
        for b in weights.blocks
    ]
    layer = shape.n_layer // 2
    assert touched(weights, layer) == 4 * (sum(blocks[layer:]) + weights.wte.numel())
    assert touched(weights, 0) > touched(weights, layer)


def test_the_silenced_head_is_the_games_own_nudge(mind: Mind) -> None:
    from game.mind.engine import Engine

    assert isinstance(mind, Engine)
    trace = Trace.of("Q: How many eyes does my foot have?\nA: Your foot has")
    with torch.inference_mode():
        run, past = mind.cache.run(trace), mind.cache.past(trace)
        row = mind.model.live_many(past, run, [silence(2, 3)])[0]
    top = mind.ask(Read(trace, (Scale(2, 3, 0.0),))).top[0]
    assert float(row[top.id]) == pytest.approx(top.logit, abs=1e-4)


def test_the_plot_is_a_picture_of_every_point() -> None:
    curves = [
        Curve("tokens", ((16, 10.0), (64, 12.0), (512, 30.0))),
        Curve("layer", ((0, 5.0), (8, 2.0))),
    ]
    root = ET.fromstring(svg(curves))
    assert len(root.findall(".//{http://www.w3.org/2000/svg}circle")) == 5
    assert "layer" in "".join(root.itertext())


def test_an_unknown_part_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="there is no part naps"):
        main(["naps"])
    assert versions()["torch"].startswith("2.")
    assert capsys.readouterr().out == ""


def test_a_result_without_a_value_has_no_unit() -> None:
    assert "None" not in shown(Result("x", None, 1.0, True))
