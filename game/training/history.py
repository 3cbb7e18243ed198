"""How a mind was trained: its runs, kept beside the weights as `training.json`.

A run that starts from a finished mind takes over that mind's runs, so that the card lists all of
them from the first random weights on.
"""

from __future__ import annotations

import json
import platform
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

#: the file's name in a mind's folder
FILE = "training.json"


@dataclass(frozen=True)
class TrainingRun:
    """One run: the command that repeats it, and what it took."""

    command: str
    tokens: int
    steps: int
    hours: float
    hardware: str
    held_out: float
    #: the commit whose code and tables were run; "" where it is not known
    revision: str = ""


def read(folder: Path) -> list[TrainingRun]:
    """The runs of a finished mind, oldest first; none where the folder does not tell."""
    path = folder / FILE
    if not path.exists():
        return []
    return [TrainingRun(**run) for run in json.loads(path.read_text("utf-8"))]


def write(folder: Path, runs: list[TrainingRun]) -> None:
    """Keep the runs beside the weights."""
    text = json.dumps([asdict(run) for run in runs], indent=1)
    (folder / FILE).write_text(text + "\n", "utf-8")


def revision() -> str:
    """The commit of the tree that runs, with a "+" where files were changed since; "" if none."""
    here = Path(__file__).parent
    try:
        head = _git(here, "rev-parse", "--short=12", "HEAD")
        return head + ("+" if _git(here, "status", "--porcelain", "--", str(here)) else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def processor() -> str:
    """The processor's name, or at least its kind."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return next(iter(names), "") or platform.processor() or platform.machine()
