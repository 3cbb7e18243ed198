"""`replay` and `journals`: what was recorded, shown or lived again."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli.options import PATH, load_mind, mind_option, stories_option
from game.library.request import GameRequest


@click.command()
@click.argument("file", type=PATH)
@click.option("--verify", is_flag=True, help="Live every life again and compare.")
@click.option("--speed", type=click.FloatRange(0.01, 1000), help="Wait as the player did, faster.")
@mind_option
@stories_option
def replay(
    file: Path, verify: bool, speed: float | None, mind: str | None, stories: Path | None
) -> int:
    """Show a journal; no model is needed. With --verify, re-run it and compare.

    --verify exits with 0 when every life matches, 1 naming the first turn and fact that
    differ, 2 when it cannot run.
    """
    from game.export.exporters import EXPORTERS
    from game.export.transcript import show_replay
    from game.session.journal.file import read_journal

    if verify:
        return _verify(GameRequest(stories, mind, resume=file), file)
    journal = read_journal(file)
    try:
        if speed is not None:
            show_replay(journal, click.echo, speed)
        else:
            for piece in EXPORTERS["text"](journal):
                click.echo(piece, nl=False)
    except KeyboardInterrupt:
        click.echo()
    return 0


def _verify(request: GameRequest, file: Path) -> int:
    from game.library.open import find_story
    from game.session.journal.file import read_journal
    from game.session.journal.verify import check_stamps, report, rerun
    from game.text.safety import neutralise

    journal = read_journal(file)
    pack = find_story(request)
    mind = load_mind(request.mind)
    check_stamps(journal, pack, mind.card)
    sentence, status = report(journal, rerun(journal, pack, mind))
    click.echo(neutralise(sentence))
    return status


@click.command()
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
