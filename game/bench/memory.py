"""Peak memory with GPT-2 small's weights, ours and transformers', in processes of their own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from game.bench import peers
from game.bench.timing import Result

_PEAK = "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
_OURS = """
import sys, torch
from pathlib import Path
from game.mind.gpt2.checkpoint import read_weights
from game.mind.gpt2.config import read_config
from game.mind.gpt2.forward import live_once, prefill
folder = Path(sys.argv[1])
with torch.inference_mode():
    weights = read_weights(folder, read_config(folder))
    past = prefill(weights, list(range(127)))
    live_once(weights, 127, past)
"""
_THEIRS = """
import sys, torch
from transformers import GPT2LMHeadModel
model = GPT2LMHeadModel.from_pretrained(sys.argv[1], dtype=torch.float32).eval()
with torch.inference_mode():
    out = model(torch.arange(127)[None], use_cache=True)
    model(torch.tensor([[127]]), past_key_values=out.past_key_values, use_cache=True)
"""


def _peak(code: str, folder: str) -> float:
    """MiB of resident memory at its highest."""
    command = [sys.executable, "-c", code + _PEAK, folder]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024


def measure(tell: Callable[[str], None]) -> Iterator[Result]:
    """Peak memory of a prompt of 127 tokens and one life after it."""
    tell("peak memory")
    with tempfile.TemporaryDirectory() as folder:
        peers.save(peers.random_gpt2(), Path(folder))
        ours, theirs = _peak(_OURS, folder), _peak(_THEIRS, folder)
    note = f"{ours:.0f} / {theirs:.0f} MiB"
    yield Result("peak memory / transformers with the same weights", ours / theirs, 1.1, True, note)
