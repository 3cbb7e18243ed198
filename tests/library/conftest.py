"""The pack that these tests play, installed where a player would put it."""

from __future__ import annotations

import pytest

from game.story.load import load_pack
from game.story.model import Pack
from tests.session.conftest import TRIAL


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The pack `trial`."""
    return load_pack(TRIAL)
