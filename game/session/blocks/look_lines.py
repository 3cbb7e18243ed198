"""What looking shows, as plain lines: tokens, layers, heads. Changes no state."""

from __future__ import annotations

import math
import re

from game.mind.api import (
    Crosscheck,
    HeadHabits,
    Mind,
    ReadHead,
    ReadPath,
    Shape,
    waking_layers,
)
from game.mind.nudges import notation
from game.mind.results import (
    CrosscheckResult,
    HeadCell,
    HeadHabit,
    HeadView,
    LensRow,
    StreamPath,
    Token,
    token_text,
)
from game.session.blocks import plot
from game.session.blocks.event_blocks import nudge_lines, words_line
from game.session.blocks.numbers import (
    decimal,
    plain_signed,
    probability,
    scientific,
    whole_percent,
)
from game.session.moment import Moment, Seen
from game.session.rules.commands import CommandError
from game.session.rules.state import State
from game.text.plural import counted
from game.text.safety import neutralise

#: tokens listed on one line
PER_LINE = 6
#: distances below this are rounding
NOTICEABLE = 0.005
#: tokens named of a head's attention
TOP_ROW = 6
#: the words typed to look at the life that awaits
VIEWS = ("look", "layers", "heads", "head", "labels", "path", "reality")
#: a habit's name -> what a head with it does
HABITS = {
    "previous": "looks at the token before",
    "same": "looks at the same word, earlier",
    "induction": "looks at what followed the same word the last time",
    "copies": "raises the words it looks at",
    "start": "rests on the first token",
}
_LAYER = re.compile(r"[Ll]([0-9]{1,4})")
_HEAD = re.compile(r"[Ll]([0-9]{1,4})\.[Hh]([0-9]{1,4})")


def view_lines(word: str, rest: str, moment: Moment, state: State, mind: Mind) -> list[str]:
    """What one of the typed `VIEWS` shows: `look`, `layers`, `heads L3`, `head L3.H5`.

    The first three are made from what was read when the life began and its nudges were placed;
    the others ask the mind.

    Raises:
        CommandError: no life awaits, or there is no such place.
    """
    seen = _awaiting(moment)
    match word:
        case "look":
            return look_lines(seen)
        case "layers":
            return layer_lines(seen)
        case "heads":
            return heads_lines(seen, _asked_layer(rest, mind.card.shape))
        case "labels":
            return label_lines(mind.ask(HeadHabits(state.trace)))
        case "path":
            return path_lines(mind.ask(ReadPath(state.trace, state.nudges)))
        case "reality":
            return reality_lines(mind.ask(Crosscheck(state.trace, state.nudges)))
        case "head":
            return head_lines(seen, *head_view(*_asked_head(rest), state, mind))
    raise CommandError(f"there is nothing to look at by {word}")


def _asked_head(text: str) -> tuple[int, int]:
    found = _HEAD.fullmatch(text)
    if not found:
        raise CommandError("head takes one head, like head L3.H5")
    return int(found[1]), int(found[2])


def head_view(layer: int, head: int, state: State, mind: Mind) -> tuple[HeadView, HeadHabit]:
    """One head, without and with the nudges placed now, and its habit in this context.

    Raises:
        CommandError: no life awaits, or there is no such head.
    """
    trace, shape = state.trace, mind.card.shape
    if not 0 <= layer < shape.n_layer or not 0 <= head < shape.n_head:
        raise CommandError(
            f"there is no head L{layer}.H{head}; they are L0.H0 to "
            f"L{shape.n_layer - 1}.H{shape.n_head - 1}"
        )
    view = mind.ask(ReadHead(trace, state.nudges, layer, head))
    return view, mind.ask(HeadHabits(trace))[layer * shape.n_head + head]


def _awaiting(moment: Moment) -> Seen:
    if moment.phase != "life" or moment.seen is None:
        raise CommandError("there is no life to look at now")
    return moment.seen


def _asked_layer(text: str, shape: Shape) -> int | None:
    if not text:
        return None
    found = _LAYER.fullmatch(text)
    last = shape.n_layer - 1
    if not found or int(found[1]) > last:
        raise CommandError(f"heads takes a layer from L0 to L{last}, like heads L3")
    return int(found[1])


def look_lines(seen: Seen) -> list[str]:
    """The tokens with their positions, and what the decoder would say without and with you."""
    lines = [f"{counted(len(seen.tokens), 'token')}:", *_token_lines(seen.tokens)]
    lines.append(f"Left alone, the decoder would say: {words_line(seen.baseline.top[:5])}.")
    if seen.nudges:
        lines += nudge_lines(seen.nudges)
        lines.append(f"With your nudges: {words_line(seen.nudged.top[:5])}.")
    return _clean(lines)


def _token_lines(tokens: tuple[Token, ...]) -> list[str]:
    named = [f"@{index} {notation.quote(token.text)}" for index, token in enumerate(tokens)]
    return [", ".join(named[at : at + PER_LINE]) for at in range(0, len(named), PER_LINE)]


