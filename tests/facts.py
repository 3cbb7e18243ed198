"""Whether fact values are such as the tables of facts promise."""

from __future__ import annotations

from collections.abc import Mapping

from game.story.facts import FACTS, type_of


def misfits(values: Mapping[str, object]) -> list[str]:
    """What is wrong with a mapping of fact values: unknown names and wrong types."""
    wrong = []
    for name, value in values.items():
        if name not in FACTS:
            wrong.append(f"there is no fact '{name}'")
        elif type_of(value) is not FACTS[name].type:
            wrong.append(f"the fact '{name}' is {FACTS[name].type}, not {value!r}")
    return wrong
