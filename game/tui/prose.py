"""A pack's Markdown as text that is safe to show: spans of our own, never markup."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token as MarkdownToken
from textual.content import Content

from game.text.safety import neutralise
from game.tui.format import Parts, joined

_PARSER = MarkdownIt("commonmark", {"html": False})
_EMPHASIS = {"em": "italic", "strong": "bold"}


def prose(markdown: str) -> Content:
    """A pack's Markdown as paragraphs with emphasis; nothing in it becomes markup."""
    blocks: list[Content] = []
    prefix, quoted = "", 0
    for piece in _PARSER.parse(markdown):
        if piece.type == "list_item_open":
            prefix = f"{piece.info}. " if piece.info else "• "
        elif piece.type in ("blockquote_open", "blockquote_close"):
            quoted += 1 if piece.type.endswith("open") else -1
        elif piece.type == "inline":
            lead = "│ " * quoted + prefix
            blocks.append(Content.assemble(lead, _inline(piece.children or [])))
            prefix = ""
        elif piece.type in ("fence", "code_block"):
            blocks.append(Content.styled(neutralise(piece.content.rstrip("\n")), "$accent"))
        elif piece.type == "hr":
            blocks.append(Content("⁂"))
    return joined(blocks, "\n\n")


def _inline(children: Iterable[MarkdownToken]) -> Content:
    parts: Parts = []
    styles: list[str] = []
    for child in children:
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if kind in _EMPHASIS:
            if child.type.endswith("_open"):
                styles.append(_EMPHASIS[kind])
            elif styles:
                styles.pop()
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" " if child.type == "softbreak" else "\n")
        elif child.type == "code_inline":
            parts.append((neutralise(child.content), "$accent"))
        elif child.type in ("text", "text_special"):
            parts.append((neutralise(child.content), " ".join(styles)))
    return Content.assemble(*parts)
