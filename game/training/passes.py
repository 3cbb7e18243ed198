"""Passes that record and bend: what the probe needs to look at heads and to nudge one.

As in the game, a nudge acts on the last position alone: the past stays as it was, and the last
position is computed again from the nudged layer up. ``n`` nudges of one layer are one batch.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from game.mind.api import waking_layers
from game.training.model import Block, ModelSize, TinyGPT2


@dataclass(frozen=True)
class LayerRecord:
    """One layer of one pass over a prompt of ``T`` tokens (heads ``H``, head width ``w``)."""

    state: Tensor  # (d,) the last position's residual below the layer
    keys: Tensor  # (H, T, w)
    values: Tensor  # (H, T, w)
    pattern: Tensor  # (H, T, T)
    mixed: Tensor  # (H, w) what each head read at the last position


@dataclass(frozen=True)
class Record:
    """A whole pass: its layers and the last position's log-probabilities ``(vocab,)``."""

    layers: list[LayerRecord]
    log_probs: Tensor


def load_mind(folder: Path) -> tuple[TinyGPT2, Tokenizer]:
    """A checkpoint folder as float32 :class:`TinyGPT2` with its tokenizer."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    shape = ModelSize(
        config["n_layer"],
        config["n_head"],
        config["n_embd"],
        config["vocab_size"],
        config["n_positions"],
    )
    model = TinyGPT2(shape)
    weights = load_file(folder / "model.safetensors")
    model.load_state_dict({name: value.float() for name, value in weights.items()})
    return model.eval(), Tokenizer.from_file(str(folder / "tokenizer.json"))


def split_heads(block: Block, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Queries, keys and values ``(B, H, T, w)`` of states ``(B, T, d)``."""
    batch, time, _ = x.shape
    joint = block.attn.c_attn(block.ln_1(x)).view(batch, time, 3 * block.attn.heads, -1)
    q, k, v = joint.transpose(1, 2).chunk(3, dim=1)
    return q, k, v


def finish(block: Block, x: Tensor, mixed: Tensor) -> Tensor:
    """The states above a block from those below it and its mixed values ``(B, H, T, w)``."""
    batch, _, time, _ = mixed.shape
    x = x + block.attn.c_proj(mixed.transpose(1, 2).reshape(batch, time, -1))
    above: Tensor = x + block.mlp(block.ln_2(x))
    return above


def attention(q: Tensor, k: Tensor) -> Tensor:
    """Causal attention weights ``(B, H, Tq, Tk)``; the queries are the last ``Tq`` positions."""
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    ahead = torch.ones(q.shape[-2], k.shape[-2], dtype=torch.bool).triu(
        k.shape[-2] - q.shape[-2] + 1
    )
    return scores.masked_fill(ahead, -math.inf).softmax(-1)


@torch.no_grad()
def record(model: TinyGPT2, ids: list[int]) -> Record:
    """Run a prompt once and keep what nudges need."""
    trunk = model.transformer
    x = trunk.wte(torch.tensor([ids])) + trunk.wpe.weight[: len(ids)]
    layers = []
    for block in trunk.blocks:
        q, k, v = split_heads(block, x)
        pattern = attention(q, k)
        mixed = pattern @ v
        layers.append(LayerRecord(x[0, -1], k[0], v[0], pattern[0], mixed[0, :, -1]))
        x = finish(block, x, mixed)
    logits = trunk.ln_f(x[0, -1]) @ trunk.wte.weight.T
    return Record(layers, logits.log_softmax(-1))


@torch.no_grad()
def patterns(model: TinyGPT2, ids: Tensor) -> list[Tensor]:
    """Attention weights ``(B, H, T, T)`` of every layer for a batch of ids ``(B, T)``."""
    trunk = model.transformer
    x = trunk.wte(ids) + trunk.wpe.weight[: ids.shape[1]]
    found = []
    for block in trunk.blocks:
        q, k, v = split_heads(block, x)
        pattern = attention(q, k)
        found.append(pattern)
        x = finish(block, x, pattern @ v)
    return found


@torch.no_grad()
def with_mixed(model: TinyGPT2, base: Record, layer: int, mixed: Tensor) -> Tensor:
    """The last position's log-probabilities when the heads of ``layer`` read ``mixed`` instead.

    ``mixed`` is ``(n, H, w)``, one row for each variant; the result is ``(n, vocab)``.
    """
    trunk = model.transformer
    count = mixed.shape[0]
    x = base.layers[layer].state.expand(count, 1, -1)
    x = finish(trunk.blocks[layer], x, mixed[:, :, None, :])
    for above in range(layer + 1, len(trunk.blocks)):
        past = base.layers[above]
        q, k, v = split_heads(trunk.blocks[above], x)
        k = torch.cat([past.keys[None, :, :-1].expand(count, -1, -1, -1), k], dim=2)
        v = torch.cat([past.values[None, :, :-1].expand(count, -1, -1, -1), v], dim=2)
        x = finish(trunk.blocks[above], x, attention(q, k) @ v)
    logits: Tensor = trunk.ln_f(x[:, -1]) @ trunk.wte.weight.T
    return logits.log_softmax(-1)


@dataclass(frozen=True)
class Effect:
    """One head's nudge and what came out: the top word, its probability, and the KL in nats."""

    nudge: str
    word: str
    probability: float
    kl: float


def waking(model: TinyGPT2) -> int:
    """How many of the lower layers the player may touch."""
    return waking_layers(model.shape.layers)


def sweep(model: TinyGPT2, tokenizer: Tokenizer, ids: list[int]) -> list[Effect]:
    """Every waking head: scale 0, 2 and 3, and attending wholly to each token of the prompt."""
    base = record(model, ids)
    texts = [tokenizer.decode([token], skip_special_tokens=False) for token in ids]
    effects = []
    for layer in range(waking(model)):
        here = base.layers[layer]
        for head in range(model.shape.heads):
            candidates = [here.mixed[head] * scale for scale in (0.0, 2.0, 3.0)] + list(
                here.values[head]
            )
            mixed = here.mixed.expand(len(candidates), -1, -1).clone()
            mixed[:, head] = torch.stack(candidates)
            names = [f"scale {scale}" for scale in (0, 2, 3)]
            names += [f"attend @{i} {text!r}" for i, text in enumerate(texts)]
            log_probs = with_mixed(model, base, layer, mixed)
            kls = (log_probs.exp() * (log_probs - base.log_probs)).sum(-1)
            best, words = log_probs.max(-1)
            for name, value, word, kl in zip(names, best.exp(), words, kls, strict=True):
                spoken = tokenizer.decode([int(word)], skip_special_tokens=False)
                effects.append(Effect(f"L{layer}.H{head} {name}", spoken, float(value), float(kl)))
    return effects


def top_words(tokenizer: Tokenizer, log_probs: Tensor, count: int = 5) -> list[tuple[str, float]]:
    """The most likely next words with their probabilities."""
    values, ids = log_probs.topk(count)
    spoken = [tokenizer.decode([token], skip_special_tokens=False) for token in ids.tolist()]
    return list(zip(spoken, values.exp().tolist(), strict=True))
