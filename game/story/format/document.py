"""YAML for untrusted authors: plain data, every value with its line and column.

Of YAML 1.2 we take mappings, lists and scalars. Anchors, aliases and tags are refused, so that
a small file cannot grow; and of the plain words only `true`, `false` and `null` mean
anything but themselves, so that `no` is the word "no".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from game.text.safety import find_control, name_of

#: how deep values may hold one another
MAX_DEPTH = 12
#: values, keys, and beginnings and ends of lists and mappings together
MAX_VALUES = 20_000
_INT = re.compile(r"[-+]?[0-9]{1,18}", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?", re.ASCII)
#: how ruamel.yaml writes what it found instead
_FOUND = re.compile(r"\(('<[^']*>'),\)")
#: plain words that are more than text
_PLAIN: dict[str, Any] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}
Location = tuple[str | int, ...]


def told(location: Location) -> str:
    """`choices 2 goto`: as an author counts."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in location)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the YAML. `line` counts from 1 in the file."""

    line: int
    code: str
    message: str


class Place(NamedTuple):
    """Where something stands in a file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class TextNode:
    """A text as it stands in the YAML.

    A node begins at offset `start`, which is on `line` and in `column`, counted from 0, and
    ends before offset `end`. `style` is the quote a text is in, `|` or `>` for a block, None
    for a plain one.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    style: str | None


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list. One without brackets ends where its last item does."""

    start: int
    end: int
    line: int
    column: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with their values. `flow` tells whether it stands in braces."""

    start: int
    end: int
    line: int
    column: int
    pairs: tuple[tuple[Node, Node], ...]
    flow: bool

    def pair(self, name: str) -> tuple[Node, Node] | None:
        """The first key of that name, and its value."""
        for key, value in self.pairs:
            if isinstance(key, TextNode) and key.text == name:
                return key, value
        return None


Node = TextNode | ListNode | MappingNode


class _Refused(Exception):
    """The YAML holds what we do not take."""

    def __init__(self, mark: StringMark | None, code: str, message: str) -> None:
        super().__init__(message)
        self.line = int(mark.line) if mark is not None else 0
        self.code = code


