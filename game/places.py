"""Where things lie: the game's own assets, and the player's data.

Assets are the checkout's `assets/`, or its copy inside the wheel.
"""

from __future__ import annotations

import os
from pathlib import Path

#: the folder name of the checkpoint that travels with the game
EMBEDDED_MIND = "ember"
#: the environment variable that names the player's data folder
HOME = "FORWARD_PASS_HOME"


def assets_root() -> Path:
    """The folder that holds `minds/` and `stories/`."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "assets"
    return beside if (beside / "minds").is_dir() else package / "_assets"


def embedded_mind() -> Path:
    """The folder of the checkpoint that travels with the game."""
    return assets_root() / "minds" / EMBEDDED_MIND


def built_in_stories() -> Path:
    """The folder of the story packs that travel with the game."""
    return assets_root() / "stories"


def data_folder() -> Path:
    """The player's data folder: `FORWARD_PASS_HOME`, or where this system keeps such data."""
    home = os.environ.get(HOME)
    if home:
        return Path(home)
    import platformdirs  # here, since the mind's process needs only the assets

    return Path(platformdirs.user_data_dir("forward-pass", False))


def journal_folder() -> Path:
    """Where journals are written unless the player names a file."""
    return data_folder() / "journals"


def story_folder() -> Path:
    """Where the player's own story packs lie, as folders and zips."""
    return data_folder() / "stories"
