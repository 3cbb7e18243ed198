"""From process start to a ready mind and to a first frame, in processes of their own."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from game.bench.timing import Result, ratio, take_turns

#: a program that imports torch alone
TORCH = "import torch"
#: a program that makes the embedded mind ready
READY = "from game.mind import load; load()"
#: a program that imports transformers alone
TRANSFORMERS = "from transformers import GPT2LMHeadModel"
#: the smallest Textual app
MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("first frame is here")
Minimal().run()
"""
#: the game, up to its title
GAME = "import sys; sys.argv = ['forward-pass', 'play']; from game.cli import main; main()"
#: what a screen shows once its first frame is drawn
SEEN = {MINIMAL: b"first frame is here", GAME: b"middle of a thought"}
#: seconds to wait for a first frame
PATIENCE = 60.0


def run_python(code: str) -> Callable[[], None]:
    """A process that runs some code and ends."""

    def run() -> None:
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    return run


def draw(code: str) -> Callable[[], None]:
    """A process on a terminal of its own, until it has drawn what is to be seen.

    Raises:
        TimeoutError: it never did.
    """

    def run() -> None:
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(TERM="xterm-256color", COLUMNS="100", LINES="30")
            os.execv(sys.executable, [sys.executable, "-c", code])
        try:
            _until(terminal, SEEN[code])
        finally:
            os.kill(child, 9)
            os.close(terminal)
            os.waitpid(child, 0)

    return run


def _until(terminal: int, wanted: bytes) -> None:
    drawn, end = b"", time.monotonic() + PATIENCE
    while wanted not in drawn:
        if time.monotonic() > end:
            raise TimeoutError(f"{wanted!r} was never drawn")
        if select.select([terminal], [], [], 0.5)[0]:
            drawn += os.read(terminal, 65536)


def measure(rounds: int, tell: Callable[[str], None]) -> Iterator[Result]:
    """Starts of the mind and of the screen."""
    tell("starting processes")
    took = take_turns(
        {
            "torch": run_python(TORCH),
            "ready": run_python(READY),
            "transformers": run_python(TRANSFORMERS),
        },
        rounds,
    )
    yield ratio("ready embedded mind / import torch", took["ready"], took["torch"], 1.25)
    name = "import of transformers' GPT2LMHeadModel / ready embedded mind"
    yield ratio(name, took["ready"], took["transformers"], 2.5, faster=True)
    tell("drawing first frames")
    took = take_turns({"minimal": draw(MINIMAL), "game": draw(GAME)}, rounds)
    name = "first frame / that of a minimal Textual app"
    yield ratio(name, took["game"], took["minimal"], 1.5)
