"""Why a life came out as it did, as a panel."""

from __future__ import annotations

from textual.content import Content

from game.session.blocks.why_blocks import panel_blocks
from game.session.rules.events import LifeEvent
from game.tui.render import rendered


def why_content(event: LifeEvent | None, width: int) -> Content:
    """The whole panel in `width` columns."""
    return rendered(panel_blocks(event), width)
