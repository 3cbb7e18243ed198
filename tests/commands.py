"""The commands as a shell starts them: in this process, or in one of their own."""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner, Result

from game.cli import main


def run(*arguments: object, typed: str = "") -> Result:
    """Run a command in this process; it ends with an exit status and never with a traceback."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert "Traceback" not in result.output
    return result


def command_line(*arguments: str | Path) -> list[str]:
    """What starts the command in a process of its own."""
    return [sys.executable, "-m", "game", *map(str, arguments)]
