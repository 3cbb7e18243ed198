"""`doctor`: what is installed, which mind, how fast, and whether it is right."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from game import __version__
from game.cli.options import DIFFERS, mind_option

if TYPE_CHECKING:
    from game.mind.engine import Engine

#: the installed packages that are told with their versions
PACKAGES = ("torch", "transformers", "tokenizers", "safetensors", "textual")
#: the text that the mind is asked to go on with
PROMPT = "Q: How many eyes does a giraffe have?\nA: A giraffe has"
#: lives timed; the median counts
ROUNDS = 7


@click.command()
@mind_option
def doctor(mind: str | None) -> int:
    """Say what is installed, what mind this is, and whether its pass equals transformers'."""
    from game.mind import load
    from game.text.safety import neutralise

    line = ""
    for line in examine(lambda: load(mind)):
        click.echo(neutralise(line))
    return 0 if line == "Fine." else DIFFERS


def examine(load: Callable[[], Engine]) -> Iterator[str]:
    """One line after another; the last is `Fine.` or says what to do."""
    import platform

    from game.mind.api import Crosscheck, MindError, Trace

    yield f"forward-pass {__version__}, Python {platform.python_version()}, {platform.system()}"
    versions = {name: _version(name) for name in PACKAGES}
    yield ", ".join(f"{name} {version or 'missing'}" for name, version in versions.items())
    trouble = [f"{name} is missing; reinstall the game" for name, v in versions.items() if not v]
    trouble += [*_folder(), *_story()]
    try:
        engine = load()
    except MindError as error:
        yield f"Not fine: {'; '.join([*trouble, str(error)])}."
        return
    yield from _mind(engine)
    yield _speed(engine)
    yield "asking transformers to run the same life …"
    try:
        check = engine.ask(Crosscheck(Trace.of(PROMPT)))
    except MindError as error:
        trouble.append(str(error))
    else:
        same = "the top five agree" if check.top_agrees else "the top five differ"
        yield (
            f"reality check against transformers {check.version}: largest difference "
            f"{check.largest:.1e} logits over {check.tokens} tokens; {same}"
        )
        if not check.fine:
            trouble.append(
                "this mind's pass is not GPT-2's: reinstall with `pip install --force-reinstall`, "
                "and if it stays so, report it with these lines"
            )
    yield f"Not fine: {'; '.join(trouble)}." if trouble else "Fine."


def _version(package: str) -> str:
    import importlib.metadata

    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _mind(engine: Engine) -> Iterator[str]:
    import torch

    card = engine.card
    shape = card.shape
    yield (
        f"mind {card.name} ({card.source}): {shape.n_layer} layers, the lower {shape.n_waking} "
        f"waking, {shape.n_head} heads, {shape.d_model} wide, {shape.n_ctx} positions, {card.dtype}"
    )
    yield f"fingerprint {card.fingerprint}"
    yield f"tokenizer {card.tokenizer_sha256}"
    yield f"{torch.get_num_threads()} threads"


def _speed(engine: Engine) -> str:
    """Median milliseconds of new lives, each on a past that was never asked before."""
    import statistics

    from game.mind.api import Read, Trace

    trace, took = Trace.of(PROMPT), []
    engine.ask(Read(trace))
    for _ in range(ROUNDS):
        said = engine.ask(Read(trace)).top[0].id
        trace = trace.lived((), said)
        start = time.perf_counter()
        engine.ask(Read(trace))
        took.append(1e3 * (time.perf_counter() - start))
    return f"a life and its reading: {statistics.median(took):.1f} ms (median of {ROUNDS})"


def _folder() -> list[str]:
    from game.places import journal_folder

    folder = journal_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".doctor"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        told = error.strerror or type(error).__name__
        return [f"journals cannot be written to {folder} ({told}); set FORWARD_PASS_HOME"]
    return []


def _story() -> list[str]:
    from game.library.open import find_story
    from game.library.request import GameRequest
    from game.story.diagnostics import StoryError

    try:
        find_story(GameRequest())
    except StoryError as error:
        return [f"the built-in story is broken ({error}); reinstall the game"]
    return []
