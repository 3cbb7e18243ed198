"""Words and numbers as text that is safe to show.

Story packs, journals and tokens are not trusted: everything here becomes `Content` with
spans of our own, never markup, and control characters become visible stand-ins.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

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


def times(ratio: float) -> str:
    """A ratio of lengths: ×0.04, ×0.4, ×3.8, ×38."""
    return f"×{ratio:.0f}" if ratio >= 9.95 else f"×{ratio:.2g}"


def percent(p: float) -> str:
    """A probability in at most five characters: 61%, 6.1%, 0.6%, <0.1%."""
    share = 100 * p
    if share >= 99.5:
        return "100%" if share >= 99.95 else f"{share:.1f}%"
    if share >= 9.95:
        return f"{share:.0f}%"
    return f"{share:.1f}%" if share >= 0.1 else "<0.1%" if share > 0 else "0%"


def signed(value: float) -> str:
    """A logit difference with its sign: +1.32, −0.40."""
    return f"{value:+.2f}".replace("-", "−")


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
