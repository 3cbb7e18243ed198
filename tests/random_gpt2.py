"""Random GPT-2 checkpoints whose biases, LayerNorm gains and shifts are random too.

A fresh initialisation has them at 0 and 1 and would hide a pass that forgets them.
"""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import GPT2Config, GPT2LMHeadModel


def random_model(seed: int = 0, **sizes: int) -> GPT2LMHeadModel:
    """A float32 GPT2LMHeadModel with every parameter random; GPT-2 small without `sizes`."""
    config = GPT2Config(**sizes, bos_token_id=0, eos_token_id=0, initializer_range=0.04)
    config._attn_implementation = "eager"
    torch.manual_seed(seed)
    model = GPT2LMHeadModel(config).eval()
    draw = torch.Generator().manual_seed(seed + 1)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim == 1:
                middle = 1.0 if name.endswith("weight") else 0.0
                parameter.copy_(middle + 0.2 * torch.randn(parameter.shape, generator=draw))
    return model


def save(model: GPT2LMHeadModel, folder: Path) -> Path:
    """Write `model` as a checkpoint folder (no tokenizer)."""
    model.save_pretrained(folder)
    return folder
