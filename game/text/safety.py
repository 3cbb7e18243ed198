"""Control characters: finding them in what authors wrote, and making them harmless.

A terminal obeys escape codes, and bidirectional overrides make text read as something
it is not, so neither may reach the screen from a pack or a journal.
"""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = frozenset("\u2028\u2029\ufeff")


def is_control(char: str) -> bool:
    """Whether a terminal might obey this character. Tab and line feed are not counted."""
    if char in "\n\t":
        return False
    return char in _BIDI or char in _BREAKS or unicodedata.category(char) in ("Cc", "Cs")


def find_control(text: str) -> int:
    """The offset of the first control character, or -1."""
    return next((at for at, char in enumerate(text) if is_control(char)), -1)


def neutralise(text: str) -> str:
    """`text` with every control character replaced by a visible stand-in of the same width."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_stand_in(char) if is_control(char) else char for char in text)


def _stand_in(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def name_of(char: str) -> str:
    """How an error message calls a control character: `U+001B`."""
    return f"U+{ord(char):04X}"
