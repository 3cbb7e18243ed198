"""A checkpoint's `config.json`: what the pass depends on, checked. No torch."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from game.mind.api import MindError, Shape

#: the file in a checkpoint's folder
CONFIG = "config.json"
#: by field, the least and the most it may be
_LIMITS = {
    "n_layer": (1, 200),
    "n_head": (1, 200),
    "n_embd": (1, 16384),
    "n_inner": (1, 65536),
    "n_positions": (2, 65536),
    "vocab_size": (2, 1_000_000),
    "layer_norm_epsilon": (0.0, 1.0),
}
#: by a field's type, what it is called and what JSON gives for it
_TYPES = {
    "str": ("a text", str),
    "int": ("a whole number", int),
    "int | None": ("a whole number", int),
    "float": ("a number", int | float),
    "bool": ("true or false", bool),
}


@dataclass(frozen=True, slots=True)
class Config:
    """The part of GPT2Config that the pass depends on; anything it does not do is refused.

    Checked by hand: a mind wakes in little more time than torch does, and a validation library
    would take a tenth of that again.
    """

    model_type: str
    n_layer: int
    n_head: int
    n_embd: int
    n_positions: int
    vocab_size: int
    n_inner: int | None = None
    layer_norm_epsilon: float = 1e-5
    activation_function: str = "gelu_new"
    scale_attn_weights: bool = True
    scale_attn_by_inverse_layer_idx: bool = False
    add_cross_attention: bool = False
    tie_word_embeddings: bool = True

    def shape(self) -> Shape:
        return Shape(self.n_layer, self.n_head, self.n_embd, self.n_positions, self.vocab_size)


def read_config(folder: Path) -> Config:
    """Read and check `config.json`.

    Raises:
        MindError: it is missing, broken, or asks for something GPT-2's pass does not do.
    """
    path = folder / CONFIG
    try:
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise MindError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise MindError(f"{path} is no GPT-2 configuration: {error}") from None
    try:
        config = _checked(found)
    except ValueError as error:
        raise MindError(f"{path} is no GPT-2 configuration: {error}") from None
    wrong = {
        "model_type": config.model_type != "gpt2",
        "activation_function": config.activation_function != "gelu_new",
        "scale_attn_weights": not config.scale_attn_weights,
        "scale_attn_by_inverse_layer_idx": config.scale_attn_by_inverse_layer_idx,
        "add_cross_attention": config.add_cross_attention,
        "tie_word_embeddings": not config.tie_word_embeddings,
        "n_embd (it is no multiple of n_head)": config.n_embd % config.n_head != 0,
    }
    for name, bad in wrong.items():
        if bad:
            value = getattr(config, name.split()[0])
            raise MindError(f"{path}: {name} is {value}, which is not GPT-2 as this game runs it")
    return config


def _checked(found: object) -> Config:
    """The fields of a configuration, each of its kind and size.

    Raises:
        ValueError: which field is wrong, and how.
    """
    if not isinstance(found, dict):
        raise ValueError("the file holds no mapping")
    values: dict[str, Any] = {}
    for field in fields(Config):
        if field.name not in found:
            if field.default is MISSING:
                raise ValueError(f"{field.name} is missing")
            continue
        value, (kind, allowed) = found[field.name], _TYPES[str(field.type)]
        low, high = _LIMITS.get(field.name, (float("-inf"), float("inf")))
        if value is None and "None" in str(field.type):
            continue
        if not isinstance(value, allowed) or (isinstance(value, bool) and allowed is not bool):
            raise ValueError(f"{field.name} is not {kind}")
        if isinstance(value, int | float) and not low <= value <= high:
            raise ValueError(f"{field.name} is {value}, outside {low} to {high}")
        values[field.name] = value
    return Config(**values)
