"""Markdown as a short list of blocks, and the plain text of them.

The one reader of the Markdown that is shown: every screen and every line is made from its blocks.
What authors write is not trusted, so the text in them is neutralised here and nothing in it is
ever read as another markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from game.text.safety import neutralise

Emphasis = Literal["emphasis", "strong"]

_PARSER = MarkdownIt("commonmark", {"html": False})
_EMPHASIS: dict[str, Emphasis] = {"em": "emphasis", "strong": "strong"}
#: what is not shown, by the parser's name for it, as an error message calls it
_UNSHOWN = {"image": "an image", "html_inline": "HTML", "link_open": "a link"}


@dataclass(frozen=True, slots=True)
class Words:
    """Text in a paragraph, in the emphases it stands in, the outermost first."""

    text: str
    emphases: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Text between backticks."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line; `hard` where the author asked for it."""

    hard: bool


Inline = Words | Code | Break


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading. `quoted` is how many quotes it stands in, `marker` the `•` or `3.`
    of the list item that begins with it.
    """

    spans: tuple[Inline, ...]
    quoted: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be shown as they are, without the last line break."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule."""


MarkdownBlock = Paragraph | CodeBlock | Rule


def blocks(markdown: str) -> Iterator[MarkdownBlock]:
    """The blocks of a text in order, each text in them neutralised.

    Links, images and raw HTML are not shown: of a link only its words remain.
    """
    marker, quoted = "", 0
    for token in _PARSER.parse(markdown):
        match token.type:
            case "list_item_open":
                marker = f"{token.info}." if token.info else "•"
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "inline":
                yield Paragraph(tuple(_spans(token.children or ())), quoted, marker)
                marker = ""
            case "fence" | "code_block":
                yield CodeBlock(neutralise(token.content.rstrip("\n")))
            case "hr":
                yield Rule()


def plain_text(markdown: str) -> str:
    """Markdown as plain text: no marks, one blank line between paragraphs."""
    return plain(blocks(markdown))


def plain(shown: Iterable[MarkdownBlock]) -> str:
    """Blocks as plain text: one blank line between them."""
    return "\n\n".join(_plain(block) for block in shown if not isinstance(block, Rule))


def unshown(token: Token) -> list[str]:
    """What in a block of the parser's the game does not show, each named once."""
    if token.type == "html_block":
        return ["HTML"]
    inside = [_UNSHOWN[each.type] for each in token.children or () if each.type in _UNSHOWN]
    return list(dict.fromkeys(inside))


def _spans(children: Iterable[Token]) -> Iterator[Inline]:
    emphases: list[Emphasis] = []
    for child in children:
        kind = child.type.removesuffix("_open").removesuffix("_close")
        if kind in _EMPHASIS:
            if child.type.endswith("_open"):
                emphases.append(_EMPHASIS[kind])
            elif emphases:
                emphases.pop()
        elif child.type in ("softbreak", "hardbreak"):
            yield Break(hard=child.type == "hardbreak")
        elif child.type == "code_inline":
            yield Code(neutralise(child.content))
        elif child.type in ("text", "text_special") and child.content:
            yield Words(neutralise(child.content), tuple(emphases))


def _plain(block: Paragraph | CodeBlock) -> str:
    if isinstance(block, CodeBlock):
        return block.text
    return "".join("\n" if isinstance(span, Break) else span.text for span in block.spans)
