"""Numbers as journals keep them: what is in memory equals what a journal gives back."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from game.mind.nudges.kinds import KINDS
from game.mind.results import HeadCell

#: significant digits of a measured number
DIGITS = 6
#: of what the tower shows of a head, of which there are many
CELL_DIGITS = 5
#: what stands for a number that is not finite
LARGEST = 1e308
T = TypeVar("T")


def rounded(value: float, digits: int = DIGITS) -> float:
    """`value` to so many significant digits; what is no finite number becomes one."""
    if math.isnan(value):
        return 0.0
    if math.isinf(value):
        return math.copysign(LARGEST, value)
    return float(f"{value:.{digits}g}")


def settle(record: T) -> T:
    """The record with all its numbers rounded."""
    return cast(T, _settled(record, DIGITS))


def _settled(value: Any, digits: int) -> Any:
    if isinstance(value, float):
        return rounded(value, digits)
    if isinstance(value, KINDS):
        return value
    if isinstance(value, HeadCell):
        digits = CELL_DIGITS
    if isinstance(value, tuple):
        items = [_settled(item, digits) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
        return dataclasses.replace(value, **{k: _settled(v, digits) for k, v in changed.items()})
    if isinstance(value, Mapping):
        return {name: _settled(item, digits) for name, item in value.items()}
    return value
