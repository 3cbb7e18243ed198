"""The notation of the templates for tales, and how a text of them is read.

A text holds entries; an entry holds beats; a beat holds variants, of which one is told:

    @entry lost        a new entry
    @modes found gone  one of these is drawn for each telling
    @beat              a beat that is always told
    @beat found        a beat told in the mode `found` only
    @maybe 40          a beat told 40 times in a hundred, and never in a quiz
    @use opening       the variants of a shared beat
    @fact Who lost it?|{a} lost it.

Every other line is one variant; a line that begins with two spaces goes on with the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Beat:
    """Something that happens, in several wordings."""

    variants: list[str] = field(default_factory=list)
    mode: str = ""
    percent: int = 100
    shared: str = ""


@dataclass
class Entry:
    """A plot, a talk or a letter: what happens, in order, and what may be asked about it."""

    name: str
    beats: list[Beat] = field(default_factory=list)
    modes: list[str] = field(default_factory=lambda: [""])
    facts: list[tuple[str, str, str]] = field(default_factory=list)


def read(text: str) -> dict[str, Entry]:
    """All the entries of a text, by name."""
    entries: dict[str, Entry] = {}
    entry = Entry("")
    for line in _unfolded(text):
        if not line.startswith("@"):
            entry.beats[-1].variants.append(line)
            continue
        mark, _, rest = line[1:].partition(" ")
        if mark == "entry":
            entry = entries[rest] = Entry(rest)
        else:
            _note(entry, mark, rest)
    return entries


def _note(entry: Entry, mark: str, rest: str) -> None:
    if mark == "modes":
        entry.modes = rest.split()
    elif mark == "beat":
        entry.beats.append(Beat(mode=rest))
    elif mark == "maybe":
        percent, _, mode = rest.partition(" ")
        entry.beats.append(Beat(mode=mode, percent=int(percent)))
    elif mark == "use":
        name, _, percent = rest.partition(" ")
        entry.beats.append(Beat(shared=name, percent=int(percent or 100)))
    elif mark == "fact":
        asked, answer = rest.split("|")
        mode = ""
        if asked.startswith("("):
            mode, _, asked = asked[1:].partition(") ")
        entry.facts.append((mode, asked, answer))
    else:
        raise ValueError(f"unknown mark @{mark} in {entry.name}")


def _unfolded(text: str) -> list[str]:
    """The lines of a text, with continued lines joined and blank lines dropped."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("  "):
            lines[-1] += " " + line.strip()
        elif line.strip():
            lines.append(line.strip())
    return lines
