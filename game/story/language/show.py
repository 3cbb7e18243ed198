"""A condition's tree as text again, with no more brackets than it needs."""

from __future__ import annotations

from game.story.language.syntax import (
    And,
    Arithmetic,
    Call,
    Compare,
    Literal,
    Minus,
    Name,
    Node,
    Not,
    Or,
    Several,
)

_ESCAPES = {"\n": r"\n", "\t": r"\t", '"': r"\"", "\\": r"\\"}


def show(node: Node) -> str:
    """The tree in the notation; `parse(show(tree)) == tree`."""
    match node:
        case Literal(value=value):
            return _literal(value)
        case Several(items=items):
            return f"[{', '.join(show(item) for item in items)}]"
        case Name(id=name):
            return name
        case Call(function=function, argument=argument):
            return f"{function}({_literal(argument)})"
        case Minus(of=of):
            return f"-{_inside(of, 6)}"
        case Not(of=of):
            return f"not {_inside(of, 2)}"
        case Arithmetic() | Compare():
            return _chain(node)
        case And(parts=parts):
            return " and ".join(_inside(part, 2) for part in parts)
        case Or(parts=parts):
            return " or ".join(_inside(part, 1) for part in parts)


def _literal(value: bool | float | str) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return f'"{"".join(_ESCAPES.get(char, char) for char in value)}"'
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _chain(node: Arithmetic | Compare) -> str:
    level = _level(node) + 1
    steps = (f" {operator} {_inside(part, level)}" for operator, part in node.rest)
    return _inside(node.first, level) + "".join(steps)


def _inside(node: Node, level: int) -> str:
    text = show(node)
    return f"({text})" if _level(node) < level else text


def _level(node: Node) -> int:
    """How tightly a node holds together: 0 for `or`, up to 7 for a single name."""
    match node:
        case Or():
            return 0
        case And():
            return 1
        case Not():
            return 2
        case Compare():
            return 3
        case Arithmetic(rest=rest):
            return 4 if rest[0][0] in "+-" else 5
        case Minus():
            return 6
        case _:
            return 7
