"""Fixtures that more than one room's tests use. Both minds are real ones."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ["HF_HUB_OFFLINE"] = "1"

import pytest
from hypothesis import HealthCheck, settings

from game.mind import load
from game.mind.api import Mind
from game.places import assets_root, embedded_mind
from tests.minds import tiny_mind

# A busy machine is no failure: nothing here is timed.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has a data folder of its own and leaves the player's alone."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("FORWARD_PASS_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def mind() -> Mind:
    """The embedded mind, loaded once."""
    return load()


@pytest.fixture(scope="session")
def tiny() -> Mind:
    """The tests' own small mind, loaded once: for what any mind will do for, searches above all."""
    return tiny_mind()


@pytest.fixture(scope="session")
def builtin_pack() -> Path:
    """The folder of the built-in campaign."""
    return assets_root() / "stories" / "forward-pass"


@pytest.fixture
def mind_copy(tmp_path: Path) -> Path:
    """A copy of the embedded mind's folder, to break."""
    return Path(shutil.copytree(embedded_mind(), tmp_path / "mind"))
