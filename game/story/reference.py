"""What authors may write, as one page of Markdown made from the tables themselves."""

from __future__ import annotations

from collections.abc import Iterable

from game.story.diagnostics import CODES
from game.story.facts import FACTS, FUNCTIONS, Known
from game.story.language.templates import FILTERS


def reference() -> str:
    """Facts, functions, filters and the linter's codes. Facts marked * are always known."""
    facts = (
        (f"`{fact.name}`{_star(fact.phase)}", str(fact.type), fact.meaning)
        for fact in FACTS.values()
    )
    functions = (
        (f'`{each.name}("{each.argument}")`{_star(each.phase)}', str(each.type), each.meaning)
        for each in FUNCTIONS.values()
    )
    filters = ((f"`{name}`", f"for {kind}", doc) for name, (kind, doc) in FILTERS.items())
    codes = ((f"`{code}`", kind, doc) for code, (kind, doc) in CODES.items())
    return "\n".join(
        [
            *_part("Facts", "Known after a life; those marked * are known at any time.", facts),
            *_part("Functions", "Each takes one quoted text.", functions),
            *_part("Filters", "In templates, as `{said|word}`.", filters),
            *_part("Codes", "What the linter says.", codes),
        ]
    )


def _star(phase: Known) -> str:
    return " *" if phase is Known.ALWAYS else ""


def _part(title: str, about: str, rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = (f"- {name} ({kind}): {doc}" for name, kind, doc in rows)
    return [f"## {title}", "", about, "", *lines, ""]
