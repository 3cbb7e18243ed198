"""One file at a time: a scene, a manifest or a book, from text to compiled value.

Every mistake is noted with its line, and reading goes on, so that an author sees them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.nudges.notation import parse as parse_nudge
from game.story.diagnostics import Findings
from game.story.format.document import Document, Location, told
from game.story.format.sections import Body, Section, split
from game.story.format.validate import validate
from game.story.language.condition import Condition, compile_condition
from game.story.language.syntax import ConditionError
from game.story.language.templates import Template, TemplateError, compile_template
from game.story.model import (
    LOST,
    PASSED,
    WON,
    Book,
    Choice,
    Page,
    Rule,
    Scene,
    SceneOutcome,
    Step,
)
from game.story.schema import BookFile, Manifest, RuleEntry, SceneHeader
from game.text.safety import find_control, name_of
from game.text.suggest import did_you_mean

#: characters of YAML in one file
MAX_YAML = 200_000
#: what stands at the head of a scene's file, with line ends of any system
FRONT_MATTER = re.compile(r"\ufeff?---[ ]*\r?\n(?P<yaml>.*?\n|)---[ ]*(?:\r?\n|\Z)", re.DOTALL)
#: what reads like the name of a section and not like a line to say
_SECTION_NAME = re.compile(r"[a-z0-9]+([ -][a-z0-9]+){0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class SceneFile:
    """A scene with what the linter still wants of its file."""

    scene: Scene
    header: SceneHeader
    document: Document
    body: Body
    findings: Findings


def decode(content: bytes, findings: Findings) -> str | None:
    """The text of a file with line feeds, or None with the fault noted."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        findings.add(line, "FP004", "this is not UTF-8 text; save the file as UTF-8")
        return None
    at = find_control(text)
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        findings.add(line, "FP005", f"the file holds the control character {name_of(text[at])}")
        return None
    return text


def build_manifest(content: bytes, findings: Findings) -> tuple[Manifest, Document] | None:
    """`pack.yaml`, and where its values stand."""
    document = _document(content, findings)
    manifest = validate(document, Manifest, findings) if document else None
    return (manifest, document) if document and manifest else None


def build_book(
    content: bytes, findings: Findings, sections: Sequence[Section] = (), origin: str = "book"
) -> Book | None:
    """`narration.yaml`, with the sections of `narration.md` to say."""
    document = _document(content, findings)
    file = validate(document, BookFile, findings) if document else None
    if document is None or file is None:
        return None
    builder = _Builder(document, findings, {each.name: each for each in sections})
    return Book(builder.rules(file.rules, origin))


def build_scene(content: bytes, findings: Findings) -> SceneFile | None:
    """`scenes/<id>.md`."""
    text = decode(content, findings)
    if text is None:
        return None
    front = FRONT_MATTER.match(text)
    if front is None:
        told = (
            "the front matter is not closed by a line '---'"
            if text.startswith("---")
            else "a scene begins with a line '---', its keys, and '---' again"
        )
        findings.add(1, "FP013", told)
        return None
    document = _bounded_document(front["yaml"], findings, 2)
    header = validate(document, SceneHeader, findings) if document else None
    if document is None or header is None:
        return None
    body = split(text[front.end() :], text.count("\n", 0, front.end()) + 1)
    builder = _Builder(document, findings, {each.name: each for each in body.sections})
    return SceneFile(builder.scene(header, body), header, document, body, findings)


def _document(content: bytes, findings: Findings) -> Document | None:
    text = decode(content, findings)
    return None if text is None else _bounded_document(text, findings, 1)


def _bounded_document(text: str, findings: Findings, first_line: int) -> Document | None:
    if len(text) > MAX_YAML:
        findings.add(first_line, "FP003", f"the YAML is longer than {MAX_YAML} characters")
        return None
    return Document(text, first_line)


