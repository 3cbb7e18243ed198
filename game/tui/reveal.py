"""The animation after letting go: the decoder's layers fill in, floor by floor."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from game.tui.widgets.tower import Tower

#: seconds of the whole animation at most
LONGEST = 1.8
#: seconds a layer at most
STEP = 0.28


class Reveal:
    """One run of the animation, over the picture of the life that is let go."""

    def __init__(self, tower: Tower, *, motion: bool) -> None:
        self._tower, self._motion = tower, motion
        self._skip = asyncio.Event()

    def skip(self) -> None:
        """Show the end at once."""
        self._skip.set()

    async def run(self) -> None:
        """Fill the decoder in; over at once without motion."""
        picture = self._tower.picture
        if picture is None or not self._motion:
            return
        floors = len(picture.nudged.cells) - picture.n_waking
        wait = min(STEP, LONGEST / max(1, floors + 1))
        for revealed in range(floors + 1):
            self._tower.picture = replace(picture, revealed=revealed)
            if await self._skipped(wait):
                break
        self._tower.picture = picture

    async def _skipped(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._skip.wait(), seconds)
        except TimeoutError:
            return False
        return True
