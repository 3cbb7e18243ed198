"""How numbers, words and places are told. Each filter of `story.templates.FILTERS` has its
function here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from game.story.facts import Scalar

_SMALL = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_RANKS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_PLACE = re.compile(r"L(\d+)(?:\.(?:H(\d+)|(.+)))?", re.ASCII)
_THOUGHT = re.compile(r"think (\d+)", re.ASCII)


def plainly(value: Scalar) -> str:
    """A value without a filter: numbers short, texts as they are."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return f"{value:.4g}" if value != int(value) else str(int(value))


def percent(value: float) -> str:
    """31%, 3.1%, 0.31%; what is nearly none or nearly all is not rounded to it."""
    share = 100 * value
    if share <= 0:
        return "0%"
    if share < 0.01:
        return "less than 0.01%"
    if 99.9 < share < 100:
        return "more than 99.9%"
    digits = 0 if 10 <= share <= 99 else 1 if share >= 1 else 2
    return f"{share:.{digits}f}".removesuffix(".0") + "%"


def size(value: float) -> str:
    """The amount without its sign: one decimal, two below 1, and never rounded to none."""
    amount = abs(value)
    if 0 < amount < 0.01:
        return f"{amount:.1g}" if amount >= 0.0001 else "less than 0.0001"
    return f"{amount:.2f}" if amount < 1 else f"{amount:.1f}"


def nats(value: float) -> str:
    """2.3 nats."""
    return f"{_sign(value) if value < 0 else ''}{size(value)} nats"


def logits(value: float) -> str:
    """+1.3 logits."""
    return f"{_sign(value)}{size(value)} logits"


def count(value: float) -> str:
    """Whole numbers to twelve in words; 0 is `no`."""
    whole = round(value)
    return _SMALL[whole] if 0 <= whole < len(_SMALL) else str(whole)


def ordinal(value: float) -> str:
    """first, second, … tenth, 11th."""
    whole = round(value)
    if 0 <= whole < len(_RANKS):
        return _RANKS[whole]
    teens = 10 <= abs(whole) % 100 <= 20
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(abs(whole) % 10, "th")
    return f"{whole}{ending}"


def word(value: str) -> str:
    """A word of the model in quotes, without its leading space; line breaks are visible."""
    if not value.strip(" "):
        return "a space" if value else "nothing"
    return f"\u2018{value.removeprefix(' ')}\u2019"


def place(value: str) -> str:
    """L3.H5 as: head 5 of layer 3. Names of writers are told too; what is none is left."""
    if found := _THOUGHT.fullmatch(value):
        return f"the thought of nudge {found[1]}"
    found = _PLACE.fullmatch(value)
    if not found:
        known = {"": "nowhere", "embedding": "the embedding", "constant": "the constant"}
        return known.get(value, value)
    layer = f"layer {found[1]}"
    if found[2] is not None:
        return f"head {found[2]} of {layer}"
    return f"the {found[3]} of {layer}" if found[3] else layer


def _sign(value: float) -> str:
    return "\u2212" if value < 0 else "+"


#: a filter's name -> how it writes a value
FILTER_FUNCTIONS: Mapping[str, Callable[[Any], str]] = {
    "percent": percent,
    "nats": nats,
    "logits": logits,
    "size": size,
    "count": count,
    "ordinal": ordinal,
    "word": word,
    "place": place,
}
