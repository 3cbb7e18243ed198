"""The textual form of nudges: what players type, authors write and replays print.

    L5.H3 scale 0
    L5.H3 attend "foot" 0.8
    L5.H3 swap "hand" 1
    L5.H3 patch "Q: How many eyes does my hand have?\\nA: Your hand has" 1
    L5.H3 q toward "eyes" 1.5
    L5.H3 k @12 toward query 1.0
    L5.H3 v @12 say " no" 2.0
    L4 think " zero" 1.0

q, k and v are bent `toward` or `away` from a token (k also from the `query`), v may `say` a word,
and all three take a vector `[0.1, -0.2]` as wide as a head or a random one, `seed 7`. Any nudge may
end in `at all`.

`parse(show(nudge)) == nudge` for every nudge whose numbers are finite.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import replace

from game.mind.nudges.kinds import (
    BY_NAME,
    KIND_NAMES,
    KINDS,
    Argument,
    At,
    Away,
    Direction,
    InNotation,
    Nudge,
    NudgeError,
    Position,
    Raw,
    Say,
    Seed,
    Toward,
    Word,
    acts_on_head,
    arguments,
)

#: by kind, an example with its usual strength
FORMS: dict[str, str] = {kind.kind: f"{kind.example} {kind.usual}" for kind in KINDS}
#: characters of a nudge
MAX_LENGTH = 8000
#: numbers of a vector
MAX_NUMBERS = 1024
#: `L5.H3` or `L4`
_PLACE = re.compile(r"[Ll](\d{1,4})(?:\.[Hh](\d{1,4}))?")
#: a quoted text, `@12`, `[0.1, -0.2]` or a bare word
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*")(?:\#(?P<nth>\d{1,6}))?"""
    r"""|@(?P<index>\d{1,9})|\[(?P<numbers>[^\]"]*)\]|(?P<bare>[^\s"@\[][^\s"]*))"""
)
#: what a nudge is split into
Piece = Position | Raw | str


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


def show_direction(way: Direction) -> str:
    """`toward "eyes"`, `away query`, `say " no"`, `[0.1, -0.2]` or `seed 7`."""
    match way:
        case Toward(to=to):
            return f"toward {show_position(to) if to is not None else 'query'}"
        case Away(to=to):
            return f"away {show_position(to) if to is not None else 'query'}"
        case Say(word=word):
            return f"say {quote(word)}"
        case Raw(numbers=numbers):
            return f"[{', '.join(map(number, numbers))}]"
        case Seed(seed=seed):
            return f"seed {seed}"


def _show_argument(value: Position | Direction | str) -> str:
    if isinstance(value, str):
        return quote(value)
    return show_position(value) if isinstance(value, At | Word) else show_direction(value)


def show(nudge: Nudge) -> str:
    """The nudge in its textual form."""
    place = f"L{nudge.layer}" + (f".H{nudge.head}" if nudge.head is not None else "")
    values = (getattr(nudge, argument.name) for argument in arguments(type(nudge)))
    end = number(nudge.amount) + (" at all" if nudge.everywhere else "")
    return " ".join((place, nudge.kind, *map(_show_argument, values), end))


def parse(text: str) -> Nudge:
    """Read one nudge.

    Raises:
        NudgeError: the text is not in the notation, or a strength is out of its bounds.
            Whether the place exists in a given mind is asked by `game.mind.nudges.context`.
    """
    if len(text) > MAX_LENGTH:
        raise NudgeError(f"a nudge is at most {MAX_LENGTH} characters long, this is {len(text)}")
    pieces = _split(text)
    everywhere = pieces[-2:] == ["at", "all"]
    if everywhere:
        del pieces[-2:]
    layer, head = _place(pieces)
    name = pieces[1] if len(pieces) > 1 else None
    kind = BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        told = f"{name!r} is no kind of nudge" if name is not None else "it names no kind of nudge"
        raise NudgeError(f"{told}; the kinds are {', '.join(KIND_NAMES)} (like {FORMS['scale']})")
    if (head is not None) != acts_on_head(kind):
        raise _written_like(kind)
    nudge = _build(kind, (layer,) if head is None else (layer, head), pieces[2:])
    nudge.bounds.check(nudge.amount)
    return replace(nudge, everywhere=True) if everywhere else nudge


