"""The grammar of conditions: text to tree, and tree back to text.

    kl < 0.5 and said in [" no", " never"] and not spoke(" sorry")

We read it ourselves instead of with Python's parser: the language stays the same under
every Python, an error can say what an author meant, and nothing can be run.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from game.text.safety import is_control, name_of

#: characters of a condition
MAX_LENGTH = 500
#: how deep brackets and nots may hold one another
MAX_DEPTH = 20
_WORDS = frozenset({"and", "or", "not", "in", "True", "False", "true", "false"})
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*)"
    r"""|(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"|(?P<mark>==|!=|<=|>=|[<>+\-*/(),\[\]]))",
    re.ASCII,
)
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_MEANT = {
    "&": "write 'and'",
    "|": "write 'or'",
    "!": "write 'not'",
    "=": "write '==' to compare",
    "\u201c": 'use straight quotes, "like this"',
    "\u201d": 'use straight quotes, "like this"',
    "\u2018": 'use straight quotes, "like this"',
    "\u2019": 'use straight quotes, "like this"',
    "\u2264": "write '<='",
    "\u2265": "write '>='",
    "\u2260": "write '!='",
    "\u2212": "write '-'",
    "%": "write a share as a number between 0 and 1",
    '"': "a quote is left open",
    "'": "a quote is left open",
    ".": "a condition has no '.'; facts are single names",
}


class ConditionError(ValueError):
    """A condition that cannot be meant. `column` counts characters from 0."""

    def __init__(self, message: str, column: int, code: str = "FP030") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.code = code


