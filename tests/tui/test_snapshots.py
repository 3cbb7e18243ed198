"""The main screens, cell by cell, as they are kept in `snapshots/`.

After a change that is meant, `FORWARD_PASS_UPDATE=1 python -m pytest tests/tui/test_snapshots.py`
keeps the new ones: look at their diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.captures import CAPTURES, TAKEN, Size, named, same_everywhere

KEPT = Path(__file__).parent / "snapshots"
UPDATE = bool(os.environ.get("FORWARD_PASS_UPDATE"))
IDS = [f"{name}-{named(size)}" for name, size in TAKEN]

__all__ = ["same_everywhere"]


def kept(name: str, size: Size) -> Path:
    return KEPT / named(size) / f"{name}.txt"


@pytest.mark.usefixtures("same_everywhere")
@pytest.mark.parametrize(
    ("name", "size"), TAKEN, ids=[f"{name}-{named(size)}" for name, size in TAKEN]
)
async def test_a_screen_looks_as_it_did(name: str, size: Size) -> None:
    shown = (await CAPTURES[name].taken(size)).text
    path = kept(name, size)
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, "utf-8", newline="\n")
    assert shown == path.read_text("utf-8")


def test_nothing_is_kept_that_is_not_shown() -> None:
    assert set(KEPT.rglob("*.txt")) == {kept(name, size) for name, size in TAKEN}
