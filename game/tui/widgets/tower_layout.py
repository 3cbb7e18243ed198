"""The tower's geometry: rows, columns and what a point falls on. No widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RowKind = Literal["floor", "gap", "border", "ground"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tower. `sub` counts the lines of a floor from its top."""

    kind: RowKind
    layer: int = -1
    sub: int = 0


@dataclass(frozen=True, slots=True)
class TowerLayout:
    """The geometry of `n_layer` floors of `n_head` cells in `width` x `height` cells.

    A cell is `body` columns with one column between cells; `view` columns of cells are in
    sight between the label on the left and the lens on the right.
    """

    n_layer: int
    n_head: int
    n_waking: int
    label: int
    body: int
    lens: int
    view: int
    rows: tuple[Row, ...]

    @property
    def cells_width(self) -> int:
        """All cells with the gaps around them."""
        return self.n_head * (self.body + 1) + 1

    @property
    def width(self) -> int:
        return self.label + self.cells_width + self.lens

    def row_of(self, layer: int) -> int:
        """The first line of a floor."""
        return next(
            y for y, row in enumerate(self.rows) if row.kind == "floor" and row.layer == layer
        )

    def column_of(self, head: int) -> int:
        """The first column of a cell's body, counted from the first gap."""
        return head * (self.body + 1) + 1

    def head_at(self, x: int) -> int | None:
        """The head at column `x` of the (scrolled) cells; a gap belongs to the cell before it."""
        head = (x - 1) // (self.body + 1) if x >= 1 else -1
        return head if 0 <= head < self.n_head else None


def lay_out(n_layer: int, n_head: int, n_waking: int, width: int, height: int) -> TowerLayout:
    """The widest cells and tallest floors that fit, at least 1 x 1; what does not fit scrolls."""
    label = len(f"L{n_layer - 1}") + 1
    lens = 22 if width >= 72 else 16 if width >= 50 else 14
    free = width - label - lens - 1
    body = max(1, min(6, free // n_head - 1))
    spare = height - 2
    tall = max(1, min(5, spare // n_layer))
    rows: list[Row] = []
    for layer in reversed(range(n_layer)):
        rows += [Row("floor", layer, sub) for sub in range(max(1, tall - 1))]
        if layer == n_waking:
            rows.append(Row("border"))
        elif tall > 1 and layer > 0:
            rows.append(Row("gap"))
    rows.append(Row("ground"))
    cells = n_head * (body + 1) + 1
    return TowerLayout(
        n_layer, n_head, n_waking, label, body, lens, max(1, min(cells, width - label - lens)),
        tuple(rows),
    )  # fmt: skip
