"""What a half-typed line could become. Plain text in, plain text out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.mind.nudges import notation
from game.mind.nudges.kinds import BY_NAME, Nudge, acts_on_head, arguments
from game.mind.results import Token
from game.session.looks import LOOKS

_PLACE = re.compile(r"[Ll]\d{1,4}(?:\.[Hh]\d{1,4})?(?=\s)")
_HALF_PLACE = re.compile(r"[Ll]\d{1,4}(?:\.(?:[Hh]\d{0,4})?)?")


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
    spots = [*_spots(known)]
    words = [notation.quote(word) for word in known.words]
    for kind in (BY_NAME[name] for name in known.kinds or BY_NAME if name in BY_NAME):
        start = f"{place if acts_on_head(kind) else place.partition('.')[0]} {kind.kind}"
        wanted = [argument.type for argument in arguments(kind)]
        if "Prompt" in wanted:  # its text is the player's own
            yield f'{start} "'
            continue
        strengths = [notation.number(amount) for amount in (kind.usual, *kind.also_offered)]
        choices = [_choices(kind, argument, spots, words) for argument in wanted]
        for parts in itertools.product(*choices, strengths):
            yield " ".join((start, *parts))


def _choices(kind: type[Nudge], wanted: str, spots: list[str], words: list[str]) -> list[str]:
    """What an argument of a type may be."""
    if wanted == "Position":
        return spots
    if wanted == "TokenText":
        return words
    ways = {"token": spots, "query": ["query"], "say": words}[kind.way_tried]
    return [f"{'say' if kind.way_tried == 'say' else 'toward'} {way}" for way in ways]


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
    yield from LOOKS
    yield "quit"
