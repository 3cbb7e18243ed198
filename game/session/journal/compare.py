"""Recorded events against measured ones: the first thing that differs, by name.

Token ids must match wherever the logit margin is above `MARGIN`, and so must ranks. Other
numbers match within `ABSOLUTE + RELATIVE * size`: another processor or thread count moves a
logit by some 3e-6, and journals keep 6 digits (5 of a head's cell). Texts match letter by
letter; only where a turn's numbers differ within the tolerance may the numbers in its prose
differ in their last digit.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Any

from game.mind.nudges import notation
from game.mind.nudges.kinds import KINDS
from game.mind.results import HeadCell, WordP
from game.session.journal.ties import excused_facts
from game.session.rules.events import Event, LifeEvent, ProseEvent

#: logits: closer words may change places
MARGIN = 1e-3
#: what a measured number may differ by, and by how much of its size
ABSOLUTE, RELATIVE = 2e-4, 1e-3
#: of a head's cell, kept with fewer digits
CELL_ABSOLUTE, CELL_RELATIVE = 2e-4, 0.002
#: of a rank too deep for its neighbours' logits to be in the journal
RANK_SLACK = 0.02
_NUMBER = re.compile(r"[0-9]+(?:\.([0-9]+))?")
#: lists ordered by a number: what tells their items apart, and that number's name
_RANKED: dict[str, tuple[str, str]] = {
    "top": ("id", "p"),
    "terms": ("writer", "gain"),
    "shifts": ("place", "moved"),
    "heads": ("place", "margin_lost"),
}
#: what of a life is compared first: it says most
_FIRST = ("tokens", "said", "favourite", "rival")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One fact that differs, as texts to show."""

    fact: str
    recorded: str
    measured: str


@dataclass(frozen=True, slots=True)
class _Sure:
    """How many first ranks are certain, in the nudged run and in the baseline."""

    nudged: int = 0
    baseline: int = 0


def close(one: float, other: float, absolute: float = ABSOLUTE, share: float = RELATIVE) -> bool:
    """Whether two measured numbers are the same within the tolerance."""
    return one == other or abs(one - other) <= absolute + share * max(abs(one), abs(other))


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
    was, now = recorded.outcome, measured.outcome
    return any(
        one.id != other.id and _swapped(one, top)
        for one, other, top in (
            (was.said, now.said, now.nudged.top),
            (was.favourite, now.favourite, now.baseline.top),
            (was.rival, now.rival, now.baseline.top[1:]),
        )
    )


def _swapped(word: WordP, top: tuple[WordP, ...]) -> bool:
    return len(top) > 1 and word.id == top[1].id and top[0].logit - top[1].logit <= MARGIN


def _walk_event(one: Event, other: Event) -> Iterator[Mismatch]:
    if not isinstance(one, LifeEvent) or not isinstance(other, LifeEvent):
        yield from _walk(one, other, one.code, _Sure())
        return
    was, now = one.outcome, other.outcome
    sure = _Sure(_decided(now.nudged.top), _decided(now.baseline.top))
    for name in _FIRST:
        yield from _walk(getattr(was, name), getattr(now, name), name, sure)
    yield from _walk_facts(one, other, sure)
    for name in _names(now):
        if name not in _FIRST:
            yield from _walk(getattr(was, name), getattr(now, name), name, sure)
    for name in _names(other):
        if name not in ("outcome", "facts"):
            yield from _walk(getattr(one, name), getattr(other, name), name, sure)


def _walk_facts(one: LifeEvent, other: LifeEvent, sure: _Sure) -> Iterator[Mismatch]:
    excused = excused_facts(one, other, close)
    facts = []
    for event in (one, other):
        values = {k: v for k, v in event.facts.values.items() if k not in excused}
        facts.append(dataclasses.replace(event.facts, values=values))
    yield from _walk(facts[0], facts[1], "facts", sure)


def _decided(top: tuple[WordP, ...]) -> int:
    """How many first ranks are certain: each word's logit clear of the next one's."""
    count = 0
    for word, following in pairwise(top):
        if word.logit - following.logit <= MARGIN:
            break
        count += 1
    return count


def _names(value: Any) -> tuple[str, ...]:
    """The fields of a record or of a row."""
    fields: tuple[str, ...] = getattr(value, "_fields", ())
    return fields or tuple(field.name for field in dataclasses.fields(value))