def _written_like(kind: type[Nudge]) -> NudgeError:
    return NudgeError(f"{kind.kind} is written like {FORMS[kind.kind]}")


def _build(kind: type[Nudge], place: tuple[int, ...], rest: list[Piece]) -> Nudge:
    amount = rest[-1] if rest else None
    if not isinstance(amount, str):
        raise _written_like(kind)
    pieces = rest[:-1]
    values: list[object] = []
    for argument in arguments(kind):
        if argument.type == "Direction":  # all that is left before the strength
            values.append(_direction(kind, pieces))
            pieces = []
        else:
            values.append(_argument(kind, argument, pieces))
            pieces = pieces[1:]
    if pieces:
        raise _written_like(kind)
    make: Callable[..., Nudge] = kind
    return make(*place, *values, _amount(amount))


def _argument(kind: type[Nudge], argument: Argument, pieces: list[Piece]) -> Position | str:
    """The position or the text that the first piece is."""
    first = pieces[0] if pieces else None
    if isinstance(first, At | Word) and argument.type == "Position":
        return first
    if isinstance(first, Word) and first.nth is None and argument.type != "Position":
        return first.text
    raise _written_like(kind)


def _direction(kind: type[Nudge], pieces: list[Piece]) -> Direction:
    match pieces:
        case ["toward", (At() | Word()) as to]:
            return Toward(to)
        case ["away", (At() | Word()) as to]:
            return Away(to)
        case ["toward", "query"] if "query" in kind.ways:
            return Toward(None)
        case ["away", "query"] if "query" in kind.ways:
            return Away(None)
        case ["say", Word(text=word, nth=None)] if "say" in kind.ways:
            return Say(word)
        case [Raw() as raw]:
            return raw
        case ["seed", str(seed)] if seed.isascii() and seed.isdecimal() and len(seed) < 10:
            return Seed(int(seed))
    ways = ", toward query, away query" if "query" in kind.ways else ""
    ways += ', say " word"' if "say" in kind.ways else ""
    raise NudgeError(
        f"{kind.kind} goes toward a token, away from one{ways}, along a vector [0.1, -0.2] "
        f"or a seed 7, like {FORMS[kind.kind]}"
    )


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


def is_text(text: str) -> bool:
    """Whether every character is whole: JSON's escapes can write halves of one."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _piece(found: re.Match[str]) -> Piece:
    if found["index"] is not None:
        return At(int(found["index"]))
    if found["numbers"] is not None:
        return _raw(found["numbers"])
    if found["text"] is None:
        return found["bare"]
    try:
        word = json.loads(found["text"], strict=False)
    except json.JSONDecodeError:
        raise NudgeError(f"cannot read the escapes in {found['text']}") from None
    if not is_text(word):
        raise NudgeError(f"{found['text']} holds half of a character")
    nth = int(found["nth"]) if found["nth"] is not None else None
    if nth == 0:
        raise NudgeError(f"{found['text']}#0: occurrences are counted from 1")
    return Word(word, nth)


def _raw(text: str) -> Raw:
    parts = text.replace(",", " ").split()
    if not 1 <= len(parts) <= MAX_NUMBERS:
        raise NudgeError(f"a vector has 1 to {MAX_NUMBERS} numbers, not {len(parts)}")
    return Raw(tuple(_amount(part) for part in parts))


def _place(pieces: list[Piece]) -> tuple[int, int | None]:
    if not pieces:
        raise NudgeError(f"a nudge is written like {FORMS['scale']}")
    first = pieces[0]
    found = _PLACE.fullmatch(first) if isinstance(first, str) else None
    if not found:
        said = show_direction(first) if isinstance(first, Raw) else first
        said = said if isinstance(said, str) else show_position(said)
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


def _read(value: object) -> object:
    if isinstance(value, KINDS):
        return value
    if not isinstance(value, str):
        raise ValueError("a nudge is a text in its notation")
    return parse(value)


InNotation.read = staticmethod(_read)
