"""Writes a solution and its par into a scene's front matter; all else stays as it was."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from game.mind.nudges.notation import quote, show
from game.story.diagnostics import Findings, StoryError
from game.story.format.build import FRONT_MATTER, build_scene
from game.story.format.document import Document, MappingNode
from game.story.model import Step
from game.story.schema import Par

#: of a line: nudges are never folded
_WIDTH = 1 << 30


def check_writable(pack: Path) -> None:
    """Raise StoryError where a pack is nothing that solutions can be written into."""
    if pack.is_file():
        raise StoryError(f"{pack} is no folder; unzip the pack to write into it")


def write_solution(pack: Path, scene: str, steps: Sequence[Step]) -> Path:
    """Write a solution and its par into a scene's file, and give that file.

    Raises:
        StoryError: the file cannot be found, read or written.
    """
    path = pack / "scenes" / f"{scene}.md"
    try:
        text = path.read_bytes().decode("utf-8")  # bytes: lines keep the ends they have
        beside = path.with_name(path.name + ".new")
        beside.write_bytes(with_solution(text, steps).encode("utf-8"))
        beside.replace(path)
    except (OSError, ValueError) as error:
        raise StoryError(f"{path}: {error}") from None
    return path


def with_solution(text: str, steps: Sequence[Step]) -> str:
    """The scene's text with `par` and `solution` replaced, or added at the front matter's end.

    Raises:
        ValueError: the text has no front matter, or one that they cannot be written into.
    """
    front = FRONT_MATTER.match(text)
    root = Document(front["yaml"]).root if front is not None else None
    if front is None or not isinstance(root, MappingNode):
        raise ValueError("the scene has no front matter between two lines of ---")
    par = Par(nudges=sum(len(step.nudges) for step in steps), lives=len(steps))
    written = _written(steps, par)
    yaml = _changed(front["yaml"], root, written)
    changed = text[: front.start("yaml")] + yaml + text[front.end("yaml") :]
    read = build_scene(changed.encode("utf-8"), Findings(""))
    if read is None or (read.scene.par, read.scene.solution) != (par, tuple(steps)):
        by_hand = "".join(_entry(name, value) for name, value in written.items()).rstrip()
        raise ValueError(f"this front matter cannot be changed; write by hand:\n{by_hand}")
    return changed


def _written(steps: Sequence[Step], par: Par) -> dict[str, Any]:
    """The keys and values to write, as ruamel.yaml dumps them."""
    lives = []
    for step in steps:
        said = [show(nudge) for nudge in step.nudges]
        said += [f"bet {quote(step.bet)}"] if step.bet else []
        lives.append(CommentedSeq(map(_quoted, said)))
        lives[-1].fa.set_flow_style()
    counts = CommentedMap(par.model_dump())
    counts.fa.set_flow_style()
    return {"par": counts, "solution": lives}


def _quoted(text: str) -> str:
    """In single quotes, or in double ones where they spare an escape."""
    plain = text.isprintable() and "'" not in text
    quoted: str = SingleQuotedScalarString(text) if plain else DoubleQuotedScalarString(text)
    return quoted


def _changed(yaml: str, root: MappingNode, written: Mapping[str, Any]) -> str:
    """The YAML with these values; what stands between them is left as it is."""
    line_end = "\r\n" if "\r\n" in yaml else "\n"
    indent = " " * root.column
    edits: list[tuple[int, int, str]] = []
    for name, value in written.items():
        entry = _entry(name, value, root.flow).rstrip().replace("\n", line_end + indent)
        pair = root.pair(name)
        if pair is not None:
            key, old = pair
            end = old.end if old.end > key.end else yaml.index(":", key.end) + 1
            end = len(yaml[:end].rstrip())
            edits.append((key.start, end, entry))
        elif root.flow:
            edits.append((root.end - 1, root.end - 1, f", {entry}"))
        else:
            edits.append((len(yaml), len(yaml), indent + entry + line_end))
    pieces, at = [], 0
    for start, end, entry in sorted(edits, key=lambda edit: edit[0]):
        pieces += [yaml[at:start], entry]
        at = end
    return "".join([*pieces, yaml[at:]])


def _entry(name: str, value: Any, flow: bool = False) -> str:
    """One key and its value, as a line or more, or as it stands within braces."""
    yaml = YAML(pure=True)
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.default_flow_style = flow
    out = io.StringIO()
    yaml.dump({name: value}, out)
    return out.getvalue().strip()[1:-1] if flow else out.getvalue()
