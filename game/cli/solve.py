"""`forward-pass stories solve`: plays every scene of a pack until it is won, and says how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from game.mind.api import Mind, MindError, Progress
from game.mind.nudges.kinds import NudgeError
from game.mind.nudges.notation import quote, show
from game.session.rules.commands import CommandError
from game.session.rules.state import start
from game.session.search.solver import Missed, Solved, solve
from game.story.lint.diagnostics import StoryError
from game.story.model import Pack, Step
from game.story.write import with_solution
from game.text.plural import counted

SEED = 0
Found = tuple[str, Solved | Missed | str]


def solved(
    pack: Pack, scenes: Sequence[str], mind: Mind, progress: Callable[[str], Progress]
) -> Iterator[Found]:
    """Solve the scenes named, or every scene that has a goal; a text says why one cannot be.

    Raises:
        StoryError: the pack has no such scene.
    """
    for name in scenes:
        if name not in pack.scenes or pack.scenes[name].goal is None:
            playable = ", ".join(key for key, scene in pack.scenes.items() if scene.goal)
            raise StoryError(f"{name} is no scene with a goal; this pack's are {playable}")
    for name in scenes or [key for key, scene in pack.scenes.items() if scene.goal is not None]:
        try:
            yield name, solve(start(pack, SEED), name, mind, progress(name))
        except (CommandError, MindError, NudgeError) as error:
            yield name, str(error)


def told(name: str, found: Solved | Missed | str) -> Iterator[str]:
    """What was found, in lines."""
    if isinstance(found, str):
        yield f"{name}: {found}"
        return
    if isinstance(found, Solved):
        yield f"{name}: won with {counted(found.nudges, 'nudge')} in {counted(found.lives, 'life')}"
        yield from _steps(found.steps)
        return
    near = f"; the nearest brings {quote(found.word)} to rank {found.rank}" if found.word else ""
    if found.rank == 1:
        near = f"; one brings {quote(found.word)} to the top, and the scene is lost all the same"
    yield f"{name}: no win found among {found.tried} tries{near}"
    yield from _steps(found.best)


def _steps(steps: Sequence[Step]) -> Iterator[str]:
    for life, step in enumerate(steps, start=1):
        said = [*map(show, step.nudges), *([f"bet {quote(step.bet)}"] if step.bet else [])]
        yield f"  life {life}: {'; '.join(said) or 'let go'}"


def check_folder(path: Path) -> None:
    """Raise StoryError where a pack is nothing that solutions can be written into."""
    if path.is_file():
        raise StoryError(f"{path} is no folder; unzip the pack to write into it")


def write(folder: Path, name: str, found: Solved) -> Path:
    """Write a solution and its par into the scene's file.

    Raises:
        StoryError: the file cannot be found, read or written.
    """
    path = folder / "scenes" / f"{name}.md"
    try:
        text = path.read_bytes().decode("utf-8")  # bytes: lines keep the ends they have
        beside = path.with_name(path.name + ".new")
        beside.write_bytes(with_solution(text, found.steps).encode("utf-8"))
        beside.replace(path)
    except (OSError, ValueError) as error:
        raise StoryError(f"{path}: {error}") from None
    return path
