"""Line mode: the same game on standard input and output, line by line.

No colour, no boxes, no moving cursor: it works from a pipe and with a screen reader.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from game.library.open import OpenedGame, find_story, open_game
from game.library.request import GameRequest
from game.mind.api import Mind
from game.session.blocks.describe import describe, refusal
from game.session.looks import LOOKS, look
from game.session.rules.commands import MAX_LENGTH, CommandError, Hint, parse_command
from game.text.safety import neutralise

#: how a mind is loaded, once the story has been read
MindLoader = Callable[[], Mind]
#: characters of a line that are read at once; a longer line is refused
MAX_LINE = 2 * MAX_LENGTH
#: written before each line where somebody types
PROMPT = "> "


def run(
    request: GameRequest,
    load_mind: MindLoader,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Play until the input ends or `quit`. Gives the exit status, 0.

    Raises:
        StoryError, MindError, CommandError, JournalError: the game cannot begin.
    """
    lines, out = stdin or sys.stdin, stdout or sys.stdout
    for stream in (lines, out):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    pack = find_story(request)
    opened = open_game(request, pack, load_mind())
    try:
        _LineMode(opened, request, out).play(lines)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python's flush at exit fails too
    except KeyboardInterrupt:
        out.write("\n")
    finally:
        opened.play.close()
    return 0


class _LineMode:
    """One playthrough, answered line by line on a stream."""

    def __init__(self, opened: OpenedGame, request: GameRequest, out: TextIO) -> None:
        self._play = opened.play
        self._opened = opened
        self._out = out
        self._trouble = ""
        self._quarters = 0
        self._stop = threading.Event()
        given = {"stories": request.stories, "mind": request.mind}
        self._from = "".join(f" --{k} {shlex.quote(str(v))}" for k, v in given.items() if v)

    def play(self, lines: TextIO) -> None:
        """Read commands until the input ends."""
        asking = lines.isatty()
        if self._opened.warning:
            self._say([neutralise(self._opened.warning)])
        self._say(describe(self._opened.events))
        if asking:
            self._say(["", "Type help for the commands."])
        self._tell_trouble()
        while True:
            if asking:
                self._out.write(PROMPT)
            self._out.flush()
            line = _next_line(lines)
            if line is None or not self._line(line):
                break
        self._leave(asking and line is None)

    def _line(self, line: str) -> bool:
        """Obey one line; False leaves."""
        text = line.strip()
        if not text or text.startswith("#"):
            return True
        if text.lower() in ("quit", "exit"):
            return False
        try:
            if len(line) >= MAX_LINE and not line.endswith("\n"):
                raise CommandError(f"a line is shorter than {MAX_LINE} characters")
            self._say(self._answer(text))
        except CommandError as error:
            self._say([refusal(str(error))])
        self._tell_trouble()
        return True

    def _answer(self, text: str) -> Iterable[str]:
        word, _, rest = text.partition(" ")
        word = word.lower()
        if word in LOOKS:
            return look(word, rest.strip(), self._play)
        command = parse_command(text, also=(*LOOKS, "quit"))
        self._quarters = 0
        if not isinstance(command, Hint):
            return describe(self._play.do(command))
        with _held_back() as self._stop:
            return describe(self._play.do(command, self._searched))

    def _searched(self, _what: str, share: float) -> None:
        """Say that a long search goes on, and again at every quarter of it."""
        if self._stop.is_set():
            raise CommandError("the search was stopped; nothing has changed")
        quarters = int(4 * share) + 1
        if quarters > self._quarters:
            self._quarters = quarters
            self._say([f"Searching the mind, {25 * (quarters - 1)}% (Ctrl+C stops it) …"])
            self._out.flush()

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._out.write(f"{line}\n")

    def _tell_trouble(self) -> None:
        trouble = self._play.trouble
        if trouble and not self._trouble:
            self._say([neutralise(trouble)])
        elif self._trouble and not trouble:
            self._say(["The journal is being written again; nothing is missing from it."])
        self._trouble = trouble

    def _leave(self, new_line: bool) -> None:
        if new_line:
            self._out.write("\n")
        path = self._play.journal_path
        if path is not None and not self._play.trouble:
            on = f" Go on with: forward-pass continue {shlex.quote(str(path))}{self._from}"
            ends = self._play.moment.phase == "finished"
            self._say(["", neutralise(f"Recorded in {path}.{'' if ends else on}")])
        self._out.flush()


@contextlib.contextmanager
def _held_back() -> Iterator[threading.Event]:
    """Ctrl+C only sets the event: a search stops between two steps, and never while one counts."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.signal(signal.SIGINT, lambda _number, _frame: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _next_line(lines: TextIO) -> str | None:
    """One line, or the first MAX_LINE characters of a longer one; None at the end of the input."""
    line = lines.readline(MAX_LINE)
    rest = line
    while rest and not rest.endswith("\n"):
        rest = lines.readline(MAX_LINE)
    return line if line else None
