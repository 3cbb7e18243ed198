"""A small pack to play, and ways to play it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.mind.api import Mind
from game.session.playthrough import Playthrough
from game.session.rules.apply import Applied, apply
from game.session.rules.commands import Command, parse_command
from game.session.rules.events import Event
from game.session.rules.state import State, start
from game.session.search.advisor import MeasuredAdvisor
from game.story.load import load_pack
from game.story.model import Pack

TRIAL = Path(__file__).parent / "packs" / "trial"
#: wins `eyes` on the embedded mind
WIN = 'L5 think " no" 4'
#: wins `eyes` on the tests' tiny mind
TINY_WIN = 'L2 think " no" 4'


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The pack `trial`."""
    return load_pack(TRIAL)


Play = Callable[..., tuple[State, tuple[Event, ...]]]
_ADVISOR = MeasuredAdvisor()


def advised(state: State, command: Command, mind: Mind) -> Applied:
    """`apply` with the advisor that the game has."""
    return apply(state, command, mind, _ADVISOR)


@pytest.fixture(scope="session")
def play(pack: Pack, mind: Mind) -> Play:
    """Plays typed commands from the start, on the embedded mind where none is given; gives the
    last state and the last events.
    """

    def played(
        *texts: str, seed: int = 7, on: Mind | None = None
    ) -> tuple[State, tuple[Event, ...]]:
        state = start(pack, seed)
        happened: tuple[Event, ...] = ()
        for text in texts:
            state, happened = advised(state, parse_command(text), on or mind)
        return state, happened

    return played


@pytest.fixture
def recorded(pack: Pack, mind: Mind, tmp_path: Path) -> Callable[..., Path]:
    """Plays typed commands into a journal and gives its path."""

    def record(*texts: str) -> Path:
        path = tmp_path / "played.jsonl"
        playthrough = Playthrough.new(pack, mind, 7, path)
        for text in texts:
            playthrough.do(parse_command(text))
        playthrough.close()
        return path

    return record
