"""Conditions and expressions over facts: compiled once, tested after every life.

Compiling finds every mistake there is; testing a compiled condition never fails. What a
fact set does not know is None, and so is a division by zero or a number too large; what is
computed from None is None, unless the rest settles it (`True or …`, `False and …`). Nothing
unknown ever makes a condition hold, `not` included.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from game.story.facts import FACTS, FUNCTIONS, Facts, Known, Scalar, Type
from game.story.language.show import show
from game.story.language.syntax import (
    MAX_LENGTH,
    And,
    Arithmetic,
    Call,
    Compare,
    ConditionError,
    Literal,
    Minus,
    Name,
    Node,
    Not,
    Or,
    Several,
    parse,
)
from game.story.language.types import WRONG_TYPE, type_check

__all__ = ["MAX_LENGTH", "Condition", "ConditionError", "compile_condition", "compile_expression"]

_Value = Scalar | tuple[Scalar, ...] | None
_TESTS: Mapping[str, Callable[..., bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda left, right: left in right,
    "not in": lambda left, right: left not in right,
}
_STEPS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition, or an expression of another type. Equal trees are equal."""

    tree: Node
    type: Type

    def __str__(self) -> str:
        return show(self.tree)

    def holds(self, facts: Facts) -> bool:
        """Whether the condition is true of these facts; what is unknown is not true."""
        return self.value(facts) is True

    def value(self, facts: Facts) -> Scalar | None:
        """What the expression comes out as, or None where a fact is unknown."""
        found = _value(self.tree, facts)
        return None if isinstance(found, tuple) else found

    @property
    def specificity(self) -> int:
        """How many tests must hold at once. An `or` counts as its least specific part."""
        return _specificity(self.tree)

    @property
    def words(self) -> tuple[str, ...]:
        """The words the mind has to measure for this condition, in order of appearance."""
        calls = (node for node in _walk(self.tree) if isinstance(node, Call))
        return tuple(
            dict.fromkeys(call.argument for call in calls if FUNCTIONS[call.function].watches)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The facts and functions it uses, in order of appearance."""
        used = (_named(node) for node in _walk(self.tree))
        return tuple(dict.fromkeys(name for name in used if name))

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags it asks for."""
        calls = (node for node in _walk(self.tree) if isinstance(node, Call))
        return tuple(dict.fromkeys(call.argument for call in calls if call.function == "flag"))

    @property
    def said_words(self) -> tuple[str, ...]:
        """The quoted texts it compares with words of the model, or gives to word functions."""
        return tuple(dict.fromkeys(_said_words(self.tree)))

    @property
    def wished_words(self) -> tuple[str, ...]:
        """The words that help it to hold when they are said, or stand high; others hinder."""
        return tuple(dict.fromkeys(_wished(self.tree)))

    @property
    def unlived(self) -> tuple[str, ...]:
        """Those of `names` that are unknown before a life has been lived."""
        return tuple(
            name for name in self.names if (FACTS.get(name) or FUNCTIONS[name]).phase is Known.LIVED
        )


def compile_expression(text: str) -> Condition:
    """Compile an expression of any type, as templates use it.

    Raises:
        ConditionError: it cannot be meant; the message is one sentence, with its column.
    """
    tree = parse(text)
    return Condition(tree, type_check(tree))


def compile_condition(text: str) -> Condition:
    """Compile a condition: an expression that comes out as yes or no.

    Raises:
        ConditionError: it cannot be meant; the message is one sentence, with its column.
    """
    condition = compile_expression(text)
    if condition.type is not Type.BOOL:
        example = f"{condition} > 0" if condition.type is Type.NUMBER else f'{condition} == "…"'
        advice = f": compare it, like {example}" if condition.type is not Type.LIST else ""
        raise ConditionError(
            f"a condition must come out as yes or no, and {condition} is {condition.type}{advice}",
            condition.tree.at,
            WRONG_TYPE,
        )
    return condition


def _value(node: Node, facts: Facts) -> _Value:
    match node:
        case Literal(value=value):
            return value
        case Several(items=items):
            return tuple(item.value for item in items)
        case Name(id=name):
            return facts.values.get(name)
        case Call():
            return FUNCTIONS[node.function].value(facts, node.argument)
        case Minus(of=of):
            return _step("-", 0.0, _value(of, facts))
        case Arithmetic(first=first, rest=rest):
            total = _value(first, facts)
            for sign, part in rest:
                total = _step(sign, total, _value(part, facts))
            return total
        case Compare():
            return _chain(node, facts)
        case Not(of=of):
            found = _value(of, facts)
            return not found if isinstance(found, bool) else None
        case And(parts=parts):
            return _joined(False, [_value(part, facts) for part in parts])
        case Or(parts=parts):
            return _joined(True, [_value(part, facts) for part in parts])


def _joined(decisive: bool, found: list[_Value]) -> bool | None:
    """`or` is settled by one True and `and` by one False; else what is unknown stays so."""
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def _step(sign: str, left: _Value, right: _Value) -> float | None:
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return None
    try:
        result = float(_STEPS[sign](left, right))
    except (ZeroDivisionError, OverflowError):
        return None
    return result if math.isfinite(result) else None


def _chain(node: Compare, facts: Facts) -> bool | None:
    left = _value(node.first, facts)
    steps: list[_Value] = []
    for sign, part in node.rest:
        right = _value(part, facts)
        steps.append(_test(sign, left, right))
        left = right
    return _joined(False, steps)


def _test(sign: str, left: _Value, right: _Value) -> bool | None:
    if left is None or right is None:
        return None
    try:
        return _TESTS[sign](left, right)
    except TypeError:  # a recorded fact of the wrong type is as good as unknown
        return None


def _specificity(node: Node, negated: bool = False) -> int:
    match node:
        case Not(of=of):
            return _specificity(of, not negated)
        case And(parts=parts) | Or(parts=parts):
            counts = [_specificity(part, negated) for part in parts]
            return sum(counts) if isinstance(node, And) is not negated else min(counts)
        case Compare(rest=rest):
            return 1 if negated else len(rest)
        case Literal():
            return 0
        case _:
            return 1


def _walk(node: Node) -> Iterator[Node]:
    yield node
    match node:
        case Several(items=items):
            yield from items
        case Minus(of=of) | Not(of=of):
            yield from _walk(of)
        case Arithmetic(first=first, rest=rest) | Compare(first=first, rest=rest):
            yield from _walk(first)
            for _, part in rest:
                yield from _walk(part)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _walk(part)


def _named(node: Node) -> str:
    if isinstance(node, Name):
        return node.id
    return node.function if isinstance(node, Call) else ""


def _said_words(tree: Node) -> Iterator[str]:
    for node in _walk(tree):
        if isinstance(node, Call) and FUNCTIONS[node.function].argument == "word":
            yield node.argument
        if not isinstance(node, Compare):
            continue
        sides = (node.first, *(part for _, part in node.rest))
        if any(isinstance(side, Name) and FACTS[side.id].word for side in sides):
            for side in sides:
                literals = side.items if isinstance(side, Several) else (side,)
                for literal in literals:
                    if isinstance(literal, Literal) and isinstance(literal.value, str):
                        yield literal.value


#: a comparison -> what holds where it does not
_OPPOSITE = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "in": "not in",
    "not in": "in",
}
#: a comparison -> the same with its sides changed
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
#: a word function -> the signs that ask for much of the word
_MUCH = {"rank": ("<", "<=", "=="), "p": (">", ">=")}


def _wished(node: Node, negated: bool = False) -> Iterator[str]:
    match node:
        case Not(of=of):
            yield from _wished(of, not negated)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _wished(part, negated)
        case Call(function="spoke", argument=word) if not negated:
            yield word
        case Compare(first=first, rest=rest):
            left = first
            for sign, right in rest:
                meant = _OPPOSITE[sign] if negated else sign
                yield from _wished_of(left, meant, right)
                yield from _wished_of(right, _MIRRORED.get(meant, meant), left)
                left = right


def _wished_of(left: Node, sign: str, right: Node) -> Iterator[str]:
    match left, right:
        case Name(id="said"), Literal(value=str(word)) if sign == "==":
            yield word
        case Name(id="said"), Several(items=items) if sign == "in":
            yield from (str(item.value) for item in items)
        case Call(function=function, argument=word), _ if sign in _MUCH.get(function, ()):
            yield word
