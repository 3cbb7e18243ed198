"""What `stories solve` says of a scene: the win that was found, or how near it came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.mind.nudges.notation import quote, show
from game.session.search.solver import Missed, Solved
from game.story.model import Step
from game.text.plural import counted


def solution_lines(scene: str, found: Solved | Missed | str) -> Iterator[str]:
    """What was found, in lines; a text says why the scene cannot be solved."""
    if isinstance(found, str):
        yield f"{scene}: {found}"
        return
    if isinstance(found, Solved):
        counts = f"{counted(found.nudges, 'nudge')} in {counted(found.lives, 'life')}"
        yield f"{scene}: won with {counts}"
        yield from _steps(found.steps)
        return
    near = f"; the nearest brings {quote(found.word)} to rank {found.rank}" if found.word else ""
    if found.rank == 1:
        near = f"; one brings {quote(found.word)} to the top, and the scene is lost all the same"
    yield f"{scene}: no win found among {found.tried} tries{near}"
    yield from _steps(found.best)


def _steps(steps: Sequence[Step]) -> Iterator[str]:
    for life, step in enumerate(steps, start=1):
        said = [*map(show, step.nudges), *([f"bet {quote(step.bet)}"] if step.bet else [])]
        yield f"  life {life}: {'; '.join(said) or 'let go'}"
