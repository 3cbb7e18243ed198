"""What one scene's parts must be to each other: keys, sections, conditions, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from game.mind.api import Shape
from game.story.diagnostics import Findings
from game.story.format.build import SceneFile
from game.story.format.document import Location, told
from game.story.format.sections import Body
from game.story.language.condition import Condition, compile_condition
from game.story.language.syntax import ConditionError
from game.story.lint.solution import check_layers, check_solution
from game.story.model import LOST, MAX_WATCHED, PASSED, WON, Book, all_words
from game.text.suggest import did_you_mean

#: keys that only a scene with a prompt may have
_LIVED_KEYS = (
    *("lives", "budget", "kinds", "layers", "temperature", "suspicion"),
    *("goal", "fail", "rules", "par", "solution"),
)
_HINT = re.compile(r"hint ([1-9]\d?)", re.ASCII)


def check_scene(file: SceneFile, shape: Shape | None, book: Book | None) -> None:
    """Note all that is wrong between the parts of a scene."""
    _check_header(file)
    check_body(file.body, file.findings)
    _check_sections(file)
    _check_moments(file)
    _check_words(file, book)
    check_layers(file, shape)
    check_solution(file, shape)


def check_body(body: Body, findings: Findings) -> None:
    """Note sections that stand twice or are empty, stray text, and what is not shown."""
    if body.stray_line:
        findings.add(
            body.stray_line, "FP052", "this text stands before the first heading; begin '# intro'"
        )
    seen: dict[str, int] = {}
    for section in body.sections:
        if section.name in seen:
            findings.add(
                section.line,
                "FP052",
                f"the section '{section.name}' stands twice (first on line {seen[section.name]})",
            )
        elif not section.text.strip():
            findings.add(section.line, "FP050", f"the section '{section.name}' is empty")
        seen.setdefault(section.name, section.line)
    for line, what in body.unshown:
        findings.add(line, "FP053", f"the game does not show {what} in a story")


def _check_header(file: SceneFile) -> None:
    header, document, findings = file.header, file.document, file.findings
    stem = PurePosixPath(findings.file).stem
    if header.id != stem:
        findings.add(
            document.line_of(("id",)),
            "FP023",
            f"the id '{header.id}' and the file's name '{stem}' must be the same",
        )
    for key in ("prompt", "goal", "fail"):
        if key in header.model_fields_set and getattr(header, key) is None:
            findings.add(document.key_line((key,)), "FP022", f"{key}: must not be empty")
    if header.prompt is None:
        for key in _LIVED_KEYS:
            if key in header.model_fields_set:
                findings.add(
                    document.key_line((key,)),
                    "FP024",
                    f"'{key}' has no meaning in a scene without a prompt",
                )
        return
    if header.prompt.endswith(" "):
        findings.add(
            document.line_of(("prompt",), len(header.prompt) - 1),
            "FP025",
            "the prompt ends in a space; words bring their own, so the mind stumbles over it",
        )


def _check_sections(file: SceneFile) -> None:
    named = {section.name: section for section in file.body.sections}
    if "intro" not in named:
        file.findings.add(file.document.first_line, "FP050", "the scene has no section '# intro'")
    said = {" ".join(line.split()).lower() for rule in file.header.rules for line in rule.say}
    known = ("intro", *((WON, LOST, PASSED) if file.header.prompt is not None else ()))
    for name, section in named.items():
        hint = _HINT.fullmatch(name) if file.header.prompt is not None else None
        if hint and int(hint[1]) > 1 and f"hint {int(hint[1]) - 1}" not in named:
            file.findings.add(
                section.line, "FP050", f"there is '{name}', but no 'hint {int(hint[1]) - 1}'"
            )
        if not hint and name not in said and name not in known:
            advice = did_you_mean(name, known) or "; no rule says it"
            file.findings.add(section.line, "FP051", f"the section '{name}' is never shown{advice}")


def _check_moments(file: SceneFile) -> None:
    """What is read before the first life may not tell of a life."""
    prose = file.header.prompt is None
    for section in file.body.sections:
        early = section.name in ("intro", "passed") or _HINT.fullmatch(section.name)
        template = file.scene.sections[section.name]
        for expression in template.expressions if early or prose else ():
            for name in expression.unlived:
                at = max(section.text.find(name), 0)
                file.findings.add(
                    section.line_of(at),
                    "FP034",
                    f"section '{section.name}': '{name}' is known only after a life",
                )
    for condition, location in located(file):
        for name in condition.unlived if location[0] == "choices" else ():
            file.findings.add(
                file.document.line_of(location),
                "FP034",
                f"{told(location)}: '{name}' tells of one life; a choice may ask for flags, "
                "words spoken, lives and suspicion",
            )


def located(file: SceneFile) -> Iterator[tuple[Condition, Location]]:
    """The conditions of a scene's front matter that can be read, with their places."""
    header = file.header
    texts: list[tuple[str | None, Location]] = [(header.goal, ("goal",)), (header.fail, ("fail",))]
    texts += [(each.when, ("choices", n, "when")) for n, each in enumerate(header.choices)]
    texts += [(each.when, ("rules", n, "when")) for n, each in enumerate(header.rules)]
    for text, location in texts:
        try:
            if text is not None:
                yield compile_condition(text), location
        except ConditionError:
            continue


def _check_words(file: SceneFile, book: Book | None) -> None:
    prompt = file.header.prompt or ""
    if prompt[-1:].isalnum() or prompt[-1:] in tuple(",.;:!?"):
        for condition, location in located(file):
            for word in condition.said_words:
                if word[:1].isalpha():
                    file.findings.add(
                        file.document.line_of(location),
                        "FP035",
                        f'the word "{word}" lacks its leading space (did you mean " {word}"?)',
                    )
    count = len(all_words(file.scene, book))
    if count > MAX_WATCHED:
        file.findings.add(
            file.document.first_line,
            "FP037",
            f"the scene and its book ask about {count} words; only the first {MAX_WATCHED} "
            "are measured, and what is asked of the others is never true",
        )
