"""Cells: words and tokens as safe text of a given width, bars, and lines of `Content`.

Tokens are not trusted: everything here becomes `Content` with spans of our own, never markup,
and control characters become visible stand-ins. Numbers are written as everywhere
(`game.session.blocks.numbers`).
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from game.session.blocks.numbers import percent as percent
from game.session.blocks.numbers import signed as signed
from game.session.blocks.numbers import times as times
from game.text.safety import neutralise

#: what `Content.assemble` takes: text, content, or text with its style
Parts = list[str | Content | tuple[str, str]]


def word(text: str) -> str:
    """A word of the mind as the notation writes it: `" no"`."""
    from game.mind.nudges import notation

    return neutralise(notation.quote(text))


def token(text: str) -> str:
    """A token as it stands in a line of text; line breaks and tabs are visible."""
    return neutralise(text.replace("\n", "⏎").replace("\t", "⇥").replace("\r", "␍"))


def short(text: str, width: int) -> str:
    """`text` on one line in at most `width` characters."""
    text = token(text)
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"


def bar(share: float, width: int, full: str = "█") -> str:
    """A horizontal bar of `share` of `width`, in eighths where the full sign is a block."""
    share = min(1.0, max(0.0, share))
    if full != "█":
        return full * max(1 if share > 0 else 0, round(share * width))
    eighths = round(share * width * 8)
    whole, rest = divmod(eighths, 8)
    tail = " ▏▎▍▌▋▊▉"[rest] if rest else ""
    return (full * whole + tail) or ("▏" if share > 0 else "")


def joined(lines: Iterable[Content | str], between: str = "\n") -> Content:
    """Lines under one another."""
    return Content(between).join(list(lines))
