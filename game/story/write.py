"""Writes a found solution and its par into a scene's front matter; all else stays as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from game.mind.nudges.notation import quote, show
from game.story.format.build import build_scene
from game.story.lint.diagnostics import Findings
from game.story.model import Step

_FENCE = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
_KEYS = ("par", "solution")


def with_solution(text: str, steps: Sequence[Step]) -> str:
    """The scene's text with `par` and `solution` replaced, or added at the front matter's end.

    Raises:
        ValueError: the text has no front matter, or one that takes no further lines.
    """
    fences = list(_FENCE.finditer(text))
    if len(fences) < 2 or text[: fences[0].start()].strip("\ufeff \r\n"):
        raise ValueError("the scene has no front matter between two lines of ---")
    start, end = fences[0].end() + 1, fences[1].start()
    lines = text[start:end].splitlines(keepends=True)
    blocks = _blocks(lines)
    place = next((i for i, block in enumerate(blocks) if _key(block) in _KEYS), len(blocks))
    kept, after = _without(blocks[:place]), _without(blocks[place:])
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    made = [[line + end_of_line for line in _written(steps)]]
    header = "".join("".join(block) for block in [*kept, *made, *after])
    changed = text[:start] + header + text[end:]
    read = build_scene(changed.encode("utf-8"), Findings(""))
    if read is None or read.scene.solution != tuple(steps):  # keys in braces, in quotes, indented
        by_hand = "\n".join(_written(steps))
        raise ValueError(f"lines cannot be added to this front matter; write by hand:\n{by_hand}")
    return changed


def _without(blocks: Sequence[list[str]]) -> list[list[str]]:
    """The blocks of other keys, and the comments above `par` and `solution`."""
    kept = []
    for block in blocks:
        if _key(block) in _KEYS:
            named = next(i for i, line in enumerate(block) if not _is_aside(line))
            block = block[:named]
        kept.append(block)
    return kept


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """The front matter's lines, a block for each key at the left margin.

    Comments and empty lines belong to the key below them.
    """
    blocks: list[list[str]] = []
    for line in lines:
        begins = not _is_aside(line) and line[:1] not in (" ", "\t", "-", "]", "}")
        above: list[str] = []
        while begins and blocks and blocks[-1] and _is_aside(blocks[-1][-1]):
            above.insert(0, blocks[-1].pop())
        if begins or not blocks:
            blocks.append(above)
        blocks[-1].append(line)
    below: list[str] = []
    while blocks and blocks[-1] and _is_aside(blocks[-1][-1]):
        below.insert(0, blocks[-1].pop())
    return [block for block in [*blocks, below] if block]


def _is_aside(line: str) -> bool:
    return line.startswith("#") or not line.strip()


def _key(block: Sequence[str]) -> str:
    named = next((line for line in block if not _is_aside(line)), "")
    return named.partition(":")[0].strip()


def _written(steps: Sequence[Step]) -> list[str]:
    nudges = sum(len(step.nudges) for step in steps)
    lines = [f"par: {{nudges: {nudges}, lives: {len(steps)}}}", "solution:"]
    for step in steps:
        said = [show(nudge) for nudge in step.nudges]
        said += [f"bet {quote(step.bet)}"] if step.bet else []
        lines.append(f"  - [{', '.join(map(_scalar, said))}]")
    return lines


def _scalar(text: str) -> str:
    """A YAML string in single quotes, or in double ones where it must be escaped."""
    if text.isprintable() and "'" not in text:
        return f"'{text}'"
    return json.dumps(text)
