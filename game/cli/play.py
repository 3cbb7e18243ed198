"""`play` and `continue`: in the app on a terminal, else line by line."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

import click

from game.cli.options import PATH, load_mind, mind_option, stories_option
from game.library.request import GameRequest

_plain = click.option("--plain", is_flag=True, help="Line by line, for pipes and screen readers.")


@click.command()
@_plain
@click.option("--scene", metavar="ID", help="Begin with this scene.")
@mind_option
@stories_option
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Seed of what is sampled.")
@click.option("--journal", type=PATH, metavar="FILE", help="Record here.")
def play(
    plain: bool = False,
    scene: str | None = None,
    mind: str | None = None,
    stories: Path | None = None,
    seed: int | None = None,
    journal: Path | None = None,
) -> int:
    """Play from the beginning, or from a scene."""
    return _start(GameRequest(stories, mind, scene, seed, journal), plain)


@click.command("continue")
@click.argument("file", type=PATH, required=False)
@_plain
@mind_option
@stories_option
def go_on(file: Path | None, plain: bool, mind: str | None, stories: Path | None) -> int:
    """Go on with the newest unfinished journal, or with FILE."""
    from game.library.journals import newest_unfinished
    from game.session.journal.file import read_journal

    journal = read_journal(file) if file is not None else newest_unfinished()
    return _start(GameRequest(stories, mind, resume=journal.path), plain)


def _start(request: GameRequest, plain: bool) -> int:
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from game import plain as line_mode

        return line_mode.run(request, functools.partial(load_mind, request.mind))
    from game import tui

    return tui.run(request)
