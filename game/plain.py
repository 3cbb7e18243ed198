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
from pathlib import Path
from typing import TextIO

from game.library.errors import KNOWN_ERRORS
from game.library.open import OpenedGame, find_story, open_game
from game.library.request import GameRequest
from game.mind.api import Mind, Progress
from game.session.blocks.event_blocks import describe, refusal
from game.session.looks import LOOKS, look
from game.session.rules.commands import MAX_LENGTH, CommandError, Hint, parse_command
from game.text.safety import neutralise

#: how a mind is loaded, once the story has been read
MindLoader = Callable[[], Mind]
#: characters of a line that are read at once; a longer line is refused
MAX_LINE = 2 * MAX_LENGTH
#: written before each line where somebody types
PROMPT = "> "
#: words that end the game
LEAVE = ("quit", "exit")
#: how a line begins that nobody is to obey
COMMENT = "#"


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
    """One game, answered line by line on a stream. What is typed is a command or a look."""

    def __init__(self, opened: OpenedGame, request: GameRequest, out: TextIO) -> None:
        self._opened = opened
        self._game = opened.play
        self._request = request
        self._out = out
        self._trouble = ""

    def play(self, lines: TextIO) -> None:
        """Tell where things stand, obey lines until the input ends or `quit`, and take leave."""
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
            if line is None or line.strip().lower() in LEAVE:
                break
            if line.strip() and not line.lstrip().startswith(COMMENT):
                self._obey(line)
        if asking and line is None:
            self._out.write("\n")
        self._take_leave()

    def _obey(self, line: str) -> None:
        """Do what one line says; a refusal is one sentence."""
        try:
            if len(line) >= MAX_LINE and not line.endswith("\n"):
                raise CommandError(f"a line is shorter than {MAX_LINE} characters")
            self._say(self._answer(line.strip()))
        except KNOWN_ERRORS as error:
            self._say([refusal(str(error))])
        self._tell_trouble()

    def _answer(self, text: str) -> Iterable[str]:
        word, _, rest = text.partition(" ")
        if word.lower() in LOOKS:
            return look(word.lower(), rest.strip(), self._game)
        command = parse_command(text, also=(*LOOKS, "quit"))
        if not isinstance(command, Hint):
            return describe(self._game.do(command))
        with _search(self._say) as progress:
            return describe(self._game.do(command, progress))

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._out.write(f"{line}\n")
        self._out.flush()

    def _tell_trouble(self) -> None:
        """Say once that the journal cannot be written, and once that it can again."""
        trouble = self._game.trouble
        if trouble and not self._trouble:
            self._say([neutralise(trouble)])
        elif self._trouble and not trouble:
            self._say(["The journal is being written again; nothing is missing from it."])
        self._trouble = trouble

    def _take_leave(self) -> None:
        """Say where the journal lies, and how to go on with it."""
        path = self._game.journal_path
        if path is not None and not self._game.trouble:
            told = f"Recorded in {path}."
            if self._game.moment.phase != "finished":
                told += f" Go on with: {_way_back(path, self._request)}"
            self._say(["", neutralise(told)])


def _way_back(journal: Path, request: GameRequest) -> str:
    """The command that goes on with a journal, in the story and mind that were asked for."""
    given = {"stories": request.stories, "mind": request.mind}
    options = [f"--{name} {shlex.quote(str(value))}" for name, value in given.items() if value]
    return " ".join(["forward-pass continue", shlex.quote(str(journal)), *options])


@contextlib.contextmanager
def _search(say: Callable[[list[str]], None]) -> Iterator[Progress]:
    """The progress of a long search: told at every quarter of it, and stopped by Ctrl+C.

    Ctrl+C only sets an event: a search stops between two steps, and never while one counts.
    """
    stop, told = threading.Event(), 0

    def progress(_what: str, share: float) -> None:
        nonlocal told
        if stop.is_set():
            raise CommandError("the search was stopped; nothing has changed")
        quarters = int(4 * share)
        if quarters >= told:
            told = quarters + 1
            say([f"Searching the mind, {25 * quarters}% (Ctrl+C stops it) …"])

    if threading.current_thread() is not threading.main_thread():
        yield progress  # signals are the main thread's
        return
    before = signal.signal(signal.SIGINT, lambda _number, _frame: stop.set())
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)


def _next_line(lines: TextIO) -> str | None:
    """One line, or the first MAX_LINE characters of a longer one; None at the end of the input."""
    line = lines.readline(MAX_LINE)
    rest = line
    while rest and not rest.endswith("\n"):
        rest = lines.readline(MAX_LINE)
    return line if line else None
