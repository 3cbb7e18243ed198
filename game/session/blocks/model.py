"""What is told, as blocks: frozen values that say what is told of one thing, and in which order.

Makers (`describe.told`, `explain.explained`) choose, order, round and name; renderers
(`blocks.lines`, `game.tui.render`) only lay out. There are two forms of the same telling: in
full for line mode, which has nothing beside it, and in brief for the screens, which show much of
it in places of their own. Both are made from the same values, side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.mind.results import WordP
from game.text.markdown import MarkdownBlock
from game.text.safety import neutralise

#: what a span is, for those who draw: `said` is the word said with the nudges, `unsaid` the word
#: it is compared with; `raises` and `lowers` are what was written toward it and away from it
Role = Literal[
    "plain", "name", "muted", "note", "strong", "title", "label", "number",
    "said", "unsaid", "raises", "lowers", "won", "lost", "other",
]  # fmt: skip
#: what a block tells: an event of the story (its voice), or a part of why a life came out so
Kind = Literal[
    "scene", "prose", "why", "humans", "bet", "hint", "choices",
    "reading", "nudges", "aside", "life", "won", "lost", "passed", "ended", "finished",
    "gap", "top words", "terms", "worths", "heads", "shifts", "watched",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one role. It is made harmless here, once, whatever it came from."""

    text: str
    role: Role = "plain"

    def __post_init__(self) -> None:
        if not self.text.isprintable():  # no control character is printable
            object.__setattr__(self, "text", neutralise(self.text))


Text = tuple[Span, ...]
#: what `text` takes: plain text, or text with its role
Piece = str | tuple[str, Role]


def text(*pieces: Piece) -> Text:
    """A text of its pieces: `text("so ", ("much", "strong"))`."""
    return tuple(Span(piece) if isinstance(piece, str) else Span(*piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in its two forms; None where that form does not tell it."""

    full: Text | None
    brief: Text | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a name, and what is said of it. Where it is `stacked`, the name is long
    and a screen has the rest below it; otherwise `column` cells are kept for the name.
    """

    name: Line
    value: Line
    stacked: bool = False
    column: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a table with a bar: a name, `decoder` where it lies there, a number with its sign
    and its share of the largest, from -1 to 1.
    """

    name: Text
    decoder: bool
    value: Line
    share: float


@dataclass(frozen=True, slots=True)
class TopWords:
    """The top words of both runs, as bars in brief: the first `most` of them."""

    before: tuple[WordP, ...]
    after: tuple[WordP, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of Markdown, whose texts are harmless already."""

    paragraphs: tuple[MarkdownBlock, ...]


Part = Line | Row | Bar | TopWords | Prose


@dataclass(frozen=True, slots=True)
class Block:
    """What is told of one thing. `label` stands before its first line."""

    kind: Kind
    parts: tuple[Part, ...]
    label: Line | None = None


def both(*pieces: Piece) -> Line:
    """A statement that is told in the same words in either form."""
    told = text(*pieces)
    return Line(told, told)


def full_only(line: str) -> Line:
    """A statement of line mode; the screens have another place for it."""
    return Line(text(line), None)
