"""The "did you mean" at the end of an error message."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

#: how alike two names must be, from 0 to 1, for one to be taken for the other
ALIKE = 0.6
#: characters of a wrong name that are compared: what is longer is no slip of the hand
COMPARED = 80


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The name that was most likely meant, or None when nothing known comes near."""
    names = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(wrong[:COMPARED].casefold(), names, n=1, cutoff=ALIKE)
    return names[close[0]] if close else None


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)`, or an empty text when nothing known comes near."""
    name = nearest(wrong, known)
    return f" (did you mean '{name}'?)" if name is not None else ""


def did_you_mean_or(wrong: str, known: Iterable[str], otherwise: str) -> str:
    """`; did you mean x?` to end a sentence said to the player, or `otherwise`."""
    name = nearest(wrong, known)
    return f"; did you mean {name}?" if name is not None else otherwise


def listed(names: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
