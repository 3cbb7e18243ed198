"""What several commands share: options, the mind that one of them names, exit statuses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.mind.api import Mind

#: the exit status of a comparison or check that found something
DIFFERS = 1
#: the exit status where a command cannot do what it is asked to
CANNOT = 2
#: an argument that is a file or a folder
PATH = click.Path(path_type=Path)

#: which mind
mind_option = click.option(
    "--mind",
    metavar="SOURCE",
    help="A folder with a GPT-2 checkpoint, or a hub name like gpt2; the embedded mind if absent.",
)
#: which story pack
stories_option = click.option(
    "--stories", type=PATH, metavar="PATH", help="A story pack: a folder or a zip."
)


def load_mind(source: str | None) -> Mind:
    """The mind that `--mind` names, in this process; a terminal is told what it waits for."""
    from game.mind import load

    told: list[str] = []

    def progress(what: str, _share: float) -> None:
        if sys.stderr.isatty() and what not in told:
            told.append(what)
            click.echo(what, err=True)

    return load(source, progress)
