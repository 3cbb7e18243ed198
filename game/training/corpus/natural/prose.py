"""Readers of running prose, one for each source; a source that is not there reads as empty."""

from __future__ import annotations

import html
import json
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.training.corpus.natural import clean

#: where `download` puts what it takes out of npm packages
NPM = "npm"
#: no file of ours is longer, unpacked
_LIMIT = 64 << 20
#: addresses before this year are in the English of another century
_FIRST_ADDRESS = 1934
#: longer ones (characters) were handed in as reports, not spoken
_LONGEST_ADDRESS = 80_000
_ECONOMY, _BACKGROUND = ("Economy", "Economy - overview"), ("Introduction", "Background")


def bible(folder: Path) -> list[str]:
    """Runs of four verses of the King James Bible, without their numbers."""
    path = folder / "kjv.txt"
    if not path.exists():
        return []
    lines = path.read_text("utf-8").splitlines()
    verses = [line.split(" ", 1)[1].strip() for line in lines if " " in line]
    return [" ".join(verses[i : i + 4]) for i in range(0, len(verses), 4)]


def web(folder: Path) -> list[str]:
    """The World English Bible, from a SWORD module with a compressed block for each book."""
    documents: list[str] = []
    for index in sorted(folder.glob("usr/share/sword/modules/texts/ztext/engWEB*/?t.bzs")):
        blocks, found = index.with_suffix(".bzz").read_bytes(), index.read_bytes()
        for start, size, _ in struct.iter_unpack("<3I", found[: len(found) // 12 * 12]):
            book = zlib.decompressobj().decompress(blocks[start : start + size], _LIMIT)
            documents += clean.pack(clean.paragraphs(_osis(book.decode("utf-8", "ignore"))))
    return documents


def _osis(text: str) -> str:
    """OSIS markup as text: notes and titles dropped, a blank line before each paragraph."""
    text = re.sub(r"<(note|title)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r'<div [^>]*sID[^>]*type="x-p"/>|<chapter\b[^>]*>', "\n\n", text)
    text = re.sub(r"<(?!/?w\b)[^>]*>", " ", text)
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def factbook(folder: Path) -> list[str]:
    """Each country's background and economy, as the World Factbook told them in 2015."""
    documents: list[str] = []
    for path in sorted((folder / NPM / "factbook").glob("*.json")):
        facts = json.loads(path.read_bytes())
        told = [_told(facts, keys) for keys in (_BACKGROUND, _ECONOMY)]
        documents += clean.pack(part for part in told if part and part.count(";") < 5)
    return documents


def _told(facts: Any, keys: tuple[str, ...]) -> str:
    for key in (*keys, "text"):
        facts = facts.get(key) if isinstance(facts, dict) else None
    text = re.sub(r"<[^>]*>", " ", html.unescape(facts)) if isinstance(facts, str) else ""
    text = clean.tidy(text.replace("++", " "))
    text = re.sub(r"\b([A-Z][a-z'-]+ )([A-Z]{4,})\b", _surname, text)
    return text if clean.is_prose(text) else ""


def _surname(match: re.Match[str]) -> str:
    """Hugo CHAVEZ as Hugo Chavez."""
    return match[1] + match[2].capitalize()


def sotu(folder: Path) -> list[str]:
    """State of the Union addresses since 1934, as far as they were spoken."""
    documents: list[str] = []
    for path in sorted((folder / NPM / "sotu").glob("????_*.txt")):
        text = path.read_text("utf-8", "ignore")
        if int(path.name[:4]) >= _FIRST_ADDRESS and len(text) <= _LONGEST_ADDRESS:
            text = re.sub(r"\[.*?\]|\(Applause\.?\)", " ", text)
            documents += clean.pack(clean.paragraphs(text))
    return documents


def moby(folder: Path) -> list[str]:
    """Moby-Dick, chapter by chapter."""
    chapters = (folder / NPM / "moby").glob("chapter_*.txt")
    texts = (path.read_text("utf-8", "ignore") for path in sorted(chapters))
    return [document for text in texts for document in clean.pack(clean.paragraphs(text))]


def sawyer(folder: Path) -> list[str]:
    """The Adventures of Tom Sawyer."""
    name = "usr/share/gocode/src/*/pierrec/lz4/testdata/Mark.Twain-Tom.Sawyer.txt"
    documents: list[str] = []
    for path in sorted(folder.glob(name)):
        text = path.read_text("utf-8", "ignore").replace("\r", "")
        _, _, body = text.partition("\nCHAPTER I\n")
        documents += clean.pack(clean.paragraphs(body))
    return documents


def austen(folder: Path) -> list[str]:
    """Jane Austen's novels, from an R package's data file."""
    path = folder / "usr/lib/R/site-library/janeaustenr/data/Rdata.rdb"
    data = path.read_bytes() if path.exists() else b""
    documents: list[str] = []
    while len(data) > 4:  # each object: its length, then its zlib stream
        stream = zlib.decompressobj()
        novel = stream.decompress(data[4:], _LIMIT)
        documents += clean.pack(clean.paragraphs("\n".join(_strings(novel))))
        data = stream.unused_data
    return documents


def _strings(raw: bytes) -> Iterator[str]:
    """The strings of an R character vector in XDR form, in order."""
    for found in re.finditer(rb"\x00(?:\x04\x00|\x00[\x40\x80])\x09(.{4})", raw, re.DOTALL):
        size = int.from_bytes(found[1], "big")
        if size <= 1000:
            yield raw[found.end() : found.end() + size].decode("utf-8", "ignore")


def adventure(folder: Path) -> list[str]:
    """What Open Adventure says to its player, from the strings of its program."""
    path = folder / "usr/games/advent"
    data = path.read_bytes()[:_LIMIT] if path.exists() else b""
    said = (text.decode() for text in re.findall(rb"[\t\n\x20-\x7e]{40,}(?=\0)", data))
    whole = (text for text in said if re.fullmatch(r"[A-Z\"][^%$\\]*[.!?]['\"]?\n?", text))
    plain = (text for text in whole if not re.search(r"https?:|usage|version|advent", text, re.I))
    return clean.pack(clean.tidy(re.sub(r"(?<=\w)-\n", "", text)) for text in plain)


def dhammapada(folder: Path) -> list[str]:
    """Max Mueller's Dhammapada, without its verses' numbers."""
    path = folder / "usr/share/display-dhammapada/dhammapada-alternate.txt"
    text = path.read_text("utf-8", "ignore") if path.exists() else ""
    parts = (clean.tidy(part) for part in re.split(r"\n\s*\n", text.replace("\r", "")))
    verses = (re.fullmatch(r"(.*[.!?;,)'\"])\s+[\d, -]+", part) for part in parts)
    return clean.pack(verse[1] for verse in verses if verse)
