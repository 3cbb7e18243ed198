"""Blocks as `Content`: their form in brief, in columns and colours. Chooses and words nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from game.session.blocks.model import (
    Bar,
    Block,
    Line,
    Part,
    Prose,
    Role,
    Row,
    Text,
    TopWords,
)
from game.tui import formatting as fmt
from game.tui.markdown import markdown_content
from game.tui.top_words import pair, paired_bars

#: how each role is drawn
STYLES: Mapping[Role, str] = {
    "plain": "",
    "name": "$foreground",
    "muted": "$text-muted",
    "note": "italic $text-muted",
    "strong": "bold",
    "title": "bold $accent",
    "label": "bold $secondary",
    "number": "bold $primary",
    "said": "bold $primary",
    "unsaid": "$secondary",
    "raises": "$primary",
    "lowers": "$error",
    "won": "bold $success",
    "lost": "bold $error",
    "other": "bold $warning",
}
#: cells of a writer's name, of the number before its bar, and all cells but the bar's
_WRITER, _NUMBER, _BESIDE = 17, 6, 27


def rendered(blocks: Iterable[Block], width: int) -> Content:
    """Blocks below one another in `width` columns, parted by an empty line."""
    contents = (block_content(block, width) for block in blocks)
    return fmt.joined((content for content in contents if content is not None), "\n\n")


def block_content(block: Block, width: int = 0) -> Content | None:
    """One block, its bars in `width` columns; None where it is told in full only."""
    label = block.label.brief if block.label is not None else None
    parts: fmt.Parts = [] if label is None else [*_spans(label), "  "]
    before = len(parts)
    for part in block.parts:
        line = _part(part, width)
        if line:
            parts += line if len(parts) == before else ["\n", *line]
    return Content.assemble(*parts) if len(parts) > before else None


def _part(part: Part, width: int) -> fmt.Parts:
    """What is drawn of a part; nothing where it is told in full only."""
    match part:
        case Line(brief=brief):
            return _spans(brief or ())
        case Row(name=Line(brief=name), value=Line(brief=value)):
            gap = "\n  " if part.stacked else " " * (1 + max(0, part.column - _length(name)))
            return [*_spans(name), gap, *_spans(value)] if name and value else []
        case Bar():
            return _bar(part, width)
        case TopWords(before=before, after=after, most=most):
            return [paired_bars(pair(before, after, most), width, True)]
        case Prose(paragraphs=paragraphs):
            return [markdown_content(paragraphs)]


def _bar(bar: Bar, width: int) -> fmt.Parts:
    value = bar.value.brief or ()
    style = STYLES["raises" if bar.share > 0 else "lowers"]
    name = fmt.short("".join(span.text for span in bar.name), _WRITER)
    room = max(6, width - _BESIDE)
    return [
        ("⌂" if bar.decoder else " ", STYLES["unsaid"]),
        (f"{name:<{_WRITER}} ", STYLES["name"]),
        " " * max(0, _NUMBER - _length(value)),
        *_spans(value),
        (f" {fmt.bar(abs(bar.share), room, '█' if bar.share > 0 else '░')}", style),
    ]


def _length(text: Text | None) -> int:
    return sum(len(span.text) for span in text or ())


def _spans(text: Text) -> fmt.Parts:
    return [(span.text, STYLES[span.role]) for span in text]
