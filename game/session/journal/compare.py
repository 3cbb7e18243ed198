"""Recorded events against measured ones: the first thing that differs, by name.

Token ids must match wherever the logit margin is above `MARGIN`, and so must ranks. Other
numbers match within `ABSOLUTE + RELATIVE * size`: another processor or thread count moves a
logit by some 3e-6, and journals keep 6 digits. Texts match letter by letter; only where a
turn's numbers differ within the tolerance may the numbers in its prose differ in their last
digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Any

from game.mind.nudges import notation
from game.mind.results import WordP
from game.session.journal.ties import excused_facts
from game.session.rules.events import Event, LifeEvent, ProseEvent, event_data

MARGIN = 1e-3
ABSOLUTE = 2e-4
RELATIVE = 1e-3
RANK_SLACK = 0.02  # of a rank too deep for its neighbours' logits to be in the journal
_NUMBER = re.compile(r"[0-9]+(?:\.([0-9]+))?")
_RANKED: dict[str, tuple[str, str]] = {
    "top": ("id", "p"),
    "top_before": ("id", "p"),
    "terms": ("writer", "gain"),
    "shifts": ("place", "moved"),
    "heads": ("place", "margin_lost"),
}
_FIRST = ("context", "said", "favourite", "rival", "facts")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One fact that differs, as texts to show."""

    fact: str
    recorded: str
    measured: str


def close(one: float, other: float) -> bool:
    """Whether two measured numbers are the same within the tolerance."""
    return one == other or abs(one - other) <= ABSOLUTE + RELATIVE * max(abs(one), abs(other))


def first_mismatch(recorded: tuple[Event, ...], measured: tuple[Event, ...]) -> Mismatch | None:
    """The first difference between a turn's events, or None. Facts come before prose."""
    exact = True
    prose: list[tuple[ProseEvent, ProseEvent]] = []
    for one, other in zip_longest(recorded, measured):
        if one is None or other is None or type(one) is not type(other):
            return Mismatch("event", _code(one), _code(other))
        if isinstance(one, ProseEvent) and isinstance(other, ProseEvent):
            prose.append((one, other))
            continue
        if one != other:
            found = next(_walk_event(one, other), None)
            if found is not None:
                return found
            exact = False
    return next((m for pair in prose if (m := _prose(*pair, exact)) is not None), None)


def _code(event: Event | None) -> str:
    return "nothing" if event is None else event.code


def tied(recorded: LifeEvent, measured: LifeEvent) -> bool:
    """Whether two lives said different words only because two words are equally likely.

    Within `MARGIN` of each other the order of two logits is not the mind's to decide.
    """
    return any(
        one.id != other.id and _swapped(one, top)
        for one, other, top in (
            (recorded.said, measured.said, measured.top),
            (recorded.favourite, measured.favourite, measured.top_before),
            (recorded.rival, measured.rival, measured.top_before[1:]),
        )
    )


def _swapped(word: WordP, top: tuple[WordP, ...]) -> bool:
    return len(top) > 1 and word.id == top[1].id and top[0].logit - top[1].logit <= MARGIN


def _walk_event(one: Event, other: Event) -> Iterator[Mismatch]:
    mine, theirs = event_data(one), event_data(other)
    if not isinstance(one, LifeEvent) or not isinstance(other, LifeEvent):
        yield from _walk(mine, theirs, one.code, 0, 0)
        return
    for name in excused_facts(one, other, close):
        for data in (mine, theirs):
            data["facts"]["values"].pop(name, None)
    sure, sure_before = _decided(other.top), _decided(other.top_before)
    names = [*_FIRST, *(name for name in theirs if name not in _FIRST)]
    for name in names:
        yield from _walk(mine[name], theirs[name], name, sure, sure_before)


def _decided(top: tuple[WordP, ...]) -> int:
    """How many first ranks are certain: each word's logit clear of the next one's."""
    count = 0
    for word, following in pairwise(top):
        if word.logit - following.logit <= MARGIN:
            break
        count += 1
    return count


