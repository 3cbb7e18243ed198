"""Whether a nudge can be meant: places in the mind's shape, positions in its context. No torch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

from game.mind.nudges.kinds import (
    At,
    Away,
    Direction,
    Nudge,
    NudgeError,
    Position,
    Raw,
    Toward,
    arguments,
)
from game.mind.nudges.notation import quote, show_position
from game.mind.shape import Shape
from game.mind.tokens import Token

#: why nobody can act in a place; "" where one can
Misplaced = Literal["", "no such layer", "decoder", "no such head"]


def misplaced(shape: Shape, layer: int, head: int | None = None) -> Misplaced:
    """Why nobody can act in a layer or a head of a mind; "" where one can."""
    if layer >= shape.n_layer:
        return "no such layer"
    if layer >= shape.n_waking:
        return "decoder"
    return "no such head" if head is not None and head >= shape.n_head else ""


def check_place(nudge: Nudge, shape: Shape) -> None:
    """Raise NudgeError unless the nudge's layer and head exist and the layer is a waking one."""
    last = shape.n_waking - 1
    waking = {-1: "it has no waking layer", 0: "the only waking layer is L0"}.get(
        last, f"the waking layers are L0 to L{last}"
    )
    match misplaced(shape, nudge.layer, nudge.head):
        case "no such layer":
            raise NudgeError(f"there is no layer L{nudge.layer} in this mind; {waking}")
        case "decoder":
            raise NudgeError(f"L{nudge.layer} belongs to the decoder, out of reach; {waking}")
        case "no such head":
            heads = f"its heads are H0 to H{shape.n_head - 1}"
            raise NudgeError(f"L{nudge.layer} has no head H{nudge.head}; {heads}")
    nudge.bounds.check(nudge.amount)
    way = _given(nudge, "Direction")
    if isinstance(way, Raw) and len(way.numbers) != shape.d_head:
        raise NudgeError(
            f"a vector for a head of this mind has {shape.d_head} numbers, not {len(way.numbers)}"
        )
    if isinstance(way, Raw) and not any(way.numbers):
        raise NudgeError("a vector of zeros has no direction")
    if isinstance(way, Raw) and not all(map(math.isfinite, way.numbers)):
        raise NudgeError("a vector's numbers must be finite")


def find(position: Position, tokens: Sequence[Token]) -> int:
    """The index a position means in this context.

    Raises:
        NudgeError: there is no such token here.
    """
    if isinstance(position, At):
        if position.index >= len(tokens):
            raise NudgeError(
                f"there is no token @{position.index}; the positions are @0 to @{len(tokens) - 1}"
            )
        return position.index
    wanted = position.text.removeprefix(" ")
    places = [i for i, token in enumerate(tokens) if token.text.removeprefix(" ") == wanted]
    if not places:
        raise NudgeError(f"no token here reads {quote(wanted)}{_split_hint(wanted, tokens)}")
    if position.nth is None:
        return places[-1]
    if position.nth > len(places):
        times = {1: "once", 2: "twice"}.get(len(places), f"{len(places)} times")
        raise NudgeError(f"{quote(wanted)} stands here only {times}: {show_position(position)}")
    return places[position.nth - 1]


def _split_hint(wanted: str, tokens: Sequence[Token]) -> str:
    """When the text stands in the context but in several tokens, say which."""
    for start in range(len(tokens) - 1, 0, -1):
        for end in range(start + 2, min(start + 9, len(tokens) + 1)):
            if "".join(t.text for t in tokens[start:end]).removeprefix(" ") == wanted:
                parts = ", ".join(f"@{i} {quote(tokens[i].text)}" for i in range(start, end))
                return f": it is split into {parts}; name one of them"
    return "; `look` lists the tokens with their positions"


def _given(nudge: Nudge, wanted: Literal["Position", "Direction"]) -> Any:
    """The nudge's argument of a type; None where its kind takes none."""
    named = (each.name for each in arguments(type(nudge)) if each.type == wanted)
    return next((getattr(nudge, name) for name in named), None)


def check_position(nudge: Nudge, tokens: Sequence[Token]) -> None:
    """Raise NudgeError unless every position that the nudge names stands in the context."""
    position, way = _given(nudge, "Position"), _given(nudge, "Direction")
    index = find(position, tokens) if position is not None else None
    if index == len(tokens) - 1 and nudge.in_the_past:
        raise NudgeError(
            f"{show_position(position)} is the token being thought now; {nudge.kind} "
            f"{nudge.in_the_past} in the past"
        )
    named = _named(way, tokens) if way is not None else None
    if nudge.everywhere and way is not None and index is not None:
        _check_known_then(way, index, named)


def _named(way: Direction, tokens: Sequence[Token]) -> int | None:
    """The position that a direction is taken from; None where it names none."""
    if isinstance(way, Toward | Away) and way.to is not None:
        return find(way.to, tokens)
    return None


def _check_known_then(way: Direction, index: int, named: int | None) -> None:
    """`at all` bends a token while it is thought: what came later was not there yet."""
    if isinstance(way, Toward | Away) and way.to is None:
        raise NudgeError(f"at all: when @{index} was thought, the query of now was not there yet")
    if named is not None and named > index:
        raise NudgeError(f"at all: when @{index} was thought, @{named} was not there yet")
