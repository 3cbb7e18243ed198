"""Blocks as plain lines: no colour, no boxes, no cursor movement; for ears as well as eyes."""

from __future__ import annotations

from collections.abc import Iterable

from game.session.blocks.model import Bar, Block, Line, Part, Prose, Row, Text, TopWords
from game.text.markdown import plain


def paragraphs(blocks: Iterable[Block]) -> list[str]:
    """All blocks as lines, parted by an empty line."""
    lines: list[str] = []
    for block in blocks:
        part = block_lines(block)
        if part and lines:
            lines.append("")
        lines += part
    return lines


def block_lines(block: Block) -> list[str]:
    """One block as lines; none where it is told in brief only."""
    lines = [line for part in block.parts for line in _part(part)]
    label = block.label.full if block.label is not None else None
    if label is None:
        return lines
    first, *rest = lines or [""]
    return [f"{_plain(label)}: {first}".rstrip(), *rest]


def _part(part: Part) -> list[str]:
    match part:
        case Line(full=full):
            return [] if full is None else [_plain(full)]
        case Row(name=Line(full=name), value=Line(full=value)):
            return [] if name is None or value is None else [f"  {_plain(name)}: {_plain(value)}"]
        case Bar(name=name, decoder=decoder, value=Line(full=value)):
            where = " (decoder)" if decoder else ""
            return [f"  {_plain(name)}{where}: {_plain(value or ())}"]
        case TopWords():
            return []
        case Prose(paragraphs=shown):
            return plain(shown).split("\n")


def _plain(text: Text) -> str:
    return "".join(span.text for span in text)
