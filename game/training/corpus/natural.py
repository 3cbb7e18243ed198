"""Natural text whose licence allows shipping what was learned from it; optional.

Looked for under one folder, as :func:`fetch` fills it from Debian's packages:

* ``usr/share/dictd/wn.dict.dz``: WordNet 3.0's glosses (WordNet licence: free use with its notice);
* ``kjv.txt``: the King James Bible (public domain), a verse a line with its reference before it,
  as ``bible-kjv``'s ``bible -f gen1:1-rev22:21`` prints it.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

PACKAGES = ("dict-wn", "bible-kjv", "bible-kjv-text")
LICENCES = {
    "wordnet": (
        "WordNet 3.0 glosses (Debian dict-wn): WordNet licence; WordNet 3.0 Copyright 2006 by "
        "Princeton University, all rights reserved, no warranty"
    ),
    "kjv": "King James Bible: public domain (Debian bible-kjv)",
}
#: glosses with these stems stay out: a game for everyone speaks with this voice
_UNFIT = re.compile(
    r"sex|genital|penis|vagina|intercourse|prostitut|obscen|offensive|disparag|slur|ethnic|rape|"
    r"incest|excre|feces|urin|coit|masturbat|derogat|vulgar|nazi|terroris|suicid|genocid|erotic|"
    r"orgasm|semen"
)


def wordnet(folder: Path) -> list[str]:
    """One line for each headword: the word, a colon, up to three short glosses."""
    path = folder / "usr/share/dictd/wn.dict.dz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8", errors="ignore") as stream:
        entries = re.split(r"\n(?=\S)", stream.read())
    return [line for line in map(_gloss, entries) if line]


def _gloss(entry: str) -> str:
    word, *lines = entry.split("\n")
    body = re.sub(r"\s+", " ", " ".join(lines))
    body = re.sub(r"\[(syn|ant):.*?\]", "", body)
    body = re.sub(r"\b(n|v|adj|adv) 1?:? ?", "", body, count=1)
    body = re.sub(r"\s+(n|v|adj|adv)(?=;|$)", "", body)
    senses = [
        re.sub(r"\s+(n|v|adj|adv)$", "", sense.strip(" ;"))
        for sense in re.split(r"\s\d+: ", body)[:3]
    ]
    gloss = "; ".join(sense for sense in senses if sense)
    if _UNFIT.search(gloss) or _UNFIT.search(word):
        return ""
    usable = (
        word.isascii() and word.islower() and word.replace(" ", "").isalpha() and gloss.isascii()
    )
    return f"{word.strip()}: {gloss}" if usable and 15 < len(gloss) < 300 else ""


def bible(folder: Path) -> list[str]:
    """Runs of four verses, without their numbers."""
    path = folder / "kjv.txt"
    if not path.exists():
        return []
    lines = path.read_text("utf-8").splitlines()
    verses = [line.split(" ", 1)[1].strip() for line in lines if " " in line]
    return [" ".join(verses[i : i + 4]) for i in range(0, len(verses), 4)]


def fetch(folder: Path) -> None:
    """Download and unpack :data:`PACKAGES` into a folder with Debian's own tools.

    Raises ``RuntimeError`` where those tools are absent and ``CalledProcessError`` where they fail.
    """
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        raise RuntimeError("fetching natural text needs apt-get and dpkg; give a folder instead")
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["apt-get", "download", *PACKAGES], cwd=name, check=True)
        for package in Path(name).glob("*.deb"):
            subprocess.run(["dpkg", "-x", str(package), str(folder)], check=True)
    program = (folder / "usr/bin/bible").resolve()
    asked = [str(program), "-f", "gen1:1-rev22:21"]
    text = subprocess.run(
        asked, cwd=folder / "usr/lib", check=True, capture_output=True, text=True
    ).stdout
    (folder / "kjv.txt").write_text(text, "utf-8")
