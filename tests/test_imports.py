"""Imports point one way: cli/tui/plain -> session -> (mind, story, narration)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import game

ROOT = Path(game.__file__).parent
# What each room may import of the others. `training` makes minds and is nobody's to import.
ALLOWED = {
    "mind": {"mind", "assets"},
    "story": {"story", "mind"},
    "narration": {"narration", "story", "mind"},
    "session": {"session", "mind", "story", "narration", "assets", "settings"},
    "tui": {"tui", "session", "mind", "story", "narration", "assets", "settings"},
    "training": {"training", "mind", "assets"},
    "bench": {"bench", "mind", "assets"},
}
HEAVY = {"torch", "transformers"}
# Outside packages that only some rooms may know, at whatever depth they are imported.
FORBIDDEN = {
    "mind": {"textual"},
    "story": {"torch", "transformers", "textual"},
    "narration": {"torch", "transformers", "textual"},
    "session": {"torch", "transformers", "textual"},
    "tui": {"torch", "transformers"},
    "training": {"textual"},
    "bench": {"textual"},
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            if node.module == "game":
                yield from (f"game.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        for name in imports(path):
            top, _, rest = name.partition(".")
            if top == "game" and rest and not rest.startswith("_"):
                assert rest.split(".")[0] in ALLOWED[room], f"{path.name} imports {name}"
            assert top not in FORBIDDEN[room], f"{path.name} imports {name}"


def test_only_the_tui_knows_textual() -> None:
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).parts[0] != "tui":
            assert not any(n.split(".")[0] == "textual" for n in imports(path)), path


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("game.cli", HEAVY | {"textual"}),
        ("game.plain", HEAVY | {"textual"}),
        ("game.tui", HEAVY),
        ("game.export.transcript", HEAVY | {"textual"}),
        ("game.session.journal.verify", HEAVY | {"textual"}),
        ("game.story", HEAVY | {"textual"}),
        ("game.narration", HEAVY | {"textual"}),
        ("game.mind", HEAVY | {"textual"}),
        ("game.mind.engine", {"transformers", "textual"}),
    ],
)
def test_a_fresh_interpreter_loads_no_more_than_it_needs(module: str, never: set[str]) -> None:
    code = f"import sys, {module}; print(sorted(set({sorted(never)!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.strip() == "[]"


def test_house_rules_on_size() -> None:
    for path in ROOT.rglob("*.py"):
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 400, path
        assert path.name != "utils.py"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                assert length <= 40, f"{path}:{node.lineno} {node.name} has {length} lines"
