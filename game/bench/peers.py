"""The libraries that the pass is measured against, each given the same random GPT-2."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import GPT2Config, GPT2LMHeadModel

from game.places import embedded_mind

#: the head that the one hook or edit silences, as in the life that is measured
HEAD = 3


def random_gpt2(seed: int = 0) -> GPT2LMHeadModel:
    """GPT-2 small with random weights, float32, eager attention."""
    torch.manual_seed(seed)
    config = GPT2Config(bos_token_id=0, eos_token_id=0)
    config._attn_implementation = "eager"
    return GPT2LMHeadModel(config).eval()


def save(model: GPT2LMHeadModel, folder: Path) -> Path:
    """The model as a checkpoint folder, without a tokenizer."""
    model.save_pretrained(folder)
    return folder


def loaded(folder: Path) -> GPT2LMHeadModel:
    """A checkpoint folder in transformers, float32, eager attention."""
    return GPT2LMHeadModel.from_pretrained(
        folder, attn_implementation="eager", dtype=torch.float32
    ).eval()


def lens_bridge(model: GPT2LMHeadModel) -> Any | None:
    """TransformerLens' TransformerBridge around a copy of the model, which it changes in place.

    None where it is not installed.
    """
    try:
        from transformer_lens.model_bridge import TransformerBridge
    except ImportError:
        return None
    from transformers import PreTrainedTokenizerFast

    # The bridge wants some tokenizer; the measured passes take ids.
    words = PreTrainedTokenizerFast(
        tokenizer_file=str(embedded_mind() / "tokenizer.json"),
        eos_token="<|endoftext|>",
    )
    return TransformerBridge.boot_transformers(
        "gpt2", hf_model=deepcopy(model), tokenizer=words, device="cpu", dtype=torch.float32
    )


def silence_with_bridge(bridge: Any, ids: Tensor, layer: int, head: int) -> Callable[[], Tensor]:
    """One full pass with one hook that silences a head."""

    def hook(z: Tensor, hook: Any) -> Tensor:
        del hook
        z = z.clone()
        z[:, :, head] = 0.0
        return z

    def run() -> Tensor:
        with torch.inference_mode():
            logits: Tensor = bridge.run_with_hooks(
                ids, fwd_hooks=[(f"blocks.{layer}.attn.hook_z", hook)]
            )
            return logits

    return run


def silence_with_nnsight(
    model: GPT2LMHeadModel, ids: Tensor, layer: int
) -> Callable[[], Tensor] | None:
    """One traced pass with one edit; None where nnsight is not installed."""
    try:
        from nnsight import NNsight
    except ImportError:
        return None
    traced = NNsight(model)
    size = model.config.n_embd // model.config.n_head

    def run() -> Tensor:
        with torch.inference_mode(), traced.trace(ids):
            carried = traced.transformer.h[layer].attn.c_proj.input
            carried[:, :, HEAD * size : (HEAD + 1) * size] = 0.0
            out = traced.lm_head.output.save()
        found: Tensor = out
        return found

    return run
