"""Writing a journal as it is played, so that a killed game loses nothing."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import Self

from game.session.journal import lock
from game.session.journal.file import (
    VERSION,
    Header,
    JournalError,
    header_line,
    newer_line,
    turn_lines,
)
from game.session.journal.shorten import Repeats
from game.session.rules.events import Event


class Recorder:
    """Appends turns to one journal, each flushed to the disk before the next is played.

    A disk that is full, or a folder that cannot be written, does not end the game: `trouble`
    then holds one sentence, and what could not be written is tried again with the next turn.
    """

    def __init__(self, path: Path, waiting: bytes, size: int) -> None:
        self.path = path
        self.trouble = ""
        self._waiting = waiting
        self._before = b""
        self._repeats = Repeats()
        self._size = size
        self._file: int | None = None
        self._closed = False
        self._last = time.monotonic()

    @classmethod
    def create(cls, path: Path, header: Header) -> Self:
        """Start a new journal.

        Raises:
            JournalError: the file exists already (a journal is never overwritten).
        """
        if path.exists():
            raise JournalError(
                f"{path} exists already; play on with `forward-pass continue`, or name another"
            )
        recorder = cls(path, header_line(header), 0)
        recorder._flush()
        return recorder

    @classmethod
    def reopen(cls, path: Path) -> Self:
        """Take hold of a journal to go on with; call `keep` before anything is recorded.

        Raises:
            JournalError: another game is writing it, or it cannot be written.
        """
        if not path.is_file():
            raise JournalError(f"{path}: there is no such journal")
        recorder = cls(path, b"", path.stat().st_size)
        try:
            recorder._open()
        except OSError as error:
            raise JournalError(f"{path}: the journal cannot be written ({_why(error)})") from None
        return recorder

    def keep(self, end: int, version: int) -> None:
        """Cut the file after its first `end` bytes, which are of that version; the next turn is
        written there, in today's version.
        """
        self._size = end
        self._before = newer_line() if version < VERSION else b""
        self._flush()

    def record(self, command: str, happened: tuple[Event, ...]) -> None:
        """Write one command and its events, and what is still waiting before them."""
        if self._closed:
            return  # the game was left: what came of it after that is not part of it
        now = time.monotonic()
        self._waiting += self._before + turn_lines(
            now - self._last, command, happened, self._repeats
        )
        self._before = b""
        self._last = now
        self._flush()

    def close(self) -> None:
        """Try once more to write what is waiting, and give the file free."""
        if self._waiting:
            self._flush()
        self._closed = True
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self) -> int:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            file = os.open(self.path, flags | getattr(os, "O_CLOEXEC", 0), 0o644)
            try:
                lock.take(file, self.path)
            except JournalError:
                os.close(file)
                raise
            self._file = file
        return self._file

    def _flush(self) -> None:
        try:
            file = self._open()
            if not os.path.samestat(os.fstat(file), self.path.stat()):
                raise FileExistsError(errno.EEXIST, "another file has taken its place")
            os.ftruncate(file, self._size)
            os.lseek(file, self._size, os.SEEK_SET)
            left = memoryview(self._waiting)
            while left:
                left = left[os.write(file, left) :]
            os.fsync(file)
        except OSError as error:
            self.trouble = (
                f"The journal {self.path} cannot be written ({_why(error)}): the game goes on, "
                "but is not recorded until it can be."
            )
            return
        self._size += len(self._waiting)
        self._waiting = b""
        self.trouble = ""


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
