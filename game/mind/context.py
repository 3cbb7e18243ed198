"""Whether a nudge can be meant: places in the mind's shape, positions in its context. No torch."""

from __future__ import annotations

from collections.abc import Sequence

from game.mind.notation import quote, show_position
from game.mind.nudges import At, Attend, Key, Nudge, NudgeError, Position, Query, Think, Value
from game.mind.records import Shape, Token


def check_place(nudge: Nudge, shape: Shape) -> None:
    """Raise NudgeError unless the nudge's layer and head exist and the layer is a waking one."""
    last = shape.n_waking - 1
    waking = f"the waking layers are L0 to L{last}" if last > 0 else "the only waking layer is L0"
    if nudge.layer >= shape.n_layer:
        raise NudgeError(f"there is no layer L{nudge.layer} in this mind; {waking}")
    if nudge.layer > last:
        raise NudgeError(f"L{nudge.layer} belongs to the decoder, out of reach; {waking}")
    if not isinstance(nudge, Think) and nudge.head >= shape.n_head:
        raise NudgeError(
            f"L{nudge.layer} has no head H{nudge.head}; its heads are H0 to H{shape.n_head - 1}"
        )
    nudge.bounds.check(nudge.amount)


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


def check_position(nudge: Nudge, tokens: Sequence[Token]) -> None:
    """Raise NudgeError unless the position that the nudge names stands in the context."""
    match nudge:
        case Attend(to=to) | Query(to=to):
            find(to, tokens)
        case Key(at=at) | Value(at=at):
            index = find(at, tokens)
            if index == len(tokens) - 1:
                raise NudgeError(
                    f"{show_position(at)} is the token being thought now; "
                    f"{nudge.kind} bends what past tokens left behind"
                )
        case _:
            pass
