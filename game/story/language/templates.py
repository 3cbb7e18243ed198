"""Templates: prose with holes for facts, `{expr}` or `{expr|filter}`.

Compiled and checked here, filled by `game.narration.render`. A brace that is meant as a
brace is doubled: `{{` and `}}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.story.facts import Type
from game.story.language.condition import Condition, compile_expression
from game.story.language.syntax import ConditionError
from game.text.suggest import did_you_mean, listed

#: characters of one piece of prose
MAX_TEMPLATE = 20_000
#: the linter's code for braces that cannot be read
UNREADABLE = "FP040"
#: the linter's code for a filter that does not exist
UNKNOWN_FILTER = "FP041"
#: the linter's code for a filter that does not fit its value
UNFIT_FILTER = "FP042"

#: a filter -> the type it is for, and what it makes
FILTERS: Mapping[str, tuple[Type, str]] = {
    "percent": (Type.NUMBER, "a probability: 31%"),
    "nats": (Type.NUMBER, "an amount of surprise: 2.3 nats"),
    "logits": (Type.NUMBER, "a signed amount: +1.3 logits"),
    "size": (Type.NUMBER, "the same without sign and unit: 1.3"),
    "count": (Type.NUMBER, "a small whole number in words: three"),
    "ordinal": (Type.NUMBER, "a rank: third, 12th"),
    "word": (Type.TEXT, "a word of the model, visibly quoted"),
    "place": (Type.TEXT, "L3.H5 as: head 5 of layer 3"),
    "nudge": (Type.TEXT, "a nudge in its notation, set as code"),
}


@dataclass(frozen=True, slots=True)
class Hole:
    """A place to be filled. `filter` is a name of FILTERS, or empty."""

    expression: Condition
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """Prose and holes, in order."""

    pieces: tuple[str | Hole, ...]

    @property
    def expressions(self) -> tuple[Condition, ...]:
        """The expressions of its holes."""
        return tuple(piece.expression for piece in self.pieces if isinstance(piece, Hole))


class TemplateError(ConditionError):
    """A template that cannot be meant. `column` is an offset into the whole template."""


def compile_template(text: str) -> Template:
    """Compile a template.

    Raises:
        TemplateError: a brace, expression or filter cannot be meant.
    """
    if len(text) > MAX_TEMPLATE:
        raise TemplateError(
            f"a piece of prose is at most {MAX_TEMPLATE} characters long, this is {len(text)}",
            0,
            UNREADABLE,
        )
    pieces: list[str | Hole] = []
    at = 0
    while at < len(text):
        brace = _next_brace(text, at)
        if brace > at:
            pieces.append(text[at:brace])
        if brace == len(text):
            break
        if text[brace : brace + 2] in ("{{", "}}"):
            pieces.append(text[brace])
            at = brace + 2
            continue
        if text[brace] == "}":
            raise TemplateError("this '}' closes nothing; a plain brace is '}}'", brace, UNREADABLE)
        at = _hole_end(text, brace)
        pieces.append(_hole(text[brace + 1 : at - 1], brace + 1))
    return Template(_joined(pieces))


def _next_brace(text: str, at: int) -> int:
    found = [place for place in (text.find("{", at), text.find("}", at)) if place >= 0]
    return min(found, default=len(text))


def _hole_end(text: str, start: int) -> int:
    """The offset after the brace that closes the hole opened at `start`."""
    quote, at = "", start + 1
    while at < len(text) and text[at] != "\n":
        char = text[at]
        if quote and char == "\\":
            at += 1
        elif char == quote:
            quote = ""
        elif not quote and char in "\"'":
            quote = char
        elif not quote and char == "}":
            return at + 1
        elif not quote and char == "{":
            break
        at += 1
    raise TemplateError(
        "this '{' is not closed on its line; a plain brace is '{{'", start, UNREADABLE
    )


def _hole(inside: str, start: int) -> Hole:
    source, bar, name = _split_filter(inside)
    if not source.strip():
        told = "the braces are empty; name a fact, like {said|word}"
        raise TemplateError(told, start, UNREADABLE)
    try:
        expression = compile_expression(source)
    except ConditionError as error:
        raise TemplateError(error.message, start + error.column, error.code) from None
    at = start + len(source) + 1
    if bar and name not in FILTERS:
        raise TemplateError(
            f"there is no filter '{name}'{did_you_mean(name, FILTERS)}; "
            f"there are {listed(FILTERS, 'and')}",
            at,
            UNKNOWN_FILTER,
        )
    if bar and FILTERS[name][0] is not expression.type:
        raise TemplateError(
            f"the filter '{name}' is for {FILTERS[name][0]}, and {expression} is {expression.type}",
            at,
            UNFIT_FILTER,
        )
    if expression.type is Type.LIST:
        raise TemplateError("a list cannot be shown", start, UNFIT_FILTER)
    return Hole(expression, name)


def _split_filter(inside: str) -> tuple[str, str, str]:
    """Split at the first bar outside quotes; the expression language has no bar of its own."""
    quote = ""
    skip = False
    for at, char in enumerate(inside):
        if skip:
            skip = False
        elif quote and char == "\\":
            skip = True
        elif char == quote:
            quote = ""
        elif not quote and char in "\"'":
            quote = char
        elif not quote and char == "|":
            return inside[:at], "|", inside[at + 1 :].strip()
    return inside, "", ""


def _joined(pieces: list[str | Hole]) -> tuple[str | Hole, ...]:
    out: list[str | Hole] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)
