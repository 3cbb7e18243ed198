"""How the cost of a nudged life grows: with the prompt, the layer, the nudges and the model."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from transformers import GPT2Config, GPT2LMHeadModel

from game.bench.timing import take_turns
from game.mind.gpt2.checkpoint import Weights, read_weights
from game.mind.gpt2.config import read_config
from game.mind.gpt2.edits import Edits, LayerEdits
from game.mind.gpt2.forward import Run, live_once, prefill

#: tokens of the prompts that are measured
LENGTHS = (16, 64, 128, 256, 512, 1000)
#: layers that are nudged
LAYERS = (0, 2, 4, 6, 8)
#: numbers of nudges
NUDGES = (1, 2, 4, 8, 16)
#: layers, heads, width of random models, small enough for any machine
SIZES = ((4, 4, 256), (6, 12, 768), (12, 12, 768), (12, 16, 1024))


@dataclass(frozen=True)
class Curve:
    """Milliseconds over something: ``points`` are (what, ms)."""

    name: str
    points: tuple[tuple[float, float], ...]


def _weights(layers: int, heads: int, width: int) -> Weights:
    torch.manual_seed(0)
    config = GPT2Config(n_layer=layers, n_head=heads, n_embd=width, bos_token_id=0, eos_token_id=0)
    with TemporaryDirectory() as folder:
        GPT2LMHeadModel(config).save_pretrained(folder)
        return read_weights(Path(folder), read_config(Path(folder)))


def _silent(layer: int, count: int, heads: int) -> Edits:
    edits: Edits = {}
    for number in range(count):
        here = edits.setdefault(layer + number // heads, LayerEdits())
        here.scales.append((number % heads, 0.0))
    return edits


def _life(weights: Weights, length: int, edits: Edits) -> Callable[[], Run]:
    past = prefill(weights, list(range(length - 1)))
    baseline = live_once(weights, length, past)
    return lambda: live_once(weights, length, past, edits, baseline)


@torch.inference_mode()
def curves(rounds: int, tell: Callable[[str], None]) -> list[Curve]:
    """Four curves on random models."""
    tell("how the cost grows")
    small = _weights(12, 12, 768)
    heads = small.shape.n_head

    def timed(name: str, runs: dict[float, Callable[[], Run]]) -> Curve:
        took = take_turns({str(what): run for what, run in runs.items()}, rounds)
        return Curve(name, tuple((what, 1e3 * statistics.median(took[str(what)])) for what in runs))

    found = [
        timed("tokens", {n: _life(small, n, _silent(6, 1, heads)) for n in LENGTHS}),
        timed("layer", {n: _life(small, 128, _silent(n, 1, heads)) for n in LAYERS}),
        timed("nudges", {n: _life(small, 128, _silent(6, n, heads)) for n in NUDGES}),
    ]
    models = [_weights(*size) for size in SIZES]
    sizes: dict[float, Callable[[], Run]] = {
        _millions(model): _life(model, 128, _silent(model.shape.n_layer // 2, 1, 4))
        for model in models
    }
    return [*found, timed("million parameters", sizes)]


def _millions(weights: Weights) -> float:
    shape = weights.shape
    words = shape.n_vocab * shape.d_model
    return round((12 * shape.d_model**2 * shape.n_layer + words) / 1e6)


#: points of a panel and of the space around it
WIDTH, HEIGHT, MARGIN = 300, 180, 40


def svg(found: list[Curve]) -> str:
    """The curves side by side, each from zero."""
    total = WIDTH * len(found)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {HEIGHT + MARGIN}" '
        f'font-family="sans-serif" font-size="11" fill="#444">'
    ]
    for number, curve in enumerate(found):
        parts.append(f'<g transform="translate({number * WIDTH},0)">{_panel(curve)}</g>')
    return "".join([*parts, "</svg>\n"])


def _panel(curve: Curve) -> str:
    most, highest = curve.points[-1][0] or 1.0, max(ms for _, ms in curve.points) * 1.1
    left, low = MARGIN, HEIGHT - 10

    def place(what: float, ms: float) -> tuple[float, float]:
        return left + (WIDTH - left - 20) * what / most, low - (low - 20) * ms / highest

    points = [place(*point) for point in curve.points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="#2a7"/>' for x, y in points)
    marks = "".join(
        f'<text x="{x:.1f}" y="{low + 14}" text-anchor="middle">{what:g}</text>'
        for (what, _), (x, _) in zip(curve.points, points, strict=True)
        if x - points[0][0] > 24 or what == curve.points[0][0]
    )
    return (
        f'<text x="{WIDTH / 2}" y="12" text-anchor="middle">ms a life, by {curve.name}</text>'
        f'<path d="M{left},20V{low}H{WIDTH - 20}" fill="none" stroke="#999"/>'
        f'<text x="{left - 4}" y="28" text-anchor="end">{highest:.0f}</text>'
        f'<polyline points="{line}" fill="none" stroke="#2a7" stroke-width="1.5"/>{dots}{marks}'
    )
