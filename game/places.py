"""Where the game's own data lies: the checkout's `assets/`, or its copy inside the wheel."""

from __future__ import annotations

from pathlib import Path

#: the checkpoint that travels with the game
EMBEDDED_MIND = "ember"


def assets_root() -> Path:
    """The folder that holds `minds/` and `stories/`."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "assets"
    return beside if (beside / "minds").is_dir() else package / "_assets"


def embedded_mind() -> Path:
    """The folder of the checkpoint that travels with the game."""
    return assets_root() / "minds" / EMBEDDED_MIND
