"""A GPT-2 checkpoint's tensors on disk, and their fingerprint. Knows torch."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from game.mind.api import MindError, Shape
from game.mind.gpt2.config import Config

#: the file in a checkpoint's folder
WEIGHTS = "model.safetensors"


@dataclass(frozen=True, slots=True)
class Block:
    """One layer's tensors, float32, in GPT-2's Conv1D layout: weight is (in, out)."""

    ln_1_weight: Tensor
    ln_1_bias: Tensor
    c_attn_weight: Tensor
    c_attn_bias: Tensor
    c_proj_weight: Tensor
    c_proj_bias: Tensor
    ln_2_weight: Tensor
    ln_2_bias: Tensor
    mlp_fc_weight: Tensor
    mlp_fc_bias: Tensor
    mlp_proj_weight: Tensor
    mlp_proj_bias: Tensor


@dataclass(frozen=True, slots=True)
class Weights:
    """A whole checkpoint. `wte` is (vocab, d_model) and unembeds too; `wpe` is (n_ctx, d_model).

    `wte_mean` (d_model) is the mean over the vocabulary.
    """

    shape: Shape
    epsilon: float
    dtype: str
    wte: Tensor
    wpe: Tensor
    blocks: tuple[Block, ...]
    ln_f_weight: Tensor
    ln_f_bias: Tensor
    wte_mean: Tensor


#: by a block's field, the name of its tensor
_BLOCK_NAMES = {
    "ln_1_weight": "ln_1.weight",
    "ln_1_bias": "ln_1.bias",
    "c_attn_weight": "attn.c_attn.weight",
    "c_attn_bias": "attn.c_attn.bias",
    "c_proj_weight": "attn.c_proj.weight",
    "c_proj_bias": "attn.c_proj.bias",
    "ln_2_weight": "ln_2.weight",
    "ln_2_bias": "ln_2.bias",
    "mlp_fc_weight": "mlp.c_fc.weight",
    "mlp_fc_bias": "mlp.c_fc.bias",
    "mlp_proj_weight": "mlp.c_proj.weight",
    "mlp_proj_bias": "mlp.c_proj.bias",
}


def read_weights(folder: Path, config: Config) -> Weights:
    """Load the tensors as float32. Only safetensors are read, never pickles.

    Raises:
        MindError: the file is missing or broken, or a tensor is missing or of another shape.
    """
    path = folder / WEIGHTS
    if not path.is_file():
        pickled = any((folder / n).is_file() for n in ("pytorch_model.bin", "model.bin"))
        told = "; a pickled checkpoint is there, but those are never loaded" if pickled else ""
        raise MindError(f"{folder} has no {WEIGHTS}{told}")
    try:
        with safe_open(str(path), framework="pt") as file:
            return _gather(_Source(file, path), config)
    except (SafetensorError, OSError) as error:
        raise MindError(f"{path} cannot be read: {error}") from None


class _Source:
    """Tensors by name and expected shape, whether or not the names start with `transformer.`"""

    def __init__(self, file: Any, path: Path) -> None:
        self._file, self._path = file, path
        self._names = set(file.keys())
        self._prefix = "transformer." if "transformer.wte.weight" in self._names else ""
        self.dtypes: set[str] = set()

    def take(self, name: str, *shape: int) -> Tensor:
        full = self._prefix + name
        if full not in self._names:
            raise MindError(f"{self._path} has no tensor {full}; is it a whole GPT-2?")
        tensor: Tensor = self._file.get_tensor(full)
        if tuple(tensor.shape) != shape:
            raise MindError(
                f"{self._path}: {full} is {tuple(tensor.shape)}, config.json asks for {shape}"
            )
        if not tensor.is_floating_point():
            raise MindError(f"{self._path}: {full} is {tensor.dtype}, not a float")
        self.dtypes.add(str(tensor.dtype).removeprefix("torch."))
        return tensor.to(torch.float32).contiguous()


def _gather(source: _Source, config: Config) -> Weights:
    d, inner = config.n_embd, config.n_inner or 4 * config.n_embd
    shapes = {
        "c_attn_weight": (d, 3 * d),
        "c_attn_bias": (3 * d,),
        "c_proj_weight": (d, d),
        "mlp_fc_weight": (d, inner),
        "mlp_fc_bias": (inner,),
        "mlp_proj_weight": (inner, d),
    }
    blocks = tuple(
        Block(
            **{
                field: source.take(f"h.{layer}.{name}", *shapes.get(field, (d,)))
                for field, name in _BLOCK_NAMES.items()
            }
        )
        for layer in range(config.n_layer)
    )
    wte = source.take("wte.weight", config.vocab_size, d)
    return Weights(
        shape=config.shape(),
        epsilon=config.layer_norm_epsilon,
        wte=wte,
        wte_mean=wte.mean(0),
        wpe=source.take("wpe.weight", config.n_positions, d),
        blocks=blocks,
        ln_f_weight=source.take("ln_f.weight", d),
        ln_f_bias=source.take("ln_f.bias", d),
        dtype="+".join(sorted(source.dtypes)),
    )


def fingerprint(folder: Path, config: Config) -> str:
    """sha256 over the configuration that matters and the bytes of the weights file."""
    digest = hashlib.sha256(json.dumps(asdict(config), sort_keys=True).encode())
    with (folder / WEIGHTS).open("rb") as file:
        digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
