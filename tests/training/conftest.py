"""What the training tests share: a small corpus, and a tiny mind trained for a few steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.training import corpus as corpora
from game.training.corpus import Corpus
from game.training.export import export
from game.training.train import Plan, run
from tests.training.sizes import TINY


@pytest.fixture(scope="session")
def small_corpus() -> Corpus:
    return corpora.build(seed=5, scale=0.01)


@pytest.fixture(scope="session")
def tiny_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkpoint")
    run(Plan(folder, seed=1, shape=TINY, tokens=6_000, corpus_scale=0.004, batch_tokens=1024))
    return folder


@pytest.fixture(scope="session")
def tiny_folder(tiny_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tiny_checkpoint, tmp_path_factory.mktemp("mind") / "spark", probe="| a | b |")
