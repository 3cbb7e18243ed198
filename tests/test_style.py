"""The linters and the type checker, as part of the one test command."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


COMMANDS = {
    "ruff check": [sys.executable, "-m", "ruff", "check"],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check"],
    "mypy": [sys.executable, "-m", "mypy"],
    "import-linter": [str(Path(sys.executable).with_name("lint-imports"))],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_tree_is_clean(name: str) -> None:
    done = subprocess.run(COMMANDS[name], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


#: where every public constant of a module is documented by a `#:` line above it
DOCUMENTED = (
    *("tui", "plain.py", "export", "library", "bench", "training"),
    *("story", "narration", "text", "places.py"),
)


def _constants(path: Path) -> Iterator[tuple[int, str]]:
    """The line and name of each public constant of a module."""
    for node in ast.parse(path.read_text("utf-8")).body:
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        for target in targets:
            name = getattr(target, "id", "")
            if len(name) > 1 and name[:1].isupper() and name.isupper():
                yield node.lineno, name


@pytest.mark.parametrize("room", DOCUMENTED)
def test_constants_are_documented_in_one_style(room: str) -> None:
    start = ROOT / "game" / room
    for path in [start] if start.is_file() else start.rglob("*.py"):
        lines = path.read_text("utf-8").splitlines()
        for number, name in _constants(path):
            assert lines[number - 2].startswith("#: "), f"{path}:{number} {name}"
            assert "  # " not in lines[number - 1], f"{path}:{number} {name}"
