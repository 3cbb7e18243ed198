"""Pictures of screens: all tests in this folder are marked, and need an extra of their own."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

PLUGIN = "pytest_textual_snapshot"
NEEDED = "pictures of screens need pip install -e '.[test,snapshots]'"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what is collected here; skip it where the plugin that compares is not installed."""
    item.add_marker(pytest.mark.snapshots)
    if find_spec(PLUGIN) is None:
        item.add_marker(pytest.mark.skip(reason=NEEDED))
