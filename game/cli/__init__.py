"""The commands. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import functools
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from game import __version__

if TYPE_CHECKING:
    from game.library.request import GameRequest
    from game.mind.api import Mind

CANNOT = 2
DIFFERS = 1
P = ParamSpec("P")
_FILE = click.Path(path_type=Path)


def _sentences(command: Callable[P, int | None]) -> Callable[P, None]:
    """Turn what may go wrong into one sentence on standard error and exit status 2."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = command(*args, **kwargs)
        except BrokenPipeError:
            sys.exit(0)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            _fail(f"{place}{error.strerror or error}")
        except Exception as error:
            if not _meant_for_the_player(error):
                raise
            _fail(str(error))
        sys.exit(status or 0)

    return wrapped


def _meant_for_the_player(error: Exception) -> bool:
    from game.mind.api import MindError
    from game.mind.nudges.kinds import NudgeError
    from game.session.journal.file import JournalError
    from game.session.rules.commands import CommandError
    from game.story.lint.diagnostics import StoryError

    return isinstance(error, (StoryError, MindError, NudgeError, CommandError, JournalError))


def _fail(sentence: str) -> None:
    from game.text.safety import neutralise

    click.echo(f"forward-pass: {neutralise(sentence)}", err=True)
    sys.exit(CANNOT)


_mind = click.option(
    "--mind",
    metavar="SOURCE",
    help="A folder with a GPT-2 checkpoint, or a hub name like gpt2; the embedded mind if absent.",
)
_stories = click.option(
    "--stories", type=_FILE, metavar="PATH", help="A story pack: a folder or a zip."
)
_plain = click.option("--plain", is_flag=True, help="Line by line, for pipes and screen readers.")


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="forward-pass")
@click.pass_context
def main(context: click.Context) -> None:
    """Forward Pass: you live inside a real GPT-2 forward pass."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows "?"
    if context.invoked_subcommand is None:
        context.invoke(play)


@main.command()
@_plain
@click.option("--scene", metavar="ID", help="Begin with this scene.")
@_mind
@_stories
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Seed of what is sampled.")
@click.option("--journal", type=_FILE, metavar="FILE", help="Record here.")
@_sentences
def play(
    plain: bool = False,
    scene: str | None = None,
    mind: str | None = None,
    stories: Path | None = None,
    seed: int | None = None,
    journal: Path | None = None,
) -> int:
    """Play from the beginning, or from a scene."""
    from game.library.request import GameRequest

    return _start(GameRequest(stories, mind, scene, seed, journal), plain)


@main.command("continue")
@click.argument("file", type=_FILE, required=False)
@_plain
@_mind
@_stories
@_sentences
def go_on(file: Path | None, plain: bool, mind: str | None, stories: Path | None) -> int:
    """Go on with the newest unfinished journal, or with FILE."""
    from game.library.journals import newest_unfinished
    from game.library.request import GameRequest
    from game.session.journal.file import read_journal

    journal = read_journal(file) if file is not None else newest_unfinished()
    return _start(GameRequest(stories, mind, resume=journal.path), plain)


def _start(request: GameRequest, plain: bool) -> int:
    loader = functools.partial(_load, request.mind)
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from game import plain as line_mode

        return line_mode.run(request, loader)
    from game import tui

    return tui.run(request)


def _load(source: str | None) -> Mind:
    from game.mind import load

    told: list[str] = []

    def progress(what: str, _share: float) -> None:
        if sys.stderr.isatty() and what not in told:
            told.append(what)
            click.echo(what, err=True)

    return load(source, progress)


@main.command()
@click.argument("file", type=_FILE)
@click.option("--verify", is_flag=True, help="Live every life again and compare.")
@click.option("--speed", type=click.FloatRange(0.01, 1000), help="Wait as the player did, faster.")
@_mind
@_stories
@_sentences
def replay(
    file: Path, verify: bool, speed: float | None, mind: str | None, stories: Path | None
) -> int:
    """Show a journal; no model is needed. With --verify, re-run it and compare.

    --verify exits with 0 when every life matches, 1 naming the first turn and fact that
    differ, 2 when it cannot run.
    """
    from game.export.transcript import show_replay
    from game.session.journal.file import read_journal

    journal = read_journal(file)
    if verify:
        return _verify(file, mind, stories)
    try:
        show_replay(journal, click.echo, speed)
    except KeyboardInterrupt:
        click.echo()
    return 0


def _verify(file: Path, source: str | None, stories: Path | None) -> int:
    from game.library.open import find_story
    from game.library.request import GameRequest
    from game.session.journal.file import read_journal
    from game.session.journal.verify import check_stamps, report, rerun
    from game.text.safety import neutralise

    journal = read_journal(file)
    pack = find_story(GameRequest(stories, resume=file))
    mind = _load(source)
    check_stamps(journal, pack, mind.card)
    sentence, status = report(journal, rerun(journal, pack, mind))
    click.echo(neutralise(sentence))
    return status


@main.command()
@_sentences
def journals() -> int:
    """List the journals of the data folder, newest first."""
    from game.library.journals import saves, summary
    from game.places import journal_folder
    from game.text.safety import neutralise

    found = saves()
    if not found:
        click.echo(f"There are no journals in {journal_folder()}.")
    for save in found:
        click.echo(neutralise(summary(save)))
    return 0


@main.command()
@_mind
@_sentences
def doctor(mind: str | None) -> int:
    """Say what is installed, what mind this is, and whether its pass equals transformers'."""
    from game.cli.doctor import examine
    from game.mind import load
    from game.text.safety import neutralise

    line = ""
    for line in examine(lambda: load(mind)):
        click.echo(neutralise(line))
    return 0 if line == "Fine." else DIFFERS