def _walk(one: Any, other: Any, path: str, sure: _Sure) -> Iterator[Mismatch]:
    if one == other and type(one) is type(other):
        return
    ranked = path.rpartition(".")[2] in _RANKED
    if ranked and isinstance(one, tuple) and isinstance(other, tuple):
        yield from _walk_ranked(one, other, path, sure)
    elif isinstance(one, HeadCell) and isinstance(other, HeadCell):
        yield from _walk_cell(one, other, path)
    elif _is_record(one) and type(one) is type(other):
        for name in _names(one):
            yield from _walk(getattr(one, name), getattr(other, name), f"{path}.{name}", sure)
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        for name in dict.fromkeys((*other, *one)):
            if name not in one or name not in other:
                yield Mismatch(_fact(f"{path}.{name}"), *(_maybe(d, name) for d in (one, other)))
            else:
                yield from _walk(one[name], other[name], f"{path}.{name}", sure)
    elif isinstance(one, tuple) and isinstance(other, tuple):
        if len(one) != len(other):
            yield Mismatch(_fact(path), f"{len(one)} items", f"{len(other)} items")
        for number, (left, right) in enumerate(zip(one, other, strict=False)):
            yield from _walk(left, right, f"{path}[{number}]", sure)
    elif not _same(one, other, path, sure):
        yield Mismatch(_fact(path), _shown(one), _shown(other))


def _is_record(value: Any) -> bool:
    if isinstance(value, KINDS):
        return False
    return hasattr(value, "_fields") or dataclasses.is_dataclass(value)


def _walk_cell(one: HeadCell, other: HeadCell, path: str) -> Iterator[Mismatch]:
    """A head's cell. Where it looks most may change where two tokens get as much."""
    for name in _names(one):
        left, right = getattr(one, name), getattr(other, name)
        if isinstance(right, float):
            same = close(left, right, CELL_ABSOLUTE, CELL_RELATIVE)
        else:
            same = left == right or (name == "looks_at" and other.share <= 0.5 + CELL_ABSOLUTE)
        if not same:
            yield Mismatch(_fact(f"{path}.{name}"), _shown(left), _shown(right))


def _walk_ranked(
    one: tuple[Any, ...], other: tuple[Any, ...], path: str, sure: _Sure
) -> Iterator[Mismatch]:
    """Lists ordered by a number: what is equal within the tolerance may change places."""
    key, size = _RANKED[path.rpartition(".")[2]]
    of: Callable[[Any], Any] = lambda item: getattr(item, key)  # noqa: E731
    if len(one) != len(other):
        yield Mismatch(_fact(path), f"{len(one)} items", f"{len(other)} items")
    by_key = {of(item): getattr(item, size) for item in one}
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        where = f"{path}[{number}]"
        was, now = getattr(left, size), getattr(right, size)
        if of(left) == of(right):
            yield from _walk(left, right, where, sure)
        elif not close(abs(was), abs(now)):
            yield Mismatch(_fact(f"{where}.{key}"), _shown(of(left)), _shown(of(right)))
        elif of(right) in by_key and not close(by_key[of(right)], now):
            yield Mismatch(_fact(f"{where}.{size}"), _shown(by_key[of(right)]), _shown(now))


def _same(one: Any, other: Any, path: str, sure: _Sure) -> bool:
    if one == other and isinstance(one, bool) == isinstance(other, bool):
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if not isinstance(one, (int, float)) or not isinstance(other, (int, float)):
        return False
    if isinstance(one, float) or isinstance(other, float):
        return close(one, other)
    certain = sure.baseline if _of_baseline(path) else sure.nudged
    if not _is_rank(path) or (min(one, other) <= certain and ".lens[" not in path):
        return False
    return abs(one - other) <= max(1.0, RANK_SLACK * other)


def _is_rank(path: str) -> bool:
    last = path.rpartition(".")[2]
    return last == "rank" or last.startswith("rank_")


def _of_baseline(path: str) -> bool:
    return "_before" in path or path.startswith(("favourite.", "rival.", "baseline."))


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
    """The name a reader knows it by."""
    path = path.removeprefix("facts.values.").removeprefix("facts.")
    path = path.replace("reading.reading.", "reading.").replace("nudges.reading.", "preview.")
    return path.replace("nudged.top", "top").replace("baseline.top", "top_before")


def _maybe(data: Mapping[str, Any], name: str) -> str:
    return _shown(data[name]) if name in data else "nothing"


def _shown(value: Any) -> str:
    return notation.quote(value[:80]) if isinstance(value, str) else str(value)[:80]
