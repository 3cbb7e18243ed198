"""`stories`: for those who write packs. List, check, solve, and look up what may be written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from game.cli.options import DIFFERS, PATH, mind_option


@click.group()
def stories() -> None:
    """Story packs: list them, check them, look up what authors may write."""


@stories.command("list")
def list_packs() -> int:
    """List the story packs that are here."""
    from game.library.packs import packs
    from game.story.diagnostics import StoryError
    from game.story.load import load_pack
    from game.text.safety import neutralise

    for path in packs():
        try:
            told = load_pack(path).manifest
        except StoryError as error:
            click.echo(neutralise(f"{path}: {error}"))
            continue
        click.echo(neutralise(f"{told.id} {told.version}: {told.title} ({path})"))
        for line in told.credit_lines:
            click.echo(neutralise(f"  {line}"))
    return 0


@stories.command()
@click.argument("path", type=PATH, required=False)
def check(path: Path | None) -> int:
    """Check a story pack (the built-in ones if no PATH is given) without playing it."""
    from game.library.packs import built_in_packs
    from game.story.check import check as lint
    from game.text.plural import counted
    from game.text.safety import neutralise

    failed = False
    for each in [path] if path is not None else built_in_packs():
        found = lint(each)
        for diagnostic in found:
            place = each.parent if diagnostic.file == each.name else each
            click.echo(neutralise(str(place / str(diagnostic))))
        errors = sum(diagnostic.severity == "error" for diagnostic in found)
        failed = failed or errors > 0
        told = f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}"
        click.echo(f"{each}: {told}", err=True)
    return DIFFERS if failed else 0


@stories.command()
@click.argument("path", type=PATH, required=False)
@click.option("--scene", "scenes", multiple=True, metavar="ID", help="Only this scene; repeatable.")
@click.option("--write", is_flag=True, help="Write solution and par into the pack's scenes.")
@mind_option
def solve(path: Path | None, scenes: tuple[str, ...], write: bool, mind: str | None) -> int:
    """Find the fewest nudges that win each scene of a pack (the built-in one if no PATH)."""
    from game.cli.solutions import solution_lines
    from game.library.packs import built_in_pack, open_pack
    from game.mind import load
    from game.session.search.solver import Solved, solve_scenes
    from game.story.write import check_writable, write_solution
    from game.text.safety import neutralise

    folder = path if path is not None else built_in_pack()
    if write:
        check_writable(folder)
    pack, failed = open_pack(folder), False
    for scene, found in solve_scenes(pack, scenes, load(mind), _progress):
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)  # the line that counted up
        for line in solution_lines(scene, found):
            click.echo(neutralise(line))
        failed = failed or not isinstance(found, Solved)
        if write and isinstance(found, Solved):
            click.echo(f"  written to {write_solution(folder, scene, found.steps)}", err=True)
    return DIFFERS if failed else 0


def _progress(scene: str) -> Callable[[str, float], None]:
    """A line on standard error that counts up, where someone watches."""

    def tell(what: str, share: float) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{scene}: {what} {share:4.0%}\x1b[K", nl=False, err=True)

    return tell


@stories.command()
def reference() -> int:
    """Print what authors may write: facts, functions, filters, and the linter's codes."""
    from game.story.reference import reference as page

    click.echo(page())
    return 0
