"""A checkpoint's `config.json`: what the pass depends on, checked. No torch."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.assets import EMBEDDED_MIND, embedded_mind
from game.mind.records import MindError, Shape

CONFIG = "config.json"
FAMILY = {
    "distilgpt2": Shape(6, 12, 768, 1024, 50257),
    "gpt2": Shape(12, 12, 768, 1024, 50257),
    "gpt2-medium": Shape(24, 16, 1024, 1024, 50257),
    "gpt2-large": Shape(36, 20, 1280, 1024, 50257),
    "gpt2-xl": Shape(48, 25, 1600, 1024, 50257),
}


class Config(BaseModel):
    """The part of GPT2Config that the pass depends on; anything it does not do is refused."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    model_type: str
    n_layer: int = Field(ge=1, le=200)
    n_head: int = Field(ge=1, le=200)
    n_embd: int = Field(ge=1, le=16384)
    n_positions: int = Field(ge=2, le=65536)
    vocab_size: int = Field(ge=2, le=1_000_000)
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
        config = Config.model_validate_json(path.read_bytes())
    except OSError as error:
        raise MindError(f"cannot read {path}: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise MindError(f"{path} is no GPT-2 configuration: {where}: {first['msg']}") from None
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


def known_shape(name: str) -> Shape | None:
    """The sizes of a mind known by name without loading it; None for any other."""
    if name == EMBEDDED_MIND:
        try:
            return read_config(embedded_mind()).shape()
        except MindError:
            return None
    return FAMILY.get(name)