def layer_lines(seen: Seen) -> list[str]:
    """The logit lens: what would be said if the pass stopped after each layer."""
    waking = waking_layers(len(seen.baseline.lens))
    lines = ["If the pass stopped after each layer, the words would be:"]
    for row, after in zip(seen.baseline.lens, seen.nudged.lens, strict=True):
        floor = "waking" if row.layer < waking else "decoder"
        lines.append(f"L{row.layer}, {floor}: {_lens(row)}")
        if seen.nudges and _lens(after) != _lens(row):
            lines.append(f"  with your nudges: {_lens(after)}")
    return _clean(lines)


def _lens(row: LensRow) -> str:
    return words_line(row.top[:3])


def heads_lines(seen: Seen, layer: int | None) -> list[str]:
    """Where each head looks: of one layer at length, of all layers in short."""
    cells, tokens = seen.nudged.cells, seen.tokens
    lines = ["With your nudges:"] if seen.nudges else []
    if layer is not None:
        return _clean([*lines, *(_cell(cell, tokens) for cell in cells[layer])])
    for row in cells:
        looks = "; ".join(f"H{cell.head} {_target(cell, tokens)}" for cell in row)
        lines.append(f"L{row[0].layer} looks at: {looks}")
    return _clean(lines)


def _cell(cell: HeadCell, tokens: tuple[Token, ...]) -> str:
    return (
        f"L{cell.layer}.H{cell.head} looks most at {_target(cell, tokens)}; "
        f"its look spreads {decimal(cell.spread)} nats; "
        f"it writes {decimal(cell.write_norm)} times the residual's length"
    )


def _target(cell: HeadCell, tokens: tuple[Token, ...]) -> str:
    text = notation.quote(token_text(tokens, cell.looks_at))
    return f"@{cell.looks_at} {text} {probability(cell.share)}"


def label_lines(labels: tuple[HeadHabit, ...]) -> list[str]:
    """The heads that have a habit in this context, the strongest first, each with its score."""
    known = sorted((each for each in labels if each.label), key=lambda each: -each.score)
    lines = [f"Habits measured on this context ({len(known)} of {len(labels)} heads have one):"]
    for habit, meaning in HABITS.items():
        mine = [each for each in known if each.label == habit]
        if mine:
            named = ", ".join(f"L{e.layer}.H{e.head} {decimal(e.score)}" for e in mine)
            lines.append(f"{habit}, {meaning}: {named}")
    return lines


def path_lines(path: StreamPath) -> list[str]:
    """The residual stream's way in three dimensions, and how far the nudges lead it away."""
    shares = ", ".join(whole_percent(share) for share in path.shares)
    lines = [
        f"Where the residual stream points, in three dimensions ({shares} of its variance); "
        "the first two drawn, a prime where your nudges lead:",
        *plot.ways(path.baseline, path.nudged),
    ]
    for number, (before, after) in enumerate(zip(path.baseline, path.nudged, strict=True)):
        place = f"after L{number - 1}" if number else "embedding"
        line = f"{place}: {_point(before)}"
        apart = math.dist(before, after)
        if apart >= NOTICEABLE:
            line += f"; with your nudges {_point(after)}, {decimal(apart)} apart"
        lines.append(line)
    return lines


def reality_lines(check: CrosscheckResult) -> list[str]:
    """What transformers' own GPT-2 makes of this life, its past and its nudges included."""
    same = "the five likeliest words agree" if check.top_agrees else "the likeliest words differ"
    limit = scientific(check.limit, 0)
    return [
        f"transformers {check.version} lived the same life over {counted(check.tokens, 'token')}, "
        f"with {counted(check.nudges, 'nudge')} in it and in its past.",
        f"The largest difference of any logit is {scientific(check.largest)}; {same}.",
        "What you see is real."
        if check.fine
        else f"That is more than {limit}: run forward-pass doctor, and report it.",
    ]


def _point(point: tuple[float, ...]) -> str:
    return ", ".join(plain_signed(value) for value in point)


def head_lines(seen: Seen, view: HeadView, habit: HeadHabit) -> list[str]:
    """One head: its attention row and the words its output raises and lowers."""
    decoder = " (decoder)" if view.layer >= waking_layers(len(seen.baseline.lens)) else ""
    scores = ", ".join(f"{name} {decimal(score)}" for name, score in habit.scores)
    lines = [f"L{view.layer}.H{view.head}{decoder}", f"Habits over this context: {scores}."]
    lines += _head(view, seen.tokens, nudged=False)
    if seen.nudges:
        lines += ["With your nudges:", *_head(view, seen.tokens, nudged=True)]
    return _clean(lines)


def _head(view: HeadView, tokens: tuple[Token, ...], nudged: bool) -> list[str]:
    row = view.row_nudged if nudged else view.row
    most = sorted(range(len(row)), key=lambda index: -row[index])[:TOP_ROW]
    seen = ", ".join(
        f"@{index} {notation.quote(token_text(tokens, index))} {probability(row[index])}"
        for index in most
    )
    writes = view.writes_nudged if nudged else view.writes
    mutes = view.mutes_nudged if nudged else view.mutes
    return [f"Looks at: {seen}.", f"Raises: {_gains(writes)}.", f"Lowers: {_gains(mutes)}."]


def _gains(words: tuple[tuple[str, float], ...]) -> str:
    return (
        ", ".join(f"{notation.quote(word)} {plain_signed(gain)}" for word, gain in words)
        or "nothing"
    )


def _clean(lines: list[str]) -> list[str]:
    return [neutralise(line) for line in lines]
