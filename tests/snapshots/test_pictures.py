"""A dozen of the main screens as pictures, colours included.

`python -m pytest -m snapshots --snapshot-update` keeps new ones, and `snapshot_report.html` shows
what differs. What is on these screens is told in `tests/tui/captures.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from game.tui.paint import still
from tests.tui.captures import CAPTURES, LARGE, SMALL, Size, named, same_everywhere

__all__ = ["same_everywhere"]

SHOWN: tuple[tuple[str, Size], ...] = (
    ("title", SMALL),
    ("title", LARGE),
    ("scenes", SMALL),
    ("prologue", SMALL),
    ("play-awaits", SMALL),
    ("play-nudge", SMALL),
    ("play-nudge", LARGE),
    ("play-let-go-why", LARGE),
    ("scene-won", SMALL),
    ("help-play", SMALL),
    ("inspector-head-nudged", SMALL),
    ("replay-turn-3", LARGE),
)


@pytest.mark.usefixtures("same_everywhere")
@pytest.mark.parametrize(
    ("name", "size"), SHOWN, ids=[f"{name}-{named(size)}" for name, size in SHOWN]
)
def test_picture(name: str, size: Size, snap_compare: Callable[..., bool]) -> None:
    capture = CAPTURES[name]

    async def arrange(pilot: Pilot[Any]) -> None:
        await capture.arrange(pilot)
        await still(pilot)

    assert snap_compare(capture.app(), terminal_size=size, run_before=arrange)
