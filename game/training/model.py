"""A trainable GPT-2 in plain torch whose parameter names are those of `transformers`.

The module tree mirrors `GPT2LMHeadModel` (`transformer.h.0.attn.c_attn.weight` …), so that the
state dict of `TinyGPT2` is a checkpoint without renaming. Shapes are written as
`(batch, time, width)`.

The weights start small and random as GPT-2's do; then `game.training.wiring` sets a few.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class ModelSize:
    """The size of a mind. `width` must be a multiple of `heads`."""

    layers: int = 8
    heads: int = 8
    width: int = 256
    vocab: int = 5120
    positions: int = 512

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise ValueError(f"width {self.width} is not a multiple of {self.heads} heads")


class Conv1D(nn.Module):
    """GPT-2's linear map: `x @ weight + bias` with `weight` of shape `(inputs, outputs)`."""

    def __init__(self, inputs: int, outputs: int, std: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs) * std)
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x: Tensor) -> Tensor:
        flat = torch.addmm(self.bias, x.reshape(-1, x.shape[-1]), self.weight)
        return flat.view(*x.shape[:-1], -1)


class Attention(nn.Module):
    """Causal self-attention; `c_attn` holds queries, keys and values in that order."""

    def __init__(self, shape: ModelSize) -> None:
        super().__init__()
        d = shape.width
        self.heads = shape.heads
        self.c_attn = Conv1D(d, 3 * d, 0.02)
        self.c_proj = Conv1D(d, d, 0.02 / math.sqrt(2 * shape.layers))

    def forward(self, x: Tensor) -> Tensor:
        batch, time, d = x.shape
        q, k, v = (
            self.c_attn(x).view(batch, time, 3 * self.heads, -1).transpose(1, 2).chunk(3, dim=1)
        )
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        out: Tensor = self.c_proj(mixed.transpose(1, 2).reshape(batch, time, d))
        return out


class MLP(nn.Module):
    """Two maps with `gelu_new` between them."""

    def __init__(self, shape: ModelSize) -> None:
        super().__init__()
        d = shape.width
        self.c_fc = Conv1D(d, 4 * d, 0.02)
        self.c_proj = Conv1D(4 * d, d, 0.02 / math.sqrt(2 * shape.layers))

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.c_proj(F.gelu(self.c_fc(x), approximate="tanh"))
        return out


class Block(nn.Module):
    """A pre-LayerNorm transformer block."""

    def __init__(self, shape: ModelSize) -> None:
        super().__init__()
        self.ln_1 = nn.LayerNorm(shape.width)
        self.attn = Attention(shape)
        self.ln_2 = nn.LayerNorm(shape.width)
        self.mlp = MLP(shape)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.ln_1(x))
        out: Tensor = x + self.mlp(self.ln_2(x))
        return out


class Trunk(nn.Module):
    """Embeddings, blocks and the final LayerNorm: token ids `(B, T)` to states `(B, T, d)`."""

    def __init__(self, shape: ModelSize) -> None:
        super().__init__()
        self.wte = nn.Embedding(shape.vocab, shape.width)
        self.wpe = nn.Embedding(shape.positions, shape.width)
        self.h = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.ln_f = nn.LayerNorm(shape.width)
        nn.init.normal_(self.wte.weight, std=0.02)
        nn.init.normal_(self.wpe.weight, std=0.02)

    @property
    def blocks(self) -> list[Block]:
        """The blocks, lowest first."""
        return [block for block in self.h if isinstance(block, Block)]

    def forward(self, ids: Tensor) -> Tensor:
        x = self.wte(ids) + self.wpe.weight[: ids.shape[1]]
        for block in self.h:
            x = block(x)
        out: Tensor = self.ln_f(x)
        return out


class TinyGPT2(nn.Module):
    """The language model; its unembedding is the transposed `wte`."""

    def __init__(self, shape: ModelSize) -> None:
        super().__init__()
        self.shape = shape
        self.transformer = Trunk(shape)

    def forward(self, ids: Tensor) -> Tensor:
        """Logits `(B, T, vocab)` for token ids `(B, T)`."""
        logits: Tensor = self.transformer(ids) @ self.transformer.wte.weight.T
        return logits

    def loss(self, ids: Tensor, weights: Tensor) -> Tensor:
        """Weighted mean cross-entropy, in nats per token.

        `ids` is `(B, T + 1)`; `weights` is `(B, T)`, one weight for each predicted token.
        """
        logits = self(ids[:, :-1])
        losses = F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="none")
        flat = weights.flatten()
        return (losses * flat).sum() / flat.sum().clamp(min=1.0)


def finished_weights(folder: Path) -> dict[str, Tensor]:
    """The weights of a finished mind's folder in float32, as a state dict of `TinyGPT2`."""
    weights = load_file(folder / "model.safetensors")
    return {name: value.float() for name, value in weights.items()}