@main.group()
def stories() -> None:
    """Story packs: list them, check them, look up what authors may write."""


@stories.command("list")
@_sentences
def list_stories() -> int:
    """List the story packs that are here."""
    from game.library.packs import packs
    from game.story.lint.diagnostics import StoryError
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
@click.argument("path", type=_FILE, required=False)
@_sentences
def check(path: Path | None) -> int:
    """Check a story pack (the built-in ones if no PATH is given) without playing it."""
    from game.library.packs import built_in_packs
    from game.story.lint.check import check as lint
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


@stories.command("solve")
@click.argument("path", type=_FILE, required=False)
@click.option("--scene", "scenes", multiple=True, metavar="ID", help="Only this scene; repeatable.")
@click.option("--write", is_flag=True, help="Write solution and par into the pack's scenes.")
@_mind
@_sentences
def solve_stories(path: Path | None, scenes: tuple[str, ...], write: bool, mind: str | None) -> int:
    """Find the fewest nudges that win each scene of a pack (the built-in one if no PATH)."""
    from game.cli import solve as solving
    from game.library.packs import built_in_packs, open_pack
    from game.mind import load
    from game.session.search.solver import Solved
    from game.text.safety import neutralise

    folder = path if path is not None else built_in_packs()[0]
    if write:
        solving.check_folder(folder)
    pack, failed = open_pack(path), False
    for name, found in solving.solved(pack, scenes, load(mind), _progress):
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)  # the line that counted up
        for line in solving.told(name, found):
            click.echo(neutralise(line))
        failed = failed or not isinstance(found, Solved)
        if write and isinstance(found, Solved):
            click.echo(f"  written to {solving.write(folder, name, found)}", err=True)
    return DIFFERS if failed else 0


def _progress(name: str) -> Callable[[str, float], None]:
    """A line on standard error that counts up, where someone watches."""

    def tell(what: str, share: float) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{name}: {what} {share:4.0%}\x1b[K", nl=False, err=True)

    return tell


@stories.command("reference")
@_sentences
def reference() -> int:
    """Print what authors may write: facts, functions, filters, and the linter's codes."""
    from game.story.reference import reference as page

    click.echo(page())
    return 0
