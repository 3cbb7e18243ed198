"""The types of a condition: what must be caught before anybody plays.

A condition that passes here can be tested against any facts without an error.
"""

from __future__ import annotations

from itertools import pairwise

from game.story.facts import FACTS, FUNCTIONS, Type, type_of
from game.story.language.show import show
from game.story.language.syntax import (
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
)
from game.text.suggest import did_you_mean, listed

#: the linter's code for a fact that does not exist
UNKNOWN_FACT = "FP031"
#: the linter's code for a function that does not exist, or a wrong argument
UNKNOWN_FUNCTION = "FP032"
#: the linter's code for types that do not go together
WRONG_TYPE = "FP033"


def type_check(node: Node) -> Type:
    """The type the tree comes out as.

    Raises:
        ConditionError: a name is unknown, or two things do not go together.
    """
    match node:
        case Literal(value=value):
            return type_of(value) or Type.TEXT
        case Several(items=items):
            return _several(node, [type_check(item) for item in items])
        case Name():
            return _name(node)
        case Call():
            return _call(node)
        case Minus(of=of):
            _need(of, Type.NUMBER, "'-' is for numbers")
            return Type.NUMBER
        case Arithmetic(first=first, rest=rest):
            for part in (first, *(part for _, part in rest)):
                _need(part, Type.NUMBER, f"'{rest[0][0]}' is for numbers")
            return Type.NUMBER
        case Compare():
            _compare(node)
            return Type.BOOL
        case Not(of=of):
            _need(of, Type.BOOL, "'not' is for yes-or-no")
            return Type.BOOL
        case And(parts=parts) | Or(parts=parts):
            joint = "and" if isinstance(node, And) else "or"
            for part in parts:
                _need(part, Type.BOOL, f"'{joint}' joins yes-or-no tests")
            return Type.BOOL


def _need(node: Node, wanted: Type, why: str) -> None:
    got = type_check(node)
    if got is not wanted:
        raise ConditionError(f"{why}, but {show(node)} is {got}", node.at, WRONG_TYPE)


def _several(node: Several, types: list[Type]) -> Type:
    if len(set(types)) > 1:
        raise ConditionError(f"the list {show(node)} mixes kinds", node.at, WRONG_TYPE)
    return Type.LIST


def _name(node: Name) -> Type:
    if node.id in FACTS:
        return FACTS[node.id].type
    if node.id in FUNCTIONS:
        raise ConditionError(
            f'{node.id} is a function: write {node.id}("…")', node.at, UNKNOWN_FUNCTION
        )
    hint = did_you_mean(node.id, FACTS)
    raise ConditionError(f"there is no fact '{node.id}'{hint}", node.at, UNKNOWN_FACT)


def _call(node: Call) -> Type:
    function = FUNCTIONS.get(node.function)
    if function is None:
        if node.function in FACTS:
            raise ConditionError(
                f"{node.function} is a fact, not a function: write it without brackets",
                node.at,
                UNKNOWN_FUNCTION,
            )
        hint = did_you_mean(node.function, FUNCTIONS)
        raise ConditionError(
            f"there is no function '{node.function}'{hint}", node.at, UNKNOWN_FUNCTION
        )
    if not node.argument:
        raise ConditionError(
            f"{node.function}() needs a {function.argument}", node.at, UNKNOWN_FUNCTION
        )
    if function.one_of and node.argument not in function.one_of:
        hint = did_you_mean(node.argument, function.one_of)
        raise ConditionError(
            f"{node.function}() takes {listed(function.one_of)}, not '{node.argument}'{hint}",
            node.at,
            UNKNOWN_FUNCTION,
        )
    return function.type


def _compare(node: Compare) -> None:
    operands = [node.first, *(part for _, part in node.rest)]
    types = [type_check(part) for part in operands]
    for (left, right), (ltype, rtype), (operator, _) in zip(
        pairwise(operands), pairwise(types), node.rest, strict=True
    ):
        if operator in ("in", "not in"):
            _membership(left, ltype, right, rtype)
        else:
            _order(left, ltype, operator, right, rtype)
        _known_value(left, right)
        _known_value(right, left)


def _membership(left: Node, ltype: Type, right: Node, rtype: Type) -> None:
    if isinstance(right, Several):
        inside = type_check(right.items[0])
        if ltype is not inside:
            raise ConditionError(
                f"{show(left)} is {ltype}, so it is never in a list that holds {inside}",
                left.at,
                WRONG_TYPE,
            )
    elif ltype is not Type.TEXT or rtype is not Type.TEXT:
        raise ConditionError(
            f"'in' looks for a text in a text, or for a value in a list; "
            f"{show(right)} is {rtype} and {show(left)} is {ltype}",
            right.at,
            WRONG_TYPE,
        )


def _order(left: Node, ltype: Type, operator: str, right: Node, rtype: Type) -> None:
    if Type.LIST in (ltype, rtype):
        raise ConditionError("a list is for 'in' and 'not in' only", right.at, WRONG_TYPE)
    if ltype is not rtype:
        raise ConditionError(
            f"{show(left)} is {ltype} and {show(right)} is {rtype}; they cannot be compared",
            left.at,
            WRONG_TYPE,
        )
    if ltype is not Type.NUMBER and operator not in ("==", "!="):
        raise ConditionError(
            f"'{operator}' is for numbers, and {show(left)} is {ltype}; use '==' or '!='",
            left.at,
            WRONG_TYPE,
        )


def _known_value(name: Node, value: Node) -> None:
    """A fact with few values is compared with one of them."""
    known = FACTS[name.id].one_of if isinstance(name, Name) else ()
    literals = value.items if isinstance(value, Several) else (value,)
    for literal in literals:
        if known and isinstance(literal, Literal) and literal.value not in known:
            hint = did_you_mean(str(literal.value), known)
            named = listed(item for item in known if item)
            raise ConditionError(
                f"{show(name)} is {named}, never {show(literal)}{hint}", literal.at, WRONG_TYPE
            )
