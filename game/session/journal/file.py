"""Journals: JSON lines in the manner of asciicast v3. A save and a replay are the same file.

The first line is the header. Each line after it is `[seconds since the last line, code, data]`:
`"c"` with the text of a command, then that command's events in order, by their codes. A
command and its events are written and flushed to the disk as one. A journal of an older version
is read as today's (`migrate`); one that is gone on with says `"version"` where the newer lines
begin. Journals are not trusted: lines and files are bounded, and whatever cannot be read is named
as `FILE:LINE: what`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.mind.api import Shape
from game.mind.nudges import notation
from game.session.journal import codec
from game.session.journal.migrate import Upgrade
from game.session.journal.shorten import Repeats
from game.session.rules import events
from game.session.rules.commands import MAX_LENGTH
from game.session.rules.events import Event

#: what the header says it is
FORMAT = "forward-pass-journal"
#: the version that is written
VERSION = 2
#: versions that can be read
READABLE = tuple(range(1, VERSION + 1))
#: bytes of the longest line that is read
MAX_LINE = 1 << 20
#: bytes of the largest journal that is read
MAX_FILE = 64 << 20
#: the codes of lines that hold no event
COMMAND, NEWER = "c", "version"
#: an event's code -> its type
BY_CODE: dict[str, type[Event]] = {kind.code: kind for kind in events.KINDS}


class JournalError(RuntimeError):
    """A journal that cannot be read or written. The message is one sentence with the place."""


@dataclass(frozen=True, slots=True)
class StoryStamp:
    """Which story was played."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MindStamp:
    """Which mind it was played on."""

    name: str
    fingerprint: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a journal. `timestamp` is in whole seconds since 1970, UTC."""

    format: str
    version: int
    game_version: str
    story: StoryStamp
    mind: MindStamp
    tokenizer_sha256: str
    dtype: str
    torch_version: str
    seed: int
    timestamp: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One command and its events. `line` is the command's, `offset` and `end` are bytes.

    `interval` is how many seconds went by before the command, `version` that of its lines.
    """

    line: int
    offset: int
    end: int
    interval: float
    command: str
    events: tuple[Event, ...]
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal as read. `end` is the byte after its last complete line; `torn` tells that a
    line was begun there and not finished. `version` is that of the lines at its end."""

    path: Path
    header: Header
    turns: tuple[Turn, ...]
    end: int
    torn: bool
    version: int

    @property
    def finished(self) -> bool:
        """Whether the story was over when it was left."""
        last = self.turns[-1].events if self.turns else ()
        return any(isinstance(event, events.FinishedEvent) for event in last)


def header_line(header: Header) -> bytes:
    """The header as the first line of a file."""
    return _line(codec.encode(header))


def turn_lines(
    interval: float, command: str, happened: tuple[Event, ...], repeats: Repeats
) -> bytes:
    """A command and its events as lines; `repeats` knows the lines before them."""
    lines = [_line([round(max(0.0, interval), 3), COMMAND, command])]
    for event in happened:
        lines.append(_line([0, event.code, repeats.shortened(event.code, codec.encode(event))]))
    return b"".join(lines)


def newer_line() -> bytes:
    """The line after which an older journal goes on in today's version."""
    return _line([0, NEWER, VERSION])


