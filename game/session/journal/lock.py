"""One writer per journal: an advisory lock on the open file, gone when the process is."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from game.session.journal.file import JournalError

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_FAR = 1 << 62  # Windows locks bytes, and locked bytes cannot be read: lock one never used


def take(file: int, path: Path) -> None:
    """Lock the open file for as long as it stays open.

    A file system that knows no locks is not a reason not to play: then there is none.

    Raises:
        JournalError: another process holds it.
    """
    try:
        _lock(file)
    except OSError as error:
        if error.errno in _BUSY:
            raise JournalError(
                f"{path} is being played in another window; close that game first"
            ) from None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
