"""The pass itself: a nudged life, every waking head silenced, a new token; against three peers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from game.bench import peers
from game.bench.timing import Result, ratio, take_turns
from game.mind.gpt2.batch import live_many
from game.mind.gpt2.checkpoint import Weights, read_weights
from game.mind.gpt2.config import read_config
from game.mind.gpt2.edits import Edits, LayerEdits
from game.mind.gpt2.forward import Past, Run, live_once, prefill
from game.places import embedded_mind

#: prompt lengths of random GPT-2 small; the targets are the longer one's
LENGTHS = (64, 128)
#: prompt length of the embedded mind
EMBEDDED_LENGTH = 128
#: of the hook loop's 108 passes, so many are timed
LOOPED = 3


@dataclass(frozen=True)
class Subject:
    """One checkpoint in our pass and in transformers, with a prompt of random tokens."""

    weights: Weights
    model: object
    ids: Tensor
    past: Past | None
    baseline: Run

    @property
    def last(self) -> int:
        return int(self.ids[0, -1])

    @property
    def middle(self) -> int:
        return self.weights.shape.n_layer // 2


def subject(length: int, folder: Path) -> Subject:
    """A checkpoint, and a prompt of `length` random tokens."""
    model = peers.loaded(folder)
    weights = read_weights(folder, read_config(folder))
    draw = torch.Generator().manual_seed(length)
    ids = torch.randint(0, weights.shape.n_vocab, (1, length), generator=draw)
    past = prefill(weights, ids[0, :-1].tolist())
    return Subject(weights, model, ids, past, live_once(weights, int(ids[0, -1]), past))


def silence(layer: int, head: int) -> Edits:
    """One head silenced."""
    return {layer: LayerEdits(scales=[(head, 0.0)])}


def nudged(of: Subject, layer: int) -> Callable[[], Run]:
    """The life that is measured: one head of a layer silenced, on the cached past."""
    edits = silence(layer, peers.HEAD)

    def run() -> Run:
        with torch.inference_mode():
            return live_once(of.weights, of.last, of.past, edits, of.baseline)

    return run


def full_pass(of: Subject) -> Callable[[], Tensor]:
    """transformers' pass over the whole prompt, without a cache."""

    def run() -> Tensor:
        with torch.inference_mode():
            logits: Tensor = of.model(of.ids, use_cache=False).logits  # type: ignore[operator]
            return logits

    return run


def cached_steps(of: Subject) -> tuple[Callable[[], Run], Callable[[], object]]:
    """A new token on the cache: ours, and transformers' own."""
    from transformers.cache_utils import DynamicCache

    model = of.model
    cache = DynamicCache(config=model.config)  # type: ignore[attr-defined]
    with torch.inference_mode():
        model(of.ids[:, :-1], past_key_values=cache, use_cache=True)  # type: ignore[operator]

    def ours() -> Run:
        with torch.inference_mode():
            return live_once(of.weights, of.last, of.past)

    def theirs() -> object:
        with torch.inference_mode():
            out = model(of.ids[:, -1:], past_key_values=cache, use_cache=True)  # type: ignore[operator]
            cache.crop(-1)
            return out

    return ours, theirs


def matvec(rows: int = 16384, columns: int = 4096) -> tuple[Callable[[], Tensor], int]:
    """A matrix-vector product too large for any cache, and the bytes it reads."""
    matrix, vector = torch.randn(rows, columns), torch.randn(columns)

    def run() -> Tensor:
        with torch.inference_mode():
            return matrix @ vector

    return run, matrix.numel() * matrix.element_size()


def touched(weights: Weights, layer: int) -> int:
    """Bytes of weights that a life nudged in `layer` reads: blocks from there on, and words."""
    per_block = 12 * weights.shape.d_model**2
    words = weights.shape.n_vocab * weights.shape.d_model
    return 4 * (per_block * (weights.shape.n_layer - layer) + words)


def measure(rounds: int, tell: Callable[[str], None]) -> Iterator[Result]:
    """Every ratio of the pass: random GPT-2 small at both lengths, and the embedded mind."""
    with tempfile.TemporaryDirectory() as name:
        folder = peers.save(peers.random_gpt2(), Path(name))
        for length in LENGTHS:
            held = length == LENGTHS[-1]
            yield from _measure(subject(length, folder), f"{length} tokens", held, rounds, tell)
    embedded = subject(EMBEDDED_LENGTH, embedded_mind())
    yield from _measure(embedded, "embedded mind", False, rounds, tell)


def _measure(
    of: Subject, what: str, held: bool, rounds: int, tell: Callable[[str], None]
) -> Iterator[Result]:
    """The table of one subject; without `held`, its ratios are held to no target."""
    tell(f"nudged lives, {what}")
    yield from _nudged(of, rounds, what, held)
    tell(f"silencing every waking head, {what}")
    yield from _sweep(of, max(2, rounds // 4), what, held)


def _nudged(of: Subject, rounds: int, what: str, held: bool) -> Iterator[Result]:
    layer, head = of.middle, peers.HEAD
    bridge = peers.lens_bridge(of.model)
    product, bytes_read = matvec()
    ours, theirs = cached_steps(of)
    runs: dict[str, Callable[[], object]] = {
        "full": full_pass(of),
        "nudged": nudged(of, layer),
        "product": product,
        "step": ours,
        "their step": theirs,
    }
    if bridge is not None:
        runs["bridge"] = peers.silence_with_bridge(bridge, of.ids, layer, head)
    traced = peers.silence_with_nnsight(of.model, of.ids, layer)
    if traced is not None:
        runs["nnsight"] = traced
    took = take_turns(runs, rounds)

    def compare(name: str, theirs: str, target: float, **how: Any) -> Result:
        mine = took["step" if theirs == "their step" else "nudged"]
        return ratio(f"{name}, {what}", mine, took.get(theirs), target if held else None, **how)

    yield compare("nudged life / transformers' full pass", "full", 0.13)
    yield compare("TransformerLens' bridge with one hook / nudged life", "bridge", 8, faster=True)
    yield compare("nnsight with one edit / nudged life", "nnsight", 8, faster=True)
    floor = touched(of.weights, layer) / bytes_read
    yield compare("nudged life / floor of its weights", "product", 1.75, scale=floor)
    yield compare("new token / transformers' cached step", "their step", 1.05)


def _sweep(of: Subject, rounds: int, what: str, held: bool) -> Iterator[Result]:
    shape = of.weights.shape
    heads = [(layer, head) for layer in range(shape.n_waking) for head in range(shape.n_head)]
    variants = [silence(*place) for place in heads]

    def ours() -> Tensor:
        with torch.inference_mode():
            return live_many(of.weights, of.past, of.baseline, variants)

    name = f"hook loop over {len(heads)} heads ({LOOPED} timed) / one sweep, {what}"
    target = 60.0 if held else None
    bridge = peers.lens_bridge(of.model)
    if bridge is None:
        yield ratio(name, [], None, target, faster=True)
        return
    some = [
        peers.silence_with_bridge(bridge, of.ids, *place)
        for place in heads[:: len(heads) // LOOPED]
    ]

    def loop() -> None:
        for run in some:
            run()

    took = take_turns({"ours": ours, "loop": loop}, rounds)
    whole = len(heads) / len(some)
    yield ratio(name, took["ours"], took["loop"], target, faster=True, scale=whole)
