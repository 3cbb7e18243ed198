"""The pass against TransformerLens' TransformerBridge: the same edits as hooks, the same logits.

Needs the extra `bench`, which the tests do not install; skipped where it is absent.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Protocol

import pytest
import torch
from torch import Tensor

os.environ.setdefault("HF_HUB_OFFLINE", "1")
pytest.importorskip("transformer_lens", reason="pip install 'forward-pass[bench]'")

from game.bench.peers import lens_bridge
from game.mind.edits import random_direction
from game.mind.nudges.kinds import At, Attend, Key, Nudge, Query, Scale, Seed, Think, Value
from tests.mind.test_parity import LENGTH, LIMIT, Pair, agree
from tests.random_gpt2 import random_model, save

LAYER, HEAD, LAST = 4, 2, LENGTH - 1
Hook = Callable[..., Tensor]


class Bridge(Protocol):
    """What is asked of a TransformerBridge: logits (1, T, V) of token ids (1, T)."""

    def __call__(self, ids: Tensor) -> Tensor: ...

    def run_with_hooks(self, ids: Tensor, *, fwd_hooks: list[tuple[str, Hook]]) -> Tensor: ...


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return Pair(save(random_model(seed=3), tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def bridge(pair: Pair) -> Bridge:
    made: Bridge | None = lens_bridge(pair.model)
    assert made is not None
    return made


def bend(position: int | slice, strength: float, size: int = 64) -> Hook:
    """Add a random direction to one head's vectors (1, T, n_head, d_head)."""

    def hook(x: Tensor, hook: object) -> Tensor:
        del hook
        x = x.clone()
        old = x[0, position, HEAD].clone()
        length = old.norm(dim=-1, keepdim=True)
        x[0, position, HEAD] = old + strength * length * random_direction(7, size)
        return x

    return hook


def scale(rows: slice, factor: float) -> Hook:
    def hook(z: Tensor, hook: object) -> Tensor:
        del hook
        z = z.clone()
        z[:, rows, HEAD] *= factor
        return z

    return hook


def attend(position: int, share: float, rows: slice) -> Hook:
    def hook(pattern: Tensor, hook: object) -> Tensor:
        del hook
        pattern = pattern.clone()
        pattern[:, HEAD, rows] *= 1 - share
        pattern[:, HEAD, rows, position] += share
        return pattern

    return hook


def think(pair: Pair, token: int, strength: float, rows: slice) -> Hook:
    way = pair.weights.ln_f_weight * (pair.weights.wte[token] - pair.weights.wte.mean(0))

    def hook(x: Tensor, hook: object) -> Tensor:
        del hook
        x = x.clone()
        x[:, rows] += strength * x[:, rows].norm(dim=-1, keepdim=True) * way / way.norm()
        return x

    return hook


def cases(pair: Pair) -> list[tuple[Nudge, str, Hook]]:
    now, seen = slice(LAST, None), slice(5, None)
    everywhere = slice(None)
    place = (LAYER, HEAD)
    return [
        (Scale(*place, 0.0), "attn.hook_z", scale(now, 0.0)),
        (Scale(*place, 2.5, everywhere=True), "attn.hook_z", scale(everywhere, 2.5)),
        (Attend(*place, At(5), 0.8), "attn.hook_pattern", attend(5, 0.8, now)),
        (Attend(*place, At(5), 0.8, True), "attn.hook_pattern", attend(5, 0.8, seen)),
        (Query(*place, Seed(7), 3.0), "attn.hook_q", bend(LAST, 3.0)),
        (Query(*place, Seed(7), 3.0, True), "attn.hook_q", bend(everywhere, 3.0)),
        (Key(*place, At(5), Seed(7), 4.0, True), "attn.hook_k", bend(5, 4.0)),
        (Value(*place, At(5), Seed(7), 4.0, True), "attn.hook_v", bend(5, 4.0)),
        (Think(LAYER, "77", 1.0), "hook_resid_post", think(pair, 77, 1.0, now)),
        (Think(LAYER, "77", 0.5, True), "hook_resid_post", think(pair, 77, 0.5, everywhere)),
    ]


def test_edits_equal_hooks_of_transformer_lens(pair: Pair, bridge: Bridge) -> None:
    ids = torch.tensor([[t.id for t in pair.tokens]])
    with torch.inference_mode():
        agree(pair.baseline.logits, bridge(ids)[0, -1])
        for nudge, where, hook in cases(pair):
            theirs = bridge.run_with_hooks(ids, fwd_hooks=[(f"blocks.{LAYER}.{where}", hook)])
            agree(pair.nudged([nudge]).logits, theirs[0, -1])
            moved = (theirs[0, -1] - pair.baseline.logits).abs().max()
            assert moved > 20 * LIMIT, nudge