class Document:
    """A YAML text with its values and where each of them stands.

    `first_line` is the line of the file on which the text begins. `data` is None where
    `problems` is not empty; `root` is None for a text without values.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.data: Any = None
        self.root: Node | None = None
        try:
            self.root = _compose(text)
        except _Refused as refused:
            self._problem(refused.line, refused.code, str(refused))
        else:
            self.data = self._value(self.root) if self.root is not None else {}
        if self.problems:
            self.data = None

    def place_of(self, location: Location) -> Place:
        """Where a value begins, or what should hold it."""
        node, _ = self._find(location)
        return self._place(node)

    def key_place(self, location: Location) -> Place:
        """Where the key that `location` ends with stands, or what should hold it."""
        node, key = self._find(location)
        return self._place(key or node)

    def line_of(self, location: Location, offset: int = 0) -> int:
        """The line of a value, or of the character at `offset` of a text value."""
        node, _ = self._find(location)
        line = self._place(node).line
        if isinstance(node, TextNode) and node.style in ("|", ">"):
            line += 1
            if node.style == "|":
                line += node.text.count("\n", 0, offset)
        return line

    def key_line(self, location: Location) -> int:
        """The line of the key that `location` ends with, or of what should hold it."""
        return self.key_place(location).line

    def _place(self, node: Node | None) -> Place:
        if node is None:
            return Place(self.first_line, 1)
        return Place(self.first_line + node.line, node.column + 1)

    def _find(self, location: Location) -> tuple[Node | None, Node | None]:
        """The deepest node on the way to `location`, and its key when it was reached."""
        node, key = self.root, None
        for step in location:
            key = None
            if isinstance(node, MappingNode):
                pair = node.pair(str(step))
                if pair is None:
                    return node, None
                key, node = pair
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return node, None
        return node, key

    def _problem(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(self.first_line + line, code, message))

    def _value(self, node: Node) -> Any:
        if isinstance(node, ListNode):
            return [self._value(item) for item in node.items]
        if isinstance(node, MappingNode):
            return self._mapping(node)
        at = find_control(node.text)
        if at >= 0:
            told = f"a text holds the control character {name_of(node.text[at])}"
            self._problem(node.line, "FP005", told)
        return node.text if node.style is not None else _plain(node.text)

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key, value in node.pairs:
            if not isinstance(key, TextNode):
                self._problem(key.line, "FP010", "a key must be a single word")
                continue
            if key.text in out:
                self._problem(key.line, "FP012", f"the key '{key.text}' stands twice")
            out[key.text] = self._value(value)
        return out


def _plain(text: str) -> Any:
    if text in _PLAIN:
        return _PLAIN[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _compose(text: str) -> Node | None:
    """The nodes of a text; None where it holds none.

    Raises:
        _Refused: it cannot be read, or holds what we do not take.
    """
    try:
        return _document(_bounded(text))
    except MarkedYAMLError as error:
        raise _Refused(error.problem_mark or error.context_mark, "FP010", _told(error)) from None
    except (YAMLError, ValueError) as error:
        told = f"the YAML cannot be read: {str(error).splitlines()[0]}"
        raise _Refused(None, "FP010", told) from None


def _bounded(text: str) -> Iterator[Event]:
    """The events of a text while they are few, shallow, and free of anchors, aliases and tags."""
    depth = 0
    for values, event in enumerate(YAML(typ="safe", pure=True).parse(text)):
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            told = "anchors and aliases (& and *) are not used here; "
            told += "write the value out, or put the text in quotes"
            raise _Refused(event.start_mark, "FP011", told)
        tag = event.tag if isinstance(event, ScalarEvent | CollectionStartEvent) else None
        if tag not in (None, "!"):
            raise _Refused(event.start_mark, "FP011", f"tags are not used here: {tag}")
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or values > MAX_VALUES:
            what = f"{MAX_DEPTH} deep" if depth > MAX_DEPTH else f"{MAX_VALUES} values"
            raise _Refused(event.start_mark, "FP011", f"the YAML has more than {what}")
        yield event


def _document(events: Iterator[Event]) -> Node | None:
    root: Node | None = None
    begun = False
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if begun:
                told = "but found another document (expected a single document in the stream)"
                raise _Refused(event.start_mark, "FP010", f"the YAML cannot be read: {told}")
            begun = True
        elif isinstance(event, NodeEvent):
            root = _node(event, events)
    return root


def _node(event: Event, events: Iterator[Event]) -> Node:
    """The node that begins with `event`; its parts are taken from `events`."""
    mark = event.start_mark
    start, line, column = int(mark.index), int(mark.line), int(mark.column)
    if isinstance(event, ScalarEvent):
        end = int(event.end_mark.index)
        return TextNode(start, end, line, column, str(event.value), event.style)
    assert isinstance(event, CollectionStartEvent)
    parts: list[Node] = []
    for part in events:
        if isinstance(part, CollectionEndEvent):
            break
        parts.append(_node(part, events))
    flow = bool(event.flow_style)
    end = int(part.end_mark.index) if flow or not parts else parts[-1].end
    if isinstance(event, MappingStartEvent):
        pairs = tuple(
            (key, _beside(key, value)) for key, value in zip(parts[::2], parts[1::2], strict=True)
        )
        return MappingNode(start, end, line, column, pairs, flow)
    return ListNode(start, end, line, column, tuple(parts))


def _beside(key: Node, value: Node) -> Node:
    """A value that is left out stands where its key does; the parser puts it further on."""
    if isinstance(value, TextNode) and value.start == value.end:
        return replace(value, start=key.end, end=key.end, line=key.line, column=key.column)
    return value


def _told(error: MarkedYAMLError) -> str:
    problem = str(error.problem or error.context or "it cannot be read")
    problem = _FOUND.sub(r"\1", problem)
    if "mapping values are not allowed" in problem:
        return "a ':' stands inside a plain text; put the text in quotes"
    if "cannot start any token" in problem:
        return f"{problem.replace('found character ', 'the character ')}; put the text in quotes"
    context = f" ({error.context})" if error.context else ""
    return f"the YAML cannot be read: {problem}{context}"
