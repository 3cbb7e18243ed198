"""Filling a template's holes. What comes out is Markdown; what facts put in is plain text."""

from __future__ import annotations

import re

from game.narration.filters import FILTER_FUNCTIONS, plainly
from game.story.facts import Facts
from game.story.language.templates import Hole, Template
from game.text.safety import neutralise

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_OPENING = re.compile(r"(\s*(?:\d+(?=[.)]))?)([-+=.)])")


def render(template: Template, facts: Facts) -> str:
    """The template as Markdown. A hole whose fact is unknown reads "unknown"."""
    out = ""
    for piece in template.pieces:
        if isinstance(piece, str):
            out += neutralise(piece)
            continue
        filled = _fill(piece, facts)
        out += _capital(filled) if _opens_sentence(piece, out) else filled
    return out.strip()


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is, on one line."""
    shown = neutralise(text).replace("\n", "\u21b5").replace("\t", "\u21e5")
    shown = _SPECIAL.sub(r"\\\1", shown)
    return _OPENING.sub(r"\1\\\2", shown, count=1) if _OPENING.match(shown) else shown


def _opens_sentence(hole: Hole, before: str) -> bool:
    """Whether our own words, "head 5 of layer 3", stand where a sentence begins."""
    told = before.rstrip()
    ours = hole.filter in ("place", "count", "ordinal")
    return ours and (not told or (told[-1] in ".!?" and told != before))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fill(hole: Hole, facts: Facts) -> str:
    value = hole.expression.value(facts)
    if value is None:
        return "unknown"
    if hole.filter == "nudge":
        return _code(str(value))
    function = FILTER_FUNCTIONS.get(hole.filter, plainly)
    told = function(value)
    return escape(told) if isinstance(value, str) else told


def _code(text: str) -> str:
    shown = neutralise(text).replace("\n", "\u21b5").replace("`", "\u02cb")
    return f"`{shown}`" if shown.strip() else ""
