"""A number and the words that go with it: `1 life`, `3 lives`, `no nudges`."""

from __future__ import annotations

#: plurals that are more than an `s` at the end
_IRREGULAR = {"life": "lives"}


def counted(number: int, noun: str, zero: str = "0") -> str:
    """`1 life`, `3 lives`; none is written as `zero`: `no nudges` for `(0, "nudge", "no")`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number or zero} {_plural(noun)}"


def _plural(noun: str) -> str:
    """The plural of a noun; of several words the last is put into it: `more nudges`."""
    words, gap, last = noun.rpartition(" ")
    return f"{words}{gap}{_IRREGULAR.get(last, f'{last}s')}"
