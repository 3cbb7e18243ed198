"""YAML for untrusted authors: plain data, every value with its line.

Of YAML we take mappings, lists and scalars. Anchors, aliases and tags are refused, so that
a small file cannot grow; and of the plain words only `true`, `false` and `null` mean
anything but themselves, so that `no` is the word "no".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from game.text.safety import find_control, name_of

MAX_DEPTH = 12
MAX_VALUES = 20_000
_INT = re.compile(r"[-+]?[0-9]{1,18}", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?", re.ASCII)
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


class Document:
    """A YAML text with its values and where each of them stands.

    `first_line` is the line of the file on which the text begins. `data` is None where
    `problems` is not empty.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.data: Any = None
        self._root: yaml.Node | None = None
        self._read(text)
        if self.problems:
            self.data = None

    def line_of(self, location: Location, offset: int = 0) -> int:
        """The line of a value, or of the character at `offset` of a text value."""
        node, _ = self._find(location)
        if node is None:
            return self.first_line
        line = self.first_line + int(node.start_mark.line)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            line += 1
            if node.style == "|":
                line += node.value.count("\n", 0, offset)
        return line

    def key_line(self, location: Location) -> int:
        """The line of the key that `location` ends with, or of what should hold it."""
        node, key = self._find(location)
        mark = (key or node).start_mark if node is not None else None
        return self.first_line + (int(mark.line) if mark is not None else 0)

    def _find(self, location: Location) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The deepest node on the way to `location`, and its key when it was reached."""
        node, key = self._root, None
        for step in location:
            key = None
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
                if pair is None:
                    return node, None
                key, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    return node, None
                node = node.value[step]
            else:
                return node, None
        return node, key

    def _problem(self, mark: Any, code: str, message: str) -> None:
        line = int(mark.line) if mark is not None else 0
        self.problems.append(Problem(self.first_line + line, code, message))

    def _read(self, text: str) -> None:
        try:
            if not self._bounded(text):
                return
            self._root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            self._problem(error.problem_mark or error.context_mark, "FP010", _told(error))
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            self._problem(None, "FP010", f"the YAML cannot be read: {str(error).splitlines()[0]}")
        else:
            self.data = self._value(self._root) if self._root is not None else {}

    def _bounded(self, text: str) -> bool:
        """Whether the events are few, shallow, and free of anchors, aliases and tags."""
        depth = 0
        for values, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
            mark = event.start_mark
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                told = "anchors and aliases (& and *) are not used here; "
                told += "write the value out, or put the text in quotes"
                self._problem(mark, "FP011", told)
                return False
            tag = getattr(event, "tag", None)
            if tag not in (None, "!"):
                self._problem(mark, "FP011", f"tags are not used here: {tag}")
                return False
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH or values > MAX_VALUES:
                what = f"{MAX_DEPTH} deep" if depth > MAX_DEPTH else f"{MAX_VALUES} values"
                self._problem(mark, "FP011", f"the YAML has more than {what}")
                return False
        return True

    def _value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        text = str(node.value)
        at = find_control(text)
        if at >= 0:
            self._problem(
                node.start_mark, "FP005", f"a text holds the control character {name_of(text[at])}"
            )
        return text if getattr(node, "style", None) is not None else _plain(text)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._problem(key.start_mark, "FP010", "a key must be a single word")
                continue
            if key.value in out:
                self._problem(key.start_mark, "FP012", f"the key '{key.value}' stands twice")
            out[key.value] = self._value(value)
        return out


def _plain(text: str) -> Any:
    if text in _PLAIN:
        return _PLAIN[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _told(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem or error.context or "it cannot be read")
    if "mapping values are not allowed" in problem:
        return "a ':' stands inside a plain text; put the text in quotes"
    if "cannot start any token" in problem:
        return f"{problem.replace('found character ', 'the character ')}; put the text in quotes"
    context = f" ({error.context})" if error.context else ""
    return f"the YAML cannot be read: {problem}{context}"
