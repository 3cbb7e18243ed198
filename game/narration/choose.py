"""Which rule speaks: the most specific that is true, and of equals the longest unheard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from game.narration.render import render
from game.story.facts import Facts
from game.story.model import Book, Rule
from game.story.schema import SLOTS


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of Markdown, for one slot, and the key of the rule that spoke."""

    slot: str
    rule_key: str
    text: str


@dataclass(frozen=True, slots=True)
class Narration:
    """What is told of a life, and the memory to hand in with the next one.

    `last_told` gives for each rule the turn on which it last spoke, counted from 1.
    """

    paragraphs: tuple[Paragraph, ...]
    last_told: Mapping[str, int]


def narrate(
    book: Book, scene_rules: Sequence[Rule], facts: Facts, last_told: Mapping[str, int]
) -> Narration:
    """Tell one life: at most one paragraph for each slot, in the order of SLOTS.

    Among the rules that hold, the most specific speaks; a scene's rule before the book's;
    then the one that has been silent longest; then the first in its file.
    """
    turn = max(last_told.values(), default=0) + 1
    ranked = [(rule, 0) for rule in scene_rules] + [(rule, 1) for rule in book.rules]
    true = [(rule, origin) for rule, origin in ranked if rule.when.holds(facts)]
    spoken = []
    for slot in SLOTS:
        mine = [(rule, origin) for rule, origin in true if rule.slot == slot]
        if mine:
            rule, _ = min(mine, key=lambda each: _order(each[0], each[1], last_told))
            spoken.append((slot, rule))
    shown = dict(last_told) | {rule.key: turn for _, rule in spoken}
    return Narration(
        tuple(Paragraph(slot, rule.key, render(rule.say, facts)) for slot, rule in spoken),
        MappingProxyType(shown),
    )


def _order(rule: Rule, origin: int, last_told: Mapping[str, int]) -> tuple[int, int, int]:
    # `min` keeps the first of equals, which is the order in the file.
    return (-rule.when.specificity, origin, last_told.get(rule.key, 0))
