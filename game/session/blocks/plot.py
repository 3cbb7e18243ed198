"""Two ways through the layers drawn with letters, for every terminal and for line mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

WIDTH, HEIGHT = 34, 11  # fits beside the tower on 80 columns
Point = Sequence[float]
Cell = tuple[int, int]


def ways(baseline: Sequence[Point], nudged: Sequence[Point]) -> list[str]:
    """Both ways in their first two dimensions, as HEIGHT lines of at most WIDTH characters.

    A number stands after the layer of that number, `e` after the embedding; with a prime where
    the nudged way is elsewhere. Dots join the one way, colons the other.
    """
    cells = _placed([*baseline, *nudged])
    before, after = cells[: len(baseline)], cells[len(baseline) :]
    drawn: dict[Cell, str] = {}
    apart = [i for i, cell in enumerate(after) if cell != before[i]]
    for i, (one, other) in enumerate(pairwise(after)):
        if i in apart or i + 1 in apart:
            drawn |= dict.fromkeys(_between(one, other), ":")
    for one, other in pairwise(before):
        drawn |= dict.fromkeys(_between(one, other), "·")
    for i in apart:
        _write(drawn, after[i], _name(i) + "′")
    for i, cell in enumerate(before):
        _write(drawn, cell, _name(i))
    rows = ("".join(drawn.get((x, y), " ") for x in range(WIDTH)) for y in range(HEIGHT))
    return [row.rstrip() for row in rows]


def _name(index: int) -> str:
    return str(index - 1) if index else "e"


def _placed(points: Sequence[Point]) -> list[Cell]:
    """Points as cells of the drawing; the last columns are left for names of several letters."""
    columns = []
    for axis, size in ((0, WIDTH - 4), (1, HEIGHT - 1)):
        values = [point[axis] for point in points]
        low, span = min(values), (max(values) - min(values)) or 1.0
        columns.append([round((value - low) / span * size) for value in values])
    return [(x, HEIGHT - 1 - y) for x, y in zip(*columns, strict=True)]


def _between(one: Cell, other: Cell) -> Iterator[Cell]:
    steps = max(abs(one[0] - other[0]) // 2, abs(one[1] - other[1]))
    for i in range(1, steps):
        x, y = (round(a + (b - a) * i / steps) for a, b in zip(one, other, strict=True))
        yield x, y


def _write(drawn: dict[Cell, str], cell: Cell, name: str) -> None:
    for offset, letter in enumerate(name):
        drawn[(cell[0] + offset, cell[1])] = letter
