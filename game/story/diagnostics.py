"""What the linter says, and the numbered codes it says it with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

#: characters of a message; what authors wrote may be longer
MAX_MESSAGE = 400
Severity = Literal["error", "warning"]

#: a code -> how grave it is, and what it means
CODES: Mapping[str, tuple[Severity, str]] = {
    "FP001": ("error", "the pack or a file of it cannot be read"),
    "FP002": ("error", "the pack reaches outside itself, or hides what it holds"),
    "FP003": ("error", "the pack, or a file of it, is too big"),
    "FP004": ("error", "a file is not UTF-8 text"),
    "FP005": ("error", "a text holds a control character"),
    "FP006": ("warning", "a file is not read by the game"),
    "FP010": ("error", "the YAML cannot be read"),
    "FP011": ("error", "the YAML uses an anchor, alias or tag, or is nested too deep"),
    "FP012": ("error", "a key stands twice"),
    "FP013": ("error", "a scene file has no front matter"),
    "FP020": ("error", "an unknown key"),
    "FP021": ("error", "a key is missing"),
    "FP022": ("error", "a value is of the wrong kind or out of bounds"),
    "FP023": ("error", "a scene's id is not its file's name"),
    "FP024": ("error", "a key has no meaning in this kind of scene"),
    "FP025": ("warning", "a prompt ends in a space"),
    "FP030": ("error", "a condition cannot be read"),
    "FP031": ("error", "an unknown fact"),
    "FP032": ("error", "an unknown function, or a wrong argument to one"),
    "FP033": ("error", "things of different types are put together"),
    "FP034": ("error", "a fact is used before it can be known"),
    "FP035": ("warning", "a word lacks its leading space"),
    "FP036": ("warning", "a flag is asked for that no choice sets"),
    "FP037": ("warning", "a scene asks about more words than are measured"),
    "FP040": ("error", "a template's braces cannot be read"),
    "FP041": ("error", "an unknown filter"),
    "FP042": ("error", "a filter does not fit its value"),
    "FP050": ("error", "a section is missing"),
    "FP051": ("warning", "a section is never shown"),
    "FP052": ("error", "a section stands twice, or text stands before the first heading"),
    "FP053": ("warning", "Markdown that the game does not show"),
    "FP060": ("error", "a scene that does not exist"),
    "FP061": ("warning", "a scene that cannot be reached"),
    "FP062": ("warning", "a scene from which the story never ends"),
    "FP070": ("error", "a nudge cannot be read"),
    "FP071": ("error", "a solution breaks the rules of its scene"),
    "FP072": ("error", "a place that the mind does not have, or that is the decoder's"),
}


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing that is wrong. `line` counts from 1; `file` is relative to the pack."""

    file: str
    line: int
    code: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}: {self.message}"


class StoryError(ValueError):
    """A pack that cannot be played. The message is one sentence; `diagnostics` has the rest."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


def printable(text: str) -> str:
    """`text` on one line, of bounded length, with what cannot be seen written as an escape.

    Messages quote what authors wrote, and that may be anything.
    """
    shown = text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]}…"
    if shown.isprintable():
        return shown
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in shown
    )


class Findings:
    """Collects diagnostics for one file at a time."""

    def __init__(self, file: str) -> None:
        self.file = printable(file)
        self.found: list[Diagnostic] = []

    def add(self, line: int, code: str, message: str) -> None:
        """Note a finding under a code of CODES."""
        severity = CODES[code][0]
        self.found.append(Diagnostic(self.file, max(line, 1), code, severity, printable(message)))


def any_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(each.severity == "error" for each in diagnostics)
