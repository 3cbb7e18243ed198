"""A checkpoint folder: what is loaded, what is refused, and in what words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from game.mind import load
from game.mind.api import ContextTokens, Crosscheck, Live, MindError, Read, Trace
from game.mind.sources.process import RemoteMind
from game.mind.sources.registry import known_shape
from game.places import EMBEDDED_MIND

EYES = Trace.of("Q: How many eyes does a giraffe have?\nA: A giraffe has")


def reconfigure(folder: Path, **values: Any) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_names_with_and_without_the_transformer_prefix_are_one_mind(mind_copy: Path) -> None:
    path = mind_copy / "model.safetensors"
    before = load(str(mind_copy)).ask(Live(EYES))
    tensors = load_file(path)
    prefixed = any(name.startswith("transformer.") for name in tensors)
    renamed = {
        name.removeprefix("transformer.") if prefixed else f"transformer.{name}": tensor
        for name, tensor in tensors.items()
    }
    save_file(renamed, path, metadata={"format": "pt"})
    assert load(str(mind_copy)).ask(Live(EYES)) == before


def test_the_fingerprint_tells_two_minds_apart(mind_copy: Path) -> None:
    first = load(str(mind_copy)).card
    assert first.fingerprint == load().card.fingerprint
    path = mind_copy / "model.safetensors"
    tensors = load_file(path)
    name = next(n for n in tensors if n.endswith("h.2.attn.c_proj.weight"))
    tensors[name] = tensors[name] + 0.01 * torch.randn(tensors[name].shape).to(tensors[name].dtype)
    save_file(tensors, path, metadata={"format": "pt"})
    second = load(str(mind_copy)).card
    assert first.fingerprint != second.fingerprint
    assert first.tokenizer_sha256 == second.tokenizer_sha256


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"model_type": "llama"}, "model_type is llama"),
        ({"activation_function": "relu"}, "activation_function is relu"),
        ({"n_head": 7}, "no multiple of n_head"),
        ({"n_layer": 99}, "has no tensor"),
        ({"n_layer": "many"}, "n_layer"),
        ({"vocab_size": 9999}, "config.json asks for"),
        ({"scale_attn_by_inverse_layer_idx": True}, "scale_attn_by_inverse_layer_idx"),
        ({"layer_norm_epsilon": 10**400}, "layer_norm_epsilon"),
    ],
)
def test_a_configuration_that_is_not_this_gpt2_is_refused(
    mind_copy: Path, values: dict[str, Any], told: str
) -> None:
    reconfigure(mind_copy, **values)
    with pytest.raises(MindError, match=told) as caught:
        load(str(mind_copy))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["missing", "cut", "noise"])
def test_a_damaged_folder_is_one_sentence(mind_copy: Path, name: str, damage: str) -> None:
    path = mind_copy / name
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:40] if damage == "cut" else b"\x93\x00nonsense" * 9)
    with pytest.raises(MindError) as caught:
        load(str(mind_copy))
    assert str(mind_copy) in str(caught.value)


def retokenize(folder: Path, **values: Any) -> None:
    path = folder / "tokenizer.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_what_training_left_in_a_tokenizer_does_not_change_what_is_read(mind_copy: Path) -> None:
    whole = load(str(mind_copy)).ask(ContextTokens(EYES))
    model = json.loads((mind_copy / "tokenizer.json").read_text())["model"]
    cut = {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0}
    fill: dict[str, object] = {"strategy": {"Fixed": 20}, "direction": "Right"}
    fill |= {"pad_to_multiple_of": None, "pad_id": 0, "pad_type_id": 0}
    fill |= {"pad_token": "<|endoftext|>"}
    retokenize(mind_copy, truncation=cut, padding=fill, model=model | {"dropout": 0.9})
    assert load(str(mind_copy)).ask(ContextTokens(EYES)) == whole


def test_a_token_beyond_the_models_vocabulary_is_refused(mind_copy: Path) -> None:
    model = json.loads((mind_copy / "tokenizer.json").read_text())["model"]
    retokenize(mind_copy, model=model | {"vocab": model["vocab"] | {"zz9": 99_999}})
    with pytest.raises(MindError, match="99999"):
        load(str(mind_copy))


@pytest.mark.parametrize("source", ["~nobody-of-this-name", "x" * 300])
def test_a_name_that_no_folder_can_have_is_one_sentence(source: str) -> None:
    with pytest.raises(MindError, match="there is no folder"):
        load(source)


@pytest.mark.parametrize(
    "values", [{"layer_norm_epsilon": 0}, {"dtype": "nope"}, {"id2label": 5}, {"num_labels": "a"}]
)
def test_what_transformers_will_not_load_is_one_sentence(
    mind_copy: Path, values: dict[str, Any]
) -> None:
    reconfigure(mind_copy, **values)
    with pytest.raises(MindError, match="transformers cannot load") as caught:
        load(str(mind_copy)).ask(Crosscheck(EYES))
    assert "\n" not in str(caught.value)


def test_the_embedded_minds_sizes_are_known_without_loading_it() -> None:
    assert known_shape(EMBEDDED_MIND) == load().card.shape


def test_a_pickled_checkpoint_is_never_loaded(mind_copy: Path) -> None:
    (mind_copy / "model.safetensors").rename(mind_copy / "pytorch_model.bin")
    with pytest.raises(MindError, match="never loaded"):
        load(str(mind_copy))


def test_a_mind_in_a_process_of_its_own_answers_alike_and_says_when_it_is_gone() -> None:
    here, told = load(), []
    remote = RemoteMind.start(None, lambda what, share: told.append((what, share)))
    try:
        assert remote.card == here.card
        assert remote.ask(Live(EYES)) == here.ask(Live(EYES))
        assert remote.ask(ContextTokens(EYES)) == here.ask(ContextTokens(EYES))
        assert [share for _, share in told] == sorted(share for _, share in told)
        assert told[-1][1] == 1.0
        with pytest.raises(MindError, match="the context is full"):
            remote.ask(Read(Trace.of("two " * 2000)))
    finally:
        remote.close()
    with pytest.raises(MindError, match="stopped"):
        remote.ask(Read(EYES))


def test_a_remote_mind_that_cannot_load_says_why(tmp_path: Path) -> None:
    with pytest.raises(MindError, match="config.json"):
        RemoteMind.start(str(tmp_path))


@pytest.mark.parametrize(
    "module",
    ["game.mind", "game.mind.sources.process", "game.mind.nudges.notation", "game.mind.api"],
)
def test_importing_the_mind_imports_no_torch(module: str) -> None:
    heavy = "not {'torch', 'transformers'}.isdisjoint(sys.modules)"
    code = f"import sys, {module}; sys.exit({heavy})"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
