"""A pack's Markdown as text that is safe to show: spans of our own, never markup."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from game.text.markdown import Break, Code, CodeBlock, Inline, MarkdownBlock, Rule
from game.tui.formatting import Parts, joined

#: how each emphasis is drawn
_STYLES = {"emphasis": "italic", "strong": "bold"}


def markdown_content(blocks: Iterable[MarkdownBlock]) -> Content:
    """Blocks of Markdown as paragraphs with emphasis; nothing in them becomes markup."""
    return joined((_block(block) for block in blocks), "\n\n")


def _block(block: MarkdownBlock) -> Content:
    match block:
        case CodeBlock(text=text):
            return Content.styled(text, "$accent")
        case Rule():
            return Content("⁂")
    lead = "│ " * block.quoted + (f"{block.marker} " if block.marker else "")
    return Content.assemble(lead, _spans(block.spans))


def _spans(spans: Iterable[Inline]) -> Content:
    parts: Parts = []
    for span in spans:
        match span:
            case Break(hard=hard):
                parts.append("\n" if hard else " ")
            case Code(text=text):
                parts.append((text, "$accent"))
            case _:
                parts.append((span.text, " ".join(_STYLES[each] for each in span.emphases)))
    return Content.assemble(*parts)
