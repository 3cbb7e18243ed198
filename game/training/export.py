"""From a checkpoint of the training run to a folder that `transformers` loads."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from transformers import GPT2Config

from game.training import card, history
from game.training import tokenizer as bpe
from game.training.model import ModelSize, TinyGPT2
from game.training.probe.prompts import PROMPTS
from game.training.train import STATE, TOKENIZER, WEIGHTS, State

#: the card's name in a mind's folder
CARD = "README.md"
#: logits; words closer than this have no order worth keeping
TIE = 0.02


def config_of(shape: ModelSize, dtype: torch.dtype) -> GPT2Config:
    """The configuration with which `GPT2LMHeadModel` computes what `TinyGPT2` does."""
    config = GPT2Config(
        vocab_size=shape.vocab,
        n_positions=shape.positions,
        n_embd=shape.width,
        n_layer=shape.layers,
        n_head=shape.heads,
        activation_function="gelu_new",
        resid_pdrop=0.0,
        embd_pdrop=0.0,
        attn_pdrop=0.0,
        bos_token_id=bpe.START_ID,
        eos_token_id=bpe.START_ID,
        tie_word_embeddings=True,
    )
    config.architectures = ["GPT2LMHeadModel"]
    config.dtype = dtype
    return config


def shape_of(weights: dict[str, Tensor], heads: int) -> ModelSize:
    """The shape that a state dict has; the number of heads is not in it."""
    vocab, width = weights["transformer.wte.weight"].shape
    layers = 1 + max(
        int(name.split(".")[2]) for name in weights if name.startswith("transformer.h.")
    )
    return ModelSize(layers, heads, width, vocab, weights["transformer.wpe.weight"].shape[0])


@torch.no_grad()
def half_agrees(model: TinyGPT2, half: dict[str, Tensor], tokenizer: Tokenizer) -> bool:
    """Whether float16 weights, loaded as float32, keep every probe prompt's top five.

    They must be the same words in the same order, but for neighbours less than `TIE` apart.
    """
    rounded = TinyGPT2(model.shape)
    rounded.load_state_dict({name: value.float() for name, value in half.items()})
    for prompt in PROMPTS:
        ids = torch.tensor([bpe.encode(tokenizer, prompt.text)])[:, : model.shape.positions]
        full, short = model(ids)[0, -1], rounded(ids)[0, -1]
        values, words = full.topk(6)
        clear = values[:-1] - values[1:] > TIE
        kept = short[words[:-1]] > short[words[1:]]
        if not bool(kept[clear].all()):
            return False
        if bool(clear[4]) and set(short.topk(5).indices.tolist()) != set(words[:5].tolist()):
            return False
    return True


def export(checkpoint: Path, out: Path, probe: str = "") -> Path:
    """Write the finished folder, each file by an atomic rename: no reader sees half of one.

    `probe` is the card's table of measurements. Raises `FileNotFoundError` where the checkpoint
    lacks weights, state or tokenizer.
    """
    state = State(**json.loads((checkpoint / STATE).read_text("utf-8")))
    weights = load_file(checkpoint / WEIGHTS)
    tokenizer = Tokenizer.from_file(str(checkpoint / TOKENIZER))
    model = TinyGPT2(shape_of(weights, _heads(state)))
    model.load_state_dict(weights)
    half = {name: value.half().contiguous() for name, value in weights.items()}
    agrees = half_agrees(model, half, tokenizer)
    config = config_of(model.shape, torch.float16 if agrees else torch.float32)
    parameters = sum(value.numel() for value in weights.values())
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        save_file(
            half if agrees else weights, made / "model.safetensors", metadata={"format": "pt"}
        )
        config.save_pretrained(made)
        shutil.copy(checkpoint / TOKENIZER, made / "tokenizer.json")
        dtype = "float16" if agrees else "float32"
        text = card.render(out.name.capitalize(), state, config.to_dict(), parameters, dtype, probe)
        (made / CARD).write_text(text, "utf-8")
        history.write(made, state.runs())
        publish(made, out)
    return out


def _heads(state: State) -> int:
    shape = state.plan.get("shape")
    if not isinstance(shape, dict):
        raise ValueError("the checkpoint's state does not say how many heads it has")
    return int(shape["heads"])


def publish(made: Path, out: Path) -> None:
    """Move every file of a folder into another, each by an atomic rename."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(made.iterdir()):
        beside = out / f".{path.name}.new"
        shutil.copyfile(path, beside)
        beside.chmod(0o644)
        beside.replace(out / path.name)
