"""GPT-2's whole family at its true sizes, with random weights, against transformers.

Gigabytes and minutes: run with `pytest -m slow`. XL takes 13 GB of memory and 6 GB of disk.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from game.mind.edits import resolve
from game.mind.gpt2.model import GPT2
from game.mind.gpt2.reference import Hooked
from game.mind.nudges.kinds import At, Attend, Nudge, Scale, Think
from game.mind.results import Token
from game.mind.sources.registry import KNOWN_MINDS, KnownMind
from tests.mind.test_parity import Words, agree
from tests.random_gpt2 import random_model, save

LENGTH = 12


@pytest.mark.slow
@pytest.mark.parametrize("known", [each for each in KNOWN_MINDS if each.repository], ids=str)
def test_a_nudged_life_equals_transformers(known: KnownMind, tmp_path: Path) -> None:
    shape = known.shape
    sizes = {"n_layer": shape.n_layer, "n_head": shape.n_head, "n_embd": shape.d_model}
    model = random_model(seed=1, **sizes)
    folder = save(model, tmp_path)
    gpt2 = GPT2.load(folder)
    assert gpt2.shape == shape
    tokens = [Token(i, str(i)) for i in range(900, 900 + LENGTH)]
    ids = [token.id for token in tokens]
    layer, head = shape.n_waking - 1, shape.n_head - 1
    nudges: list[Nudge] = [
        Scale(0, head, 0.0),
        Attend(layer, head, At(3), 0.9),
        Think(layer, "77", 1.0),
    ]
    with torch.inference_mode():
        past = gpt2.prefill(ids[:-1])
        baseline = gpt2.live_once(ids[-1], past)
        edits = resolve(nudges, tokens, gpt2, Words(), lambda _: ())  # type: ignore[arg-type]
        ours = gpt2.live_once(ids[-1], past, edits, baseline).logits
        agree(gpt2.live_many(past, baseline, [edits])[0], ours)
        agree(baseline.logits, model(torch.tensor([ids])).logits[0, -1])
    agree(ours, Hooked(model, int, lambda _: []).logits(tokens, [(LENGTH - 1, nudges)]))
