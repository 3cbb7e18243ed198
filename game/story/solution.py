"""Writes a found solution and its par into a scene's front matter; all else stays as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from game.mind.notation import quote, show
from game.story.scene import Step

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEYS = ("par", "solution")


def with_solution(text: str, steps: Sequence[Step]) -> str:
    """The scene's text with `par` and `solution` replaced, or added at the front matter's end.

    Raises:
        ValueError: the text has no front matter.
    """
    fences = list(_FENCE.finditer(text))
    if len(fences) < 2 or text[: fences[0].start()].strip("\ufeff \n"):
        raise ValueError("the scene has no front matter between two lines of ---")
    start, end = fences[0].end() + 1, fences[1].start()
    lines = text[start:end].splitlines(keepends=True)
    blocks = _blocks(lines)
    place = next((i for i, block in enumerate(blocks) if _key(block) in _KEYS), len(blocks))
    kept = [block for block in blocks[:place] if _key(block) not in _KEYS]
    after = [block for block in blocks[place:] if _key(block) not in _KEYS]
    made = [_written(steps)]
    header = "".join("".join(block) for block in [*kept, *made, *after])
    return text[:start] + header + text[end:]


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """The front matter's lines, a block for each key at the left margin."""
    blocks: list[list[str]] = []
    for line in lines:
        begins = line[:1] not in (" ", "\t", "-", "#", "\n", "]", "}")
        if begins or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _key(block: Sequence[str]) -> str:
    return block[0].partition(":")[0].strip()


def _written(steps: Sequence[Step]) -> list[str]:
    nudges = sum(len(step.nudges) for step in steps)
    lines = [f"par: {{nudges: {nudges}, lives: {len(steps)}}}\n", "solution:\n"]
    for step in steps:
        said = [show(nudge) for nudge in step.nudges]
        said += [f"bet {quote(step.bet)}"] if step.bet else []
        lines.append(f"  - [{', '.join(map(_scalar, said))}]\n")
    return lines


def _scalar(text: str) -> str:
    """A YAML string in single quotes, or in double ones where it must be escaped."""
    if text.isprintable() and "'" not in text:
        return f"'{text}'"
    return json.dumps(text)
