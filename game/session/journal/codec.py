"""Events and headers as JSON, and back: written by hand, read and checked by pydantic.

Records are objects with their fields' names, rows of numbers (named tuples) are arrays, nudges
stand in their notation. `decode(kind, encode(record)) == record` once the record is settled
(`rules.rounding`). What is read is not trusted: a wrong type is a `CodecError` naming the
field, never anything else.
"""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from game.mind.nudges import notation
from game.mind.nudges.kinds import KINDS
from game.session.rules.rounding import rounded

T = TypeVar("T")
#: of pydantic's error types, what it says of a value that is not of its kind
_NOT = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "frozen_set_type": "a list",
    "arguments_type": "a row",
    "mapping_type": "a record",
    "dict_type": "a record",
    "dataclass_type": "a record",
}


class CodecError(ValueError):
    """The data does not have the shape it claims. The message is one sentence."""


def encode(value: object) -> Any:
    """`value` as plain JSON data: nudges as their notation, floats rounded."""
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, KINDS):
        return notation.show(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(name): encode(item) for name, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    return value


def decode(kind: type[T], data: object) -> T:
    """Read a record of the given kind from what JSON gave.

    Raises:
        CodecError: a field is missing, unknown or of another type.
    """
    try:
        found: T = _adapter(typing.cast(Any, kind)).validate_python(data)
    except ValidationError as error:
        raise CodecError(_sentence(kind, error)) from None
    return found


@functools.cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    for record in _records(kind, set()):
        # A field that is not known is an error, in records of ours and of the mind's alike.
        record.__pydantic_config__ = ConfigDict(  # type: ignore[attr-defined]
            extra="forbid", allow_inf_nan=False
        )
    return TypeAdapter(kind)


def _records(kind: Any, known: set[type]) -> Iterator[type]:
    """The dataclasses that a type is made of."""
    for part in typing.get_args(kind):
        yield from _records(part, known)
    if not isinstance(kind, type) or kind in known or kind in KINDS:
        return
    known.add(kind)
    if dataclasses.is_dataclass(kind):
        yield kind
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        for hint in typing.get_type_hints(kind).values():
            yield from _records(hint, known)


def _sentence(kind: type, error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=True, include_input=False)[0]
    place = kind.__name__ + "".join(map(_step, first["loc"]))
    owner, _, name = place.rpartition(".")
    match first["type"]:
        case "missing" | "missing_argument":
            return f"{owner} has no {name}"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return f"{owner} has an unknown field {notation.quote(name[:40])}"
        case "literal_error":
            return f"{place} is none of {first.get('ctx', {}).get('expected', '')}"
        case "value_error":
            return f"{place}: {first.get('ctx', {}).get('error', first['msg'])}"
    what = _NOT.get(first["type"])
    return f"{place} is not {what}" if what else f"{place}: {first['msg'].lower()}"


def _step(step: str | int) -> str:
    return f"[{step}]" if isinstance(step, int) else f".{step}"