class _Builder:
    """Compiles the parts of one file. Parts that cannot be meant are noted and left out."""

    def __init__(
        self, document: Document, findings: Findings, sections: Mapping[str, Section]
    ) -> None:
        self.document = document
        self.findings = findings
        self.sections = sections

    def scene(self, header: SceneHeader, body: Body) -> Scene:
        return Scene(
            id=header.id,
            title=header.title,
            aim=header.aim,
            pages=(Page(header.id, header.prompt),) if header.prompt is not None else (),
            lives=header.lives,
            budget=header.budget,
            kinds=tuple(dict.fromkeys(header.kinds)),
            layers=header.layers,
            temperature=header.temperature,
            suspicion=header.suspicion,
            outcomes=self.outcomes(header),
            choices=tuple(
                Choice(
                    each.text,
                    each.goto,
                    self.condition(each.when, ("choices", number, "when")),
                    each.sets,
                )
                for number, each in enumerate(header.choices)
            ),
            rules=self.rules(header.rules, header.id),
            sections=MappingProxyType({each.name: self.section(each) for each in body.sections}),
            par=header.par,
            solution=self.solution(header),
        )

    def outcomes(self, header: SceneHeader) -> tuple[SceneOutcome, ...]:
        """What `goal`, `fail` and `next` stand for; who loses begins the scene again."""
        onward = header.next
        return (
            SceneOutcome(WON, self.condition(header.goal, ("goal",)), onward.won),
            SceneOutcome(LOST, self.condition(header.fail, ("fail",)), onward.lost or header.id),
            SceneOutcome(PASSED, None, onward.passed or onward.won),
        )

    def condition(self, text: str | None, location: Location) -> Condition | None:
        if text is None:
            return None
        try:
            return compile_condition(text)
        except ConditionError as error:
            self._note(error, location)
            return None

    def rules(self, entries: Sequence[RuleEntry], origin: str) -> tuple[Rule, ...]:
        built = []
        for number, entry in enumerate(entries):
            when = self.condition(entry.when, ("rules", number, "when"))
            for turn, line in enumerate(entry.say):
                say = self.line(line, ("rules", number, "say", turn))
                if when is not None and say is not None:
                    key = f"{origin}#{number + 1}" + (f".{turn + 1}" if len(entry.say) > 1 else "")
                    built.append(Rule(key, entry.about, when, say))
        return tuple(built)

    def line(self, text: str, location: Location) -> Template | None:
        """What a rule says: a section, or the text itself."""
        name = " ".join(text.split()).lower()
        if name in self.sections:
            return self.section(self.sections[name])
        if _SECTION_NAME.fullmatch(text):
            hint = did_you_mean(text, self.sections) or (
                "; a line that is to be said as it stands begins with a capital or ends in a stop"
            )
            self.findings.add(
                self.document.line_of(location), "FP050", f"there is no section '# {text}'{hint}"
            )
            return None
        try:
            return compile_template(text)
        except TemplateError as error:
            self._note(error, location)
            return None

    def section(self, section: Section) -> Template:
        try:
            return compile_template(section.text)
        except TemplateError as error:
            line = section.line_of(error.column)
            told = f"section '{section.name}': {error.message}"
            # A section may be compiled more than once, for several rules.
            if not any(found.message == told for found in self.findings.found):
                self.findings.add(line, error.code, told)
            return Template(())

    def solution(self, header: SceneHeader) -> tuple[Step, ...]:
        return tuple(self._step(life, texts) for life, texts in enumerate(header.solution))

    def _step(self, life: int, texts: tuple[str, ...]) -> Step:
        """One life: nudges, and at the end perhaps a bet."""
        bet = ""
        if texts and texts[-1].startswith("bet "):
            bet = self._bet(texts[-1][4:], ("solution", life, len(texts) - 1))
            texts = texts[:-1]
        nudges = (self.nudge(text, ("solution", life, number)) for number, text in enumerate(texts))
        return Step(tuple(nudge for nudge in nudges if nudge is not None), bet)

    def _bet(self, text: str, location: Location) -> str:
        try:
            word = json.loads(text)
        except ValueError:
            word = None
        if not isinstance(word, str) or not word:
            line = self.document.line_of(location)
            self.findings.add(line, "FP070", 'solution: a bet is written like bet " no"')
            return ""
        return word

    def nudge(self, text: str, location: Location) -> Nudge | None:
        try:
            return parse_nudge(text)
        except NudgeError as error:
            self.findings.add(self.document.line_of(location), "FP070", f"solution: {error}")
            return None

    def _note(self, error: ConditionError, location: Location) -> None:
        line = self.document.line_of(location, error.column)
        self.findings.add(line, error.code, f"{told(location)}: {error.message}")
