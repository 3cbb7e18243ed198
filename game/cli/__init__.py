"""The commands: one module for each, and here the group that they belong to.

Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import io
import sys
from typing import Any, NoReturn

import click

from game import __version__
from game.cli.doctor import doctor
from game.cli.options import CANNOT
from game.cli.play import go_on, play
from game.cli.replay import journals, replay
from game.cli.stories import stories


class Commands(click.Group):
    """Commands that give their exit status; what may go wrong is one sentence and status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # click tells of these itself
        except BrokenPipeError:
            sys.exit(0)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            _fail(f"{place}{error.strerror or error}")
        except Exception as error:
            from game.library.errors import KNOWN_ERRORS

            if not isinstance(error, KNOWN_ERRORS):
                raise
            _fail(str(error))
        sys.exit(status or 0)


def _fail(sentence: str) -> NoReturn:
    from game.text.safety import neutralise

    click.echo(f"forward-pass: {neutralise(sentence)}", err=True)
    sys.exit(CANNOT)


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="forward-pass")
@click.pass_context
def main(context: click.Context) -> int | None:
    """Forward Pass: you live inside a real GPT-2 forward pass."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows "?"
    if context.invoked_subcommand is None:
        status: int = context.invoke(play)
        return status
    return None


for command in (play, go_on, replay, journals, doctor, stories):
    main.add_command(command)
