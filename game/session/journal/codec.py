"""Frozen records to JSON and back, driven by their type hints.

`decode(kind, encode(record)) == record` once the record's numbers are rounded; `settle`
does that rounding, so that what is in memory equals what a journal gives back. What is read
is not trusted: a wrong type is a `CodecError` naming the field, never anything else.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from game.mind.nudges import notation
from game.mind.nudges.kinds import KINDS, Nudge, NudgeError
from game.story.facts import Facts

SIGNIFICANT_DIGITS = 6
_ODD_NUMBERS = ("inf", "-inf", "nan")
T = TypeVar("T")


class CodecError(ValueError):
    """The data does not have the shape it claims. The message is one sentence."""


def rounded(value: float) -> float:
    """`value` to 6 significant digits, as journals keep it."""
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}") if math.isfinite(value) else value


def encode(value: object) -> Any:
    """`value` as plain JSON data: nudges as their notation, floats rounded."""
    if isinstance(value, Facts):
        return _encode_mapping(value.to_json())
    if isinstance(value, KINDS):
        return notation.show(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return _encode_mapping(value)
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, float):
        return rounded(value) if math.isfinite(value) else repr(value)
    return value


def _encode_mapping(value: Mapping[str, object]) -> dict[str, Any]:
    return {str(key): encode(item) for key, item in value.items()}


def decode(kind: type[T], data: object) -> T:
    """Read a frozen dataclass of the given kind.

    Raises:
        CodecError: a field is missing, unknown or of another type.
    """
    return typing.cast(T, _decode(kind, data, kind.__name__))


def settle(record: T) -> T:
    """The record as a journal would give it back: numbers rounded."""
    return decode(type(record), encode(record))


def _decode(kind: Any, data: object, where: str) -> object:
    if kind == Nudge:
        return _nudge(data, where)
    if kind is Facts:
        return _facts(data, where)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, data, where)
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple(typing.get_args(kind), data, where)
    if origin in (typing.Union, types.UnionType):
        return _optional(typing.get_args(kind), data, where)
    if origin is Literal:
        if data not in typing.get_args(kind):
            raise CodecError(f"{where} is none of {', '.join(map(str, typing.get_args(kind)))}")
        return data
    return _scalar(kind, data, where)


def _scalar(kind: type, data: object, where: str) -> object:
    if kind is float:
        if isinstance(data, str) and data in _ODD_NUMBERS:
            return float(data)
        if isinstance(data, (int, float)) and not isinstance(data, bool):
            try:
                return float(data)
            except OverflowError:
                raise CodecError(f"{where} is too large a number") from None
    elif isinstance(data, kind) and not (kind is int and isinstance(data, bool)):
        return data
    raise CodecError(f"{where} is not {_NAMES.get(kind, kind.__name__)}")


_NAMES = {float: "a number", int: "a whole number", str: "a text", bool: "true or false"}


def _record(kind: type, data: object, where: str) -> object:
    if not isinstance(data, dict):
        raise CodecError(f"{where} is not a record")
    hints = _hints(kind)
    missing = [name for name in hints if name not in data and name not in _defaults(kind)]
    if missing:
        raise CodecError(f"{where} has no {missing[0]}")
    unknown = [name for name in data if name not in hints]
    if unknown:
        raise CodecError(f"{where} has an unknown field {notation.quote(str(unknown[0])[:40])}")
    found = {n: hint for n, hint in hints.items() if n in data}
    return kind(**{n: _decode(hint, data[n], f"{where}.{n}") for n, hint in found.items()})


@functools.cache
def _defaults(kind: type) -> frozenset[str]:
    """Fields that came later than the first journals: one without them has their default."""
    fields = dataclasses.fields(kind)
    return frozenset(field.name for field in fields if field.default is not dataclasses.MISSING)


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _tuple(parts: tuple[Any, ...], data: object, where: str) -> object:
    if not isinstance(data, list):
        raise CodecError(f"{where} is not a list")
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_decode(parts[0], item, f"{where}[{i}]") for i, item in enumerate(data))
    if len(data) != len(parts):
        raise CodecError(f"{where} has not {len(parts)} items")
    items = zip(parts, data, strict=True)
    return tuple(_decode(part, item, f"{where}[{i}]") for i, (part, item) in enumerate(items))


def _optional(parts: tuple[Any, ...], data: object, where: str) -> object:
    if data is None and type(None) in parts:
        return None
    rest = [part for part in parts if part is not type(None)]
    return _decode(rest[0], data, where)


def _nudge(data: object, where: str) -> Nudge:
    if not isinstance(data, str):
        raise CodecError(f"{where} is not a nudge")
    try:
        return notation.parse(data)
    except NudgeError as error:
        raise CodecError(f"{where}: {error}") from None


def _facts(data: object, where: str) -> Facts:
    if not isinstance(data, dict):
        raise CodecError(f"{where} is not a record")
    try:
        return Facts.from_json(data)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise CodecError(f"{where}: {error}") from None
