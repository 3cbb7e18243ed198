"""The "did you mean" at the end of an error message."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)`, or an empty text when nothing known comes near."""
    names = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(wrong[:80].casefold(), names, n=1, cutoff=0.6)
    return f" (did you mean '{names[close[0]]}'?)" if close else ""


def listed(names: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
