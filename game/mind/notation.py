"""The textual form of nudges: what players type, authors write and replays print.

    L5.H3 scale 0
    L5.H3 attend "foot" 0.8
    L5.H3 q toward "eyes" 1.5
    L5.H3 k @12 toward query 1.0
    L5.H3 v @12 say " no" 2.0
    L4 think " zero" 1.0

`parse(show(nudge)) == nudge` for every nudge whose numbers are finite.
"""

from __future__ import annotations

import json
import math
import re

from game.mind.nudges import (
    KIND_NAMES,
    At,
    Attend,
    Key,
    Nudge,
    NudgeError,
    Position,
    Query,
    Scale,
    Think,
    Value,
    Word,
)

FORMS: dict[str, str] = {
    "scale": "L5.H3 scale 0",
    "attend": 'L5.H3 attend "foot" 0.8',
    "q": 'L5.H3 q toward "eyes" 1.5',
    "k": "L5.H3 k @12 toward query 1.0",
    "v": 'L5.H3 v @12 say " no" 2.0',
    "think": 'L4 think " zero" 1.0',
}
MAX_LENGTH = 400
_PLACE = re.compile(r"[Ll](\d{1,4})(?:\.[Hh](\d{1,4}))?")
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*")(?:\#(?P<nth>\d{1,6}))?"""
    r"""|@(?P<index>\d{1,9})|(?P<bare>[^\s"@][^\s"]*))"""
)
Piece = Position | str


def number(value: float) -> str:
    """The shortest text that reads back as the same float; whole numbers without `.0`."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def quote(text: str) -> str:
    """`text` in double quotes; line breaks and control characters as backslash escapes."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in shown)


def show_position(position: Position) -> str:
    """`@12`, `"foot"` or `"foot"#1`."""
    if isinstance(position, At):
        return f"@{position.index}"
    return quote(position.text) + (f"#{position.nth}" if position.nth is not None else "")


def show(nudge: Nudge) -> str:
    """The nudge in its textual form."""
    amount = number(nudge.amount)
    if isinstance(nudge, Think):
        return f"L{nudge.layer} think {quote(nudge.say)} {amount}"
    place = f"L{nudge.layer}.H{nudge.head}"
    match nudge:
        case Scale():
            return f"{place} scale {amount}"
        case Attend(to=to):
            return f"{place} attend {show_position(to)} {amount}"
        case Query(to=to):
            return f"{place} q toward {show_position(to)} {amount}"
        case Key(at=at):
            return f"{place} k {show_position(at)} toward query {amount}"
        case Value(at=at, say=say):
            return f"{place} v {show_position(at)} say {quote(say)} {amount}"


def parse(text: str) -> Nudge:
    """Read one nudge.

    Raises:
        NudgeError: the text is not in the notation, or a strength is out of its bounds.
            Whether the place exists in a given mind is asked by `game.mind.shape.check`.
    """
    if len(text) > MAX_LENGTH:
        raise NudgeError(f"a nudge is at most {MAX_LENGTH} characters long, this is {len(text)}")
    pieces = _split(text)
    layer, head = _place(pieces)
    kind = pieces[1] if len(pieces) > 1 else None
    if not isinstance(kind, str) or kind not in KIND_NAMES:
        told = f"{kind!r} is no kind of nudge" if kind is not None else "it names no kind of nudge"
        raise NudgeError(f"{told}; the kinds are {', '.join(KIND_NAMES)} (like {FORMS['scale']})")
    if (head is None) != (kind == "think"):
        raise NudgeError(f"{kind} is written like {FORMS[kind]}")
    nudge = _build(kind, layer, head if head is not None else -1, pieces[2:])
    nudge.bounds.check(nudge.amount)
    return nudge


def _build(kind: str, layer: int, head: int, rest: list[Piece]) -> Nudge:
    match kind, rest:
        case "scale", [str(amount)]:
            return Scale(layer, head, _amount(amount))
        case "attend", [(At() | Word()) as to, str(amount)]:
            return Attend(layer, head, to, _amount(amount))
        case "q", ["toward", (At() | Word()) as to, str(amount)]:
            return Query(layer, head, to, _amount(amount))
        case "k", [(At() | Word()) as at, "toward", "query", str(amount)]:
            return Key(layer, head, at, _amount(amount))
        case "v", [(At() | Word()) as at, "say", Word(text=say, nth=None), str(amount)]:
            return Value(layer, head, at, say, _amount(amount))
        case "think", [Word(text=say, nth=None), str(amount)]:
            return Think(layer, say, _amount(amount))
    raise NudgeError(f"{kind} is written like {FORMS[kind]}")


def _split(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if not found:
            raise NudgeError(f"cannot read {text[at:end].strip()!r}; is a quote left open?")
        pieces.append(_piece(found))
        at = found.end()
    if not pieces:
        raise NudgeError(f"a nudge is written like {FORMS['scale']}")
    return pieces


def _piece(found: re.Match[str]) -> Piece:
    if found["index"] is not None:
        return At(int(found["index"]))
    if found["text"] is None:
        return found["bare"]
    try:
        word = json.loads(found["text"], strict=False)
    except json.JSONDecodeError:
        raise NudgeError(f"cannot read the escapes in {found['text']}") from None
    nth = int(found["nth"]) if found["nth"] is not None else None
    if nth == 0:
        raise NudgeError(f"{found['text']}#0: occurrences are counted from 1")
    return Word(word, nth)


def _place(pieces: list[Piece]) -> tuple[int, int | None]:
    first = pieces[0]
    found = _PLACE.fullmatch(first) if isinstance(first, str) else None
    if not found:
        said = first if isinstance(first, str) else show_position(first)
        raise NudgeError(f"{said} is no place; a head is written L5.H3 and a layer L4")
    return int(found[1]), int(found[2]) if found[2] is not None else None


def _amount(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise NudgeError(f"{text!r} is not a number") from None
    if not math.isfinite(value):
        raise NudgeError(f"a strength must be a finite number, not {text}")
    return value
