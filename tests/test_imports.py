"""What a fresh interpreter loads, and how large things may grow.

Which way imports point is import-linter's to check: `pyproject.toml`, run by `test_style.py`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import game

ROOT = Path(game.__file__).parent
HEAVY = {"torch", "transformers"}


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("game.cli", HEAVY | {"textual"}),
        ("game.plain", HEAVY | {"textual"}),
        ("game.tui", HEAVY),
        ("game.library.open", HEAVY | {"textual"}),
        ("game.export.exporters", HEAVY | {"textual"}),
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