def _line(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def read_journal(path: Path) -> Journal:
    """Read a whole journal; a last line that was not finished is left out.

    Raises:
        JournalError: the file cannot be read, or a line of it is not a journal's.
    """
    data = _bytes(path)
    lines = data.split(b"\n")
    torn = bool(lines.pop())
    if not lines:
        raise JournalError(f"{path}:1: the header is {'cut off' if torn else 'missing'}")
    header = _header(path, lines[0])
    reader = _Reader(path, header, len(lines[0]) + 1)
    for number, line in enumerate(lines[1:], start=2):
        reader.take(number, line)
    turns = tuple(turn.closed() for turn in reader.turns)
    return Journal(path, header, turns, reader.offset, torn, reader.version)


@dataclass(slots=True)
class _Open:
    """A turn whose events are still being read."""

    line: int
    offset: int
    end: int
    interval: float
    command: str
    version: int
    events: list[Event] = field(default_factory=list)

    def closed(self) -> Turn:
        happened = tuple(self.events)
        place = (self.line, self.offset, self.end)
        return Turn(*place, self.interval, self.command, happened, self.version)


class _Reader:
    """Takes the lines after the header, one by one."""

    def __init__(self, path: Path, header: Header, offset: int) -> None:
        self.turns: list[_Open] = []
        self.version = header.version
        self.offset = offset
        self._path = path
        self._upgrades = {1: Upgrade(header.mind.shape)}
        self._repeats = Repeats()

    def take(self, number: int, line: bytes) -> None:
        """Read line `number`. Raises JournalError where it is not a journal's."""
        interval, code, content = _entry(self._path, number, line)
        start, self.offset = self.offset, self.offset + len(line) + 1
        if code == NEWER:
            if content not in READABLE or content < self.version:
                known = " or ".join(map(str, READABLE))
                raise JournalError(f"{self._path}:{number}: the newer version is not {known}")
            self.version = content
        elif code == COMMAND:
            if not isinstance(content, str) or len(content) > MAX_LENGTH:
                raise JournalError(f"{self._path}:{number}: the command is not a short text")
            place = (number, start, self.offset)
            self.turns.append(_Open(*place, interval, content, self.version))
        elif not self.turns:
            raise JournalError(f"{self._path}:{number}: an event stands before the first command")
        else:
            self.turns[-1].events.append(self._event(number, code, content))
            self.turns[-1].end = self.offset

    def _event(self, number: int, code: str, content: object) -> Event:
        try:
            if code not in BY_CODE:
                raise codec.CodecError(f"no event is called {code!r:.40}")
            for version in range(self.version, VERSION):
                content = self._newer(code, content, version)
            return codec.decode(BY_CODE[code], self._repeats.whole(code, content))
        except codec.CodecError as error:
            raise JournalError(f"{self._path}:{number}: {error}") from None

    def _newer(self, code: str, content: object, version: int) -> object:
        """The data of an event as the version after this one would have kept it."""
        if not isinstance(content, dict) or version not in self._upgrades:
            return content
        try:
            return self._upgrades[version].event(code, content)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            told = notation.quote(str(error)[:40])
            name = BY_CODE[code].__name__
            raise codec.CodecError(f"{name} is not of version {version}: {told}") from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise JournalError(f"{path}: the journal cannot be read ({why})") from None
    if len(data) > MAX_FILE:
        raise JournalError(f"{path}: the journal is larger than {MAX_FILE >> 20} MiB")
    return data


def _json(path: Path, number: int, line: bytes) -> Any:
    if len(line) > MAX_LINE:
        raise JournalError(f"{path}:{number}: the line is longer than {MAX_LINE >> 20} MiB")
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise JournalError(f"{path}:{number}: the line is not JSON") from None


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _header(path: Path, line: bytes) -> Header:
    data = _json(path, 1, line)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise JournalError(f"{path}:1: this is not a journal of this game")
    if data.get("version") not in READABLE:
        told = notation.quote(str(data.get("version"))[:20])
        known = " or ".join(map(str, READABLE))
        raise JournalError(f"{path}:1: journal version {told} is not {known}, which I can read")
    try:
        return codec.decode(Header, data)
    except codec.CodecError as error:
        raise JournalError(f"{path}:1: {error}") from None


def _entry(path: Path, number: int, line: bytes) -> tuple[float, str, object]:
    data = _json(path, number, line)
    if not isinstance(data, list) or len(data) != 3:
        raise JournalError(f"{path}:{number}: the line is not [seconds, code, data]")
    interval, code, content = data
    if isinstance(interval, bool) or not isinstance(interval, (int, float)) or not interval >= 0:
        raise JournalError(f"{path}:{number}: the seconds are not a number from 0 on")
    if not isinstance(code, str):
        raise JournalError(f"{path}:{number}: the code is not a text")
    return min(float(min(interval, 1e9)), 1e9), code, content
