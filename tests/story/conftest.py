"""A small real pack, and a way to break it in one place."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from game.story.check import check

GARDEN = Path(__file__).parent / "packs" / "garden"


class Draft:
    """A copy of the garden pack that a test may write in."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str | bytes) -> Draft:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def change(self, name: str, old: str, new: str) -> Draft:
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        return self.write(name, text.replace(old, new))

    def found(self) -> list[str]:
        """What the linter says, as the author reads it."""
        return [str(each) for each in check(self.root)]

    def zipped(self, top: str = "") -> Path:
        target = self.root.parent / "garden.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self.root.rglob("*")):
                if path.is_file():
                    archive.write(path, top + path.relative_to(self.root).as_posix())
        return target


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(Path(shutil.copytree(GARDEN, tmp_path / "garden")))


@pytest.fixture
def garden() -> Path:
    return GARDEN
