"""Readers of dictionaries: a headword and what is said of it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from game.training.corpus.natural import clean

#: no dictionary of ours is longer, unpacked
_LIMIT = 64 << 20
#: elements past this number were described by Wikipedia, under another licence
_LAST_ELEMENT = 103
#: glosses with these stems stay out: a game for everyone speaks with this voice
_UNFIT = re.compile(
    r"sex|genital|penis|vagina|intercourse|prostitut|obscen|offensive|disparag|slur|ethnic|rape|"
    r"incest|excre|feces|urin|coit|masturbat|derogat|vulgar|nazi|terroris|suicid|genocid|erotic|"
    r"orgasm|semen"
)


def _read(folder: Path, name: str) -> str:
    path = folder / "usr/share/dictd" / name
    if not path.exists():
        return ""
    with gzip.open(path) as stream:
        return stream.read(_LIMIT).decode("utf-8", "ignore")


def wordnet(folder: Path) -> list[str]:
    """One line for each headword: the word, a colon, up to three short glosses."""
    entries = re.split(r"\n(?=\S)", _read(folder, "wn.dict.dz"))
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


def jargon(folder: Path) -> list[str]:
    """The Jargon File's entries, the short ones joined with their neighbours."""
    entries = re.split(r"\n(?=\S)", _read(folder, "jargon.dict.dz"))
    return clean.pack(line for line in map(_jargon, entries) if line and clean.is_fit(line))


def _jargon(entry: str) -> str:
    word, _, rest = entry.partition("\n")
    _, _, body = rest.partition("\n\n")  # past the line with the part of speech
    body = clean.tidy(re.sub(r"\s*\}", "}", body))
    body = re.sub(r"\{\s*(.*?)\}", r"\1", re.sub(r"^(?:\[.*?\]|\d+\.) ", "", body))
    body = re.sub(r"\s*\b(?:See|Compare|Cf\.)(?: also)? [^.]*\.$", "", body)
    plain = re.fullmatch(r"[a-zA-Z -]+", word) and body[:1].isupper()
    if not plain or re.search(r"https?:|[@<>|=\\{}~^#]|--|\*", body) or not clean.is_prose(body):
        return ""
    return f"{word}: {body}"


def elements(folder: Path) -> list[str]:
    """The chemical elements, a few to a document."""
    found = re.findall(
        r"\n(\w+)\nSymbol: \w+\nAtomic number: (\d+)\nAtomic weight:.*\n((?:\S.*\n)+)",
        _read(folder, "elements.dict.dz").replace("\r", "") + "\n",
    )
    return clean.pack(
        f"{name.capitalize()}: {clean.tidy(body)}"
        for name, number, body in found
        if int(number) <= _LAST_ELEMENT
    )