@dataclass(frozen=True, slots=True)
class Literal:
    value: bool | float | str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Several:
    items: tuple[Literal, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    id: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    argument: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Minus:
    of: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A run of `+ -`, or of `* /`, from the left."""

    first: Node
    rest: tuple[tuple[str, Node], ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """A chain: `0.1 < kl <= 2` is one Compare of two steps."""

    first: Node
    rest: tuple[tuple[str, Node], ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    of: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]
    at: int = field(default=0, compare=False)


Node = Literal | Several | Name | Call | Minus | Arithmetic | Compare | Not | And | Or


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def parse(source: str) -> Node:
    """Read a condition or an expression into a tree.

    Raises:
        ConditionError: the text is not in the language.
    """
    if len(source) > MAX_LENGTH:
        raise ConditionError(
            f"a condition is at most {MAX_LENGTH} characters long, this is {len(source)}", 0
        )
    reader = _Reader(_tokens(source))
    if reader.next.kind == "end":
        raise ConditionError("the condition is empty", 0)
    tree = reader.either()
    reader.finish()
    return tree


def _tokens(source: str) -> list[_Token]:
    found, at, end = [], 0, len(source.rstrip())
    while at < end:
        match = _TOKEN.match(source, at)
        if match is None or match.lastgroup is None:
            start = len(source) - len(source[at:].lstrip())
            _unreadable(source[start], start)
        kind, text = match.lastgroup, match[match.lastgroup]
        if kind == "name" and text in _WORDS:
            kind = "mark"
        found.append(_Token(kind, text, match.start(match.lastgroup)))
        at = match.end()
    found.append(_Token("end", "", end))
    return found


def _unreadable(char: str, at: int) -> NoReturn:
    shown = name_of(char) if is_control(char) else f"'{char}'"
    meant = _MEANT.get(char, "a condition is made of facts, numbers, quoted words, and/or/not")
    raise ConditionError(f"{shown} cannot stand here: {meant}", at)


class _Reader:
    """Recursive descent, one method per level of precedence; depth is bounded."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.place]

    def take(self, *marks: str) -> _Token | None:
        token = self.next
        if token.kind != "mark" or token.text not in marks:
            return None
        self.place += 1
        return token

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ConditionError(
                f"the condition is nested more than {MAX_DEPTH} deep", self.next.at
            )

    def finish(self) -> None:
        token = self.next
        if token.kind == "end":
            return
        if token.text in (")", "]"):
            raise ConditionError(f"this '{token.text}' closes nothing", token.at)
        raise ConditionError(
            f"{_shown(token)} follows where the condition had ended; "
            "join two tests with 'and' or 'or'",
            token.at,
        )

    def either(self) -> Node:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts), parts[0].at)

    def both(self) -> Node:
        parts = [self.negation()]
        while self.take("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts), parts[0].at)

    def negation(self) -> Node:
        token = self.take("not")
        if token is None:
            return self.comparison()
        self.deeper()
        of = self.negation()
        self.depth -= 1
        return Not(of, token.at)

    def comparison(self) -> Node:
        first = self.sum()
        rest = []
        while operator := self.comparator():
            rest.append((operator, self.sum()))
        return Compare(first, tuple(rest), first.at) if rest else first

    def comparator(self) -> str:
        if token := self.take("==", "!=", "<", "<=", ">", ">=", "in"):
            return token.text
        if self.next.text == "not" and self.next.kind == "mark":
            after = self.tokens[self.place + 1]
            if after.kind == "mark" and after.text == "in":
                self.place += 2
                return "not in"
        return ""

    def sum(self) -> Node:
        return self.run(("+", "-"), self.product)

    def product(self) -> Node:
        return self.run(("*", "/"), self.unary)

    def run(self, marks: tuple[str, str], below: Callable[[], Node]) -> Node:
        first = below()
        rest = []
        while token := self.take(*marks):
            rest.append((token.text, below()))
        return Arithmetic(first, tuple(rest), first.at) if rest else first

    def unary(self) -> Node:
        token = self.take("-")
        if token is None:
            return self.atom()
        self.deeper()
        of = self.unary()
        self.depth -= 1
        return Minus(of, token.at)

    def atom(self) -> Node:
        token = self.next
        if token.kind == "number":
            self.place += 1
            return Literal(_number(token), token.at)
        if token.kind == "text":
            self.place += 1
            return Literal(_unquote(token), token.at)
        if token.kind == "name":
            self.place += 1
            called = self.take("(")
            return self.call(token) if called else Name(token.text, token.at)
        if self.take("True", "true", "False", "false"):
            return Literal(token.text in ("True", "true"), token.at)
        if self.take("(", "["):
            return self.bracket(token)
        if token.kind == "end":
            raise ConditionError("the condition breaks off here", token.at)
        raise ConditionError(f"{_shown(token)} cannot stand here", token.at)

    def call(self, name: _Token) -> Node:
        token = self.next
        if token.kind != "text" or self.tokens[self.place + 1].text != ")":
            raise ConditionError(
                f'{name.text}() takes one text in quotes, like {name.text}(" no")', name.at
            )
        self.place += 2
        return Call(name.text, _unquote(token), name.at)

    def bracket(self, opened: _Token) -> Node:
        self.deeper()
        close = ")" if opened.text == "(" else "]"
        if self.next.text == close and self.next.kind == "mark":
            raise ConditionError("an empty list holds nothing", opened.at)
        items = [self.either()]
        many = opened.text == "["
        while self.take(","):
            many = True
            if self.next.text == close and self.next.kind == "mark":
                break
            items.append(self.either())
        if not self.take(close):
            raise ConditionError(f"this '{opened.text}' is never closed", opened.at)
        self.depth -= 1
        return Several(tuple(map(_plain, items)), opened.at) if many else items[0]


def _plain(item: Node) -> Literal:
    if isinstance(item, Minus) and isinstance(item.of, Literal) and type(item.of.value) is float:
        return Literal(-item.of.value, item.at)
    if isinstance(item, Literal):
        return item
    raise ConditionError("a list holds only plain numbers and quoted texts", item.at)


def _shown(token: _Token) -> str:
    return f"'{token.text}'" if token.kind != "text" else token.text


def _number(token: _Token) -> float:
    value = float(token.text)
    if not math.isfinite(value):
        raise ConditionError(f"{token.text} is too large a number", token.at)
    return value


def _unquote(token: _Token) -> str:
    out, chars = [], iter(token.text[1:-1])
    for char in chars:
        if is_control(char):
            raise ConditionError(
                f"a quoted text holds the control character {name_of(char)}", token.at
            )
        if char == "\\":
            escaped = next(chars)
            if escaped not in _ESCAPES:
                raise ConditionError(
                    rf"\{escaped} is no escape; there are \n, \t, \\, \" and \'", token.at
                )
            char = _ESCAPES[escaped]
        out.append(char)
    return "".join(out)
