"""The files of a pack, from a folder or a zip, with every bound kept while reading.

What comes out is the same for both: relative names with `/`, and bytes.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from game.story.diagnostics import Diagnostic, StoryError, printable

#: files in one pack
MAX_FILES = 200
#: bytes of one file
MAX_FILE = 1 << 20
#: bytes of a pack, packed or not
MAX_TOTAL = 16 << 20
#: folders and file of one name
MAX_PARTS = 8
#: the file that makes a folder a pack
MANIFEST = "pack.yaml"


def read_files(path: Path) -> dict[str, bytes]:
    """All files of the pack at `path`, sorted by name; hidden ones are passed over.

    Raises:
        StoryError: it cannot be read, is too big, or reaches outside itself.
    """
    try:
        if path.is_dir():
            return _collect(_folder(path))
        if not path.exists():
            raise _refuse(path.name, "FP001", "there is no such pack")
        if path.stat().st_size > MAX_TOTAL:
            raise _refuse(path.name, "FP003", f"a pack is at most {MAX_TOTAL >> 20} MiB")
        with zipfile.ZipFile(path) as archive:
            return _without_top(_collect(_zip(archive)))
    except OSError as error:
        raise _refuse(path.name, "FP001", f"cannot be read: {error.strerror or error}") from None
    except zipfile.BadZipFile:
        raise _refuse(path.name, "FP001", "is neither a folder nor a zip file") from None
    except (zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        if isinstance(error, StoryError):
            raise
        raise _refuse(path.name, "FP001", f"the zip file is damaged: {error}") from None


def read_file(path: Path) -> bytes:
    """One file that stands alone, bounded like a pack's; of a longer one a byte too many.

    Raises:
        StoryError: it cannot be read.
    """
    try:
        return _bounded(path)
    except OSError as error:
        raise _refuse(path.name, "FP001", f"cannot be read: {error.strerror or error}") from None


def digest(files: Mapping[str, bytes]) -> str:
    """The sha256 over names and contents. Line ends count as line feeds, on every system."""
    whole = hashlib.sha256()
    for name in sorted(files):
        content = files[name].replace(b"\r\n", b"\n")
        for part in (name.encode(), content):
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
    return whole.hexdigest()


def _refuse(file: str, code: str, message: str) -> StoryError:
    # A file's name is the sender's own text, and may be long or hold anything.
    shown = printable(file)
    return StoryError(f"{shown}: {message}", (Diagnostic(shown, 1, code, "error", message),))


def _collect(found: Iterator[tuple[str, bytes]]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for name, content in found:
        if name in files:
            raise _refuse(name, "FP002", "the pack holds this file twice")
        total += len(content)
        if len(files) >= MAX_FILES:
            raise _refuse(name, "FP003", f"a pack holds at most {MAX_FILES} files")
        if len(content) > MAX_FILE:
            raise _refuse(name, "FP003", f"a file is at most {MAX_FILE >> 20} MiB")
        if total > MAX_TOTAL:
            raise _refuse(name, "FP003", f"a pack is at most {MAX_TOTAL >> 20} MiB in all")
        files[name] = content
    return dict(sorted(files.items()))


def _folder(root: Path) -> Iterator[tuple[str, bytes]]:
    pending, seen = [root], 0
    while pending:
        folder = pending.pop()
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if _hidden(entry.name):
                    continue
                name = Path(entry.path).relative_to(root).as_posix()
                if not name.isprintable():
                    raise _refuse(name, "FP002", "the name of this file cannot be shown; change it")
                seen += 1
                if seen > 2 * MAX_FILES or name.count("/") >= MAX_PARTS:
                    raise _refuse(name, "FP003", f"a pack holds at most {MAX_FILES} files")
                if entry.is_symlink():
                    raise _refuse(name, "FP002", "a pack holds no links; copy the file instead")
                if entry.is_dir():
                    pending.append(Path(entry.path))
                elif stat.S_ISREG(entry.stat().st_mode):
                    yield name, _bounded(Path(entry.path))


def _bounded(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_FILE + 1)


def _zip(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for entry in archive.infolist():
        # `orig_filename` is the name as it was sent; `filename` has been tidied.
        name = _safe_name(entry.orig_filename)
        if entry.is_dir() or any(_hidden(part) for part in name.split("/")):
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _refuse(name, "FP002", "a pack holds no links; copy the file instead")
        if entry.flag_bits & 0x1:
            raise _refuse(name, "FP002", "the file is encrypted")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refuse(name, "FP001", "the zip file is packed in an unusual way; use deflate")
        if entry.file_size > MAX_FILE:
            raise _refuse(name, "FP003", f"a file is at most {MAX_FILE >> 20} MiB")
        # The size it states may be a lie, so we read no more than one byte too many.
        with archive.open(entry) as stream:
            yield name, stream.read(MAX_FILE + 1)


def _safe_name(name: str) -> str:
    path = PurePosixPath(name)
    bad = (
        not path.parts
        or path.is_absolute()
        or ".." in path.parts
        or "\\" in name
        or ":" in name
        or len(path.parts) > MAX_PARTS
        or not name.isprintable()
    )
    if bad:
        raise _refuse(name, "FP002", "the name of this file leads out of the pack")
    return path.as_posix()


def _hidden(name: str) -> bool:
    return name.startswith(".") or name in ("__MACOSX", "__pycache__")


def _without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """Take off the one folder that a zip of a folder puts around everything."""
    tops = {name.split("/", 1)[0] for name in files}
    if MANIFEST in files or len(tops) != 1 or any("/" not in name for name in files):
        return files
    return {name.split("/", 1)[1]: content for name, content in files.items()}
