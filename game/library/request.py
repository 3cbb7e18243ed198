"""What somebody asked to play. It imports little, since the first screen needs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GameRequest:
    """What to play. None is the usual: the built-in story and mind, the story's first scene,
    a new seed, a new journal in the data folder. With `resume` that journal is gone on with: no
    `stories` is then the story it was played in; `scene`, `seed` and `journal` are not asked.
    """

    stories: Path | None = None
    mind: str | None = None
    scene: str | None = None
    seed: int | None = None
    journal: Path | None = None
    resume: Path | None = None
