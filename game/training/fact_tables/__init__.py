"""The facts of the embedded mind's world: a YAML file for each table; see `corpus.relations`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

#: where the tables lie
FOLDER = Path(__file__).parent
_YAML = YAML(typ="safe", pure=True)


@cache
def read(table: str) -> dict[str, Any]:
    """A relation file as parsed; its rows are split into cells under `"cells"`.

    Raises `ValueError` that names the table and the line whose number of cells is wrong.
    """
    found: dict[str, Any] = _YAML.load((FOLDER / f"{table}.yaml").read_text("utf-8"))
    cells = []
    for line in found["rows"].strip().splitlines():
        row = tuple(cell.strip() for cell in line.split("|"))
        if len(row) != len(found["fields"]):
            wanted = len(found["fields"])
            raise ValueError(f"{table}.yaml: {line!r} has {len(row)} cells, not {wanted}")
        cells.append(row)
    return found | {"cells": cells}


def names() -> list[str]:
    """The tables, in order of their names."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def columns(table: str, *fields: str) -> list[tuple[str, ...]]:
    """Some columns of a table, in the order asked for."""
    found = read(table)
    places = [found["fields"].index(field) for field in fields]
    return [tuple(row[i] for i in places) for row in found["cells"]]


def keys(table: str) -> list[str]:
    """The first column of a table."""
    return [row[0] for row in read(table)["cells"]]
