"""The screens: the only room that knows textual.

Importing this package imports neither torch nor textual's widgets; `run` does the latter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.library.request import GameRequest


def run(request: GameRequest) -> int:
    """Open the game on this terminal; gives the exit status.

    With `request.scene` or `request.resume` it goes there as soon as the mind is awake; else
    the title asks.
    """
    from game.tui.app import ForwardPass

    app = ForwardPass(request)
    app.run()
    return app.return_code or 0
