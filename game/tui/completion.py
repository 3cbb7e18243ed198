"""What a half-typed line could become. Plain text in, plain text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.mind.nudges import notation
from game.mind.results import Token
from game.session.blocks.views import VIEWS

_PLACE = re.compile(r"[Ll]\d{1,4}(?:\.[Hh]\d{1,4})?(?=\s)")
_HALF_PLACE = re.compile(r"[Ll]\d{1,4}(?:\.(?:[Hh]\d{0,4})?)?")
#: the words that are typed to look, or to leave
LOOKING = (*VIEWS, "why", "help", "quit")


@dataclass(frozen=True, slots=True)
class Known:
    """What the line may name: the context's tokens, the kinds allowed, the head at the cursor."""

    tokens: tuple[Token, ...] = ()
    kinds: tuple[str, ...] = ()
    cursor: tuple[int, int] = (0, 0)
    words: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()


def suggest(line: str, known: Known) -> str | None:
    """The first whole command that begins with `line`, or None."""
    if not line.strip():
        return None
    place = _PLACE.match(line)
    if place:
        offered = _nudges(place[0], known)
    elif _HALF_PLACE.fullmatch(line):
        offered = _places(line, known)
    else:
        offered = _commands(known)
    return next((each for each in offered if _begins(each, line) and each != line), None)


def _begins(whole: str, line: str) -> bool:
    return whole.lower().startswith(line.lower())


def _places(line: str, known: Known) -> Iterator[str]:
    layer, head = known.cursor
    yield f"L{layer}.H{head} "
    number = line[1:].partition(".")[0]
    yield f"L{number}.H{head} "
    yield f"{line}0 "


def _nudges(place: str, known: Known) -> Iterator[str]:
    kinds = known.kinds or tuple(notation.FORMS)
    spots = [*_spots(known)]
    words = [notation.quote(word) for word in known.words]
    amounts = {"attend": "0.8", "swap": "1", "q": "1.5", "k": "1", "v": "2"}
    for kind in kinds:
        start = f"{place} {kind}"
        match kind:
            case "scale":
                yield from (f"{start} 0", f"{start} 2")
            case "attend" | "swap":
                yield from (f"{start} {spot} {amounts[kind]}" for spot in spots)
            case "q":
                yield from (f"{start} toward {spot} {amounts[kind]}" for spot in spots)
            case "k":
                yield from (f"{start} {spot} toward query {amounts[kind]}" for spot in spots)
            case "v":
                for spot in spots:
                    yield from (f"{start} {spot} say {word} {amounts[kind]}" for word in words)
            case "patch":
                yield f'{start} "'
            case "think":
                yield from (f"{place.partition('.')[0]} think {word} 1" for word in words)


def _spots(known: Known) -> Iterator[str]:
    """Each token as a position, the newest first: its text where that is unique, else its index."""
    seen: set[str] = set()
    for index in reversed(range(len(known.tokens))):
        bare = known.tokens[index].text.removeprefix(" ")
        if bare.strip() and bare not in seen:
            seen.add(bare)
            yield notation.quote(bare)
        yield f"@{index}"


def _commands(known: Known) -> Iterator[str]:
    yield from ("let go", "undo", "hint", "pass", "clear", "remove 1", "choose 1")
    yield from (f"bet {notation.quote(word)}" for word in known.words)
    yield from (f"begin {scene}" for scene in known.scenes)
    layer, head = known.cursor
    yield f"head L{layer}.H{head}"
    yield f"nudge L{layer}.H{head} "
    yield from LOOKING
