"""From the name of a mind to a mind that answers: found, read, checked. Knows torch."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import torch

from game.mind.api import MindCard, MindError, Progress
from game.mind.engine import Engine
from game.mind.model import Model
from game.mind.sources.registry import DEFAULT_FAMILY, FAMILIES
from game.mind.tokenizer import Tokenizer
from game.places import embedded_mind


def load_engine(source: str | None, progress: Progress) -> Engine:
    """Load the embedded mind (None), a folder, or a hub name of a known family.

    Raises:
        MindError: it is not there, or is no checkpoint that this game can run.
    """
    folder, name = _locate(source, progress)
    model = _load_model(folder, progress)
    tokenizer = Tokenizer(folder)
    if tokenizer.size > model.shape.n_vocab:
        raise MindError(
            f"{folder}: the tokenizer's ids go up to {tokenizer.size - 1}, "
            f"but the model has {model.shape.n_vocab} tokens"
        )
    progress("taking the fingerprint", 0.8)
    card = MindCard(
        name=name,
        source=source or "embedded",
        fingerprint=model.fingerprint(),
        tokenizer_sha256=tokenizer.sha256,
        dtype=f"{model.dtype} as float32",
        torch_version=torch.__version__,
        shape=model.shape,
    )
    progress("awake", 1.0)
    return Engine(model, tokenizer, card)


def _load_model(folder: Path, progress: Progress) -> Model:
    module, name = FAMILIES.get(_model_type(folder), FAMILIES[DEFAULT_FAMILY])
    found: Model = getattr(importlib.import_module(module), name).load(folder, progress)
    return found


def _model_type(folder: Path) -> str:
    """The layout that a configuration names; "" where it cannot be read."""
    try:
        config = json.loads((folder / "config.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    return str(config.get("model_type")) if isinstance(config, dict) else ""


def _locate(source: str | None, progress: Progress) -> tuple[Path, str]:
    """The folder of a source, and the name that its mind goes by."""
    if source is None:
        folder = embedded_mind()
        if not folder.is_dir():
            raise MindError(f"the embedded mind is missing from {folder}; reinstall the game")
        return folder, folder.name
    try:
        folder = Path(source).expanduser()
        if folder.is_dir():
            return folder, folder.resolve().name
    except (OSError, RuntimeError) as error:  # a name too long, or an unknown user's
        raise MindError(f"there is no folder {source}: {error}") from None
    from game.mind.sources.hub import fetch

    return fetch(source, progress), source