def _walk(one: Any, other: Any, path: str, sure: int, sure_before: int) -> Iterator[Mismatch]:
    if path in _RANKED and isinstance(one, list) and isinstance(other, list):
        yield from _walk_ranked(one, other, path, sure, sure_before)
    elif isinstance(one, dict) and isinstance(other, dict):
        for name in dict.fromkeys((*other, *one)):
            if name not in one or name not in other:
                yield Mismatch(_fact(f"{path}.{name}"), *(_maybe(d, name) for d in (one, other)))
            else:
                yield from _walk(one[name], other[name], f"{path}.{name}", sure, sure_before)
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            yield Mismatch(_fact(path), f"{len(one)} items", f"{len(other)} items")
        for number, (left, right) in enumerate(zip(one, other, strict=False)):
            yield from _walk(left, right, f"{path}[{number}]", sure, sure_before)
    elif not _same(one, other, path, sure_before if _of_baseline(path) else sure):
        yield Mismatch(_fact(path), _shown(one), _shown(other))


def _walk_ranked(
    one: list[Any], other: list[Any], path: str, sure: int, sure_before: int
) -> Iterator[Mismatch]:
    """Lists ordered by a number: what is equal within the tolerance may change places."""
    key, size = _RANKED[path]
    if len(one) != len(other):
        yield Mismatch(_fact(path), f"{len(one)} items", f"{len(other)} items")
    by_key = {item[key]: item for item in one}
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        where = f"{path}[{number}]"
        if left[key] == right[key]:
            yield from _walk(left, right, where, sure, sure_before)
        elif not close(abs(left[size]), abs(right[size])):
            yield Mismatch(_fact(f"{where}.{key}"), _shown(left[key]), _shown(right[key]))
        elif right[key] in by_key and not close(by_key[right[key]][size], right[size]):
            moved = by_key[right[key]][size]
            yield Mismatch(_fact(f"{where}.{size}"), _shown(moved), _shown(right[size]))


def _same(one: Any, other: Any, path: str, sure: int) -> bool:
    if one == other and isinstance(one, bool) == isinstance(other, bool):
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if not isinstance(one, (int, float)) or not isinstance(other, (int, float)):
        return False
    if isinstance(one, float) or isinstance(other, float):
        return close(one, other)
    if not _is_rank(path) or min(one, other) <= sure:
        return False
    return abs(one - other) <= max(1.0, RANK_SLACK * other)


def _is_rank(path: str) -> bool:
    last = path.rpartition(".")[2]
    return last == "rank" or last.startswith("rank_") or path.startswith("facts.words.")


def _of_baseline(path: str) -> bool:
    return "_before" in path or path.startswith(("favourite.", "rival.")) or path.endswith("[2]")


def _prose(one: ProseEvent, other: ProseEvent, exact: bool) -> Mismatch | None:
    if one == other or (not exact and _same_but_rounding(one, other)):
        return None
    if one.text == other.text:
        return Mismatch(f"prose {other.slot}", one.key or one.slot, other.key or other.slot)
    left, right = _around(one.text, other.text)
    return Mismatch(f"prose {other.slot}", left, right)


def _same_but_rounding(one: ProseEvent, other: ProseEvent) -> bool:
    if (one.slot, one.key) != (other.slot, other.key):
        return False
    if _NUMBER.sub("0", one.text) != _NUMBER.sub("0", other.text):
        return False
    pairs = zip(_NUMBER.finditer(one.text), _NUMBER.finditer(other.text), strict=True)
    return all(
        abs(float(left[0]) - float(right[0])) <= 1.01 * 10 ** -len(right[1] or "")
        for left, right in pairs
    )


def _around(one: str, other: str) -> tuple[str, str]:
    """The two texts from a little before the first letter that differs."""
    letters = enumerate(zip(one, other, strict=False))
    at = next((i for i, (a, b) in letters if a != b), min(len(one), len(other)))
    start = max(0, at - 15)
    lead = "…" if start else ""
    left, right = (text[start : start + 40] for text in (one, other))
    return notation.quote(lead + left), notation.quote(lead + right)


def _fact(path: str) -> str:
    return path.removeprefix("facts.values.").removeprefix("facts.")


def _maybe(data: dict[str, Any], name: str) -> str:
    return _shown(data[name]) if name in data else "nothing"


def _shown(value: Any) -> str:
    return notation.quote(value[:80]) if isinstance(value, str) else str(value)[:80]
