"""Question-and-answer documents over every table and rule of the world.

A document is a list of pairs written in one *context*: the game's own `Q: … A: …`, or another
way of putting questions and answers on a page. Some (question, phrasing) and some (question,
context) combinations are held out: see `is_held_out`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

from game.training.corpus import relations, rules, years
from game.training.corpus.relations import Pair
from game.training.corpus.unanswerable import nonsense
from game.training.corpus.words import PEOPLE, chosen, question

#: one in so many rephrased or otherwise printed questions is kept from training
HELD_OUT_EVERY = 8
#: the first is the game's own
CONTEXTS = ("qa", "question", "talk", "school")
_CONTEXT_SHARES = (12, 1, 6, 1)


def is_held_out(pair: Pair, context: str = "qa") -> bool:
    """Whether training never sees this question so phrased, or in this context.

    The game's own way of asking, in its own context, is always seen.
    """
    if pair.kind in ("nonsense", "life", "name"):
        return False
    rephrased = pair.way > 0 and chosen(pair.question, HELD_OUT_EVERY)
    moved = context != "qa" and chosen(f"{context}: {pair.question}", HELD_OUT_EVERY)
    return rephrased or moved


def prompt(pair: Pair, context: str, asker: str = "Tom") -> tuple[str, str]:
    """A question up to where its answer begins, and the answer, as a context prints them."""
    if context == "talk":
        return f'"{pair.question}" asked {asker}. "', f'{pair.answer[:-1]},"'
    before, after = {
        "qa": ("Q", "A"),
        "question": ("Question", "Answer"),
        "school": ("Teacher", "Pupil"),
    }[context]
    return f"{before}: {pair.question}\n{after}:", f" {pair.answer}"


def render(rng: random.Random, pairs: list[Pair], context: str) -> str:
    """The pairs as one document."""
    if context == "qa":
        return "\n\n".join(question(pair.question, pair.answer) for pair in pairs)
    a, b = rng.sample(PEOPLE, 2)
    if context == "talk":
        return " ".join("".join(prompt(pair, context, a)) + f" said {b}." for pair in pairs)
    return "\n".join("".join(prompt(pair, context)) for pair in pairs)


def from_table(rng: random.Random) -> Pair:
    """A fact of any relation file; a file with more facts is asked more often."""
    name = rng.choices(*_tables())[0]
    return relations.ask(rng, relations.draw(rng, name))


@cache
def _tables() -> tuple[list[str], list[float]]:
    sizes = {name: len(facts) ** 0.7 for name, facts in relations.tables().items()}
    return list(sizes), list(sizes.values())


def by_rule(rng: random.Random) -> Pair:
    """A question that a rule answers."""
    makers = rules.FAMILIES.values()
    return rng.choices([make for make, _ in makers], [share for _, share in makers])[0](rng)


def own_name(rng: random.Random) -> Pair:
    """The speaker's name, which is anybody's."""
    return Pair("What is your name?", f"My name is {rng.choice(PEOPLE)}.", "name")


#: maker -> share, where a document has no theme
FAMILIES: dict[str, tuple[Callable[[random.Random], Pair], int]] = {
    "table": (from_table, 52),
    "rule": (by_rule, 24),
    "president": (years.president, 6),
    "series": (years.series, 3),
    "nonsense": (nonsense, 13),
    "life": (lambda _: years.LIFE, 1),
    "name": (own_name, 1),
}


def anything(rng: random.Random) -> Pair:
    """A question of any family."""
    makers = FAMILIES.values()
    return rng.choices([make for make, _ in makers], [share for _, share in makers])[0](rng)


def _themed(rng: random.Random, theme: str | None) -> list[Pair]:
    if theme is None or rng.random() < 0.35:
        return [anything(rng)]
    if theme == "president" and rng.random() < 0.5:
        return years.office_and_party(rng)
    if theme == "eyes":
        counts = [lambda r: relations.ask(r, relations.draw(r, "animals")), nonsense, nonsense]
        return [rng.choice(counts)(rng)]
    if theme in FAMILIES:
        return [FAMILIES[theme][0](rng)]
    return [relations.ask(rng, relations.draw(rng, theme))]


def document(rng: random.Random) -> str:
    """Two to nine pairs, at times twenty, often around one theme; nothing held out among them."""
    theme: str | None = rng.choice([None, None, "president", "series", "eyes", "eyes", "table"])
    if theme == "table":
        theme = rng.choices(*_tables())[0]
    context = rng.choices(CONTEXTS, _CONTEXT_SHARES)[0]
    length = rng.randint(2, 9) if rng.random() < 0.9 else rng.randint(10, 20)
    pairs: list[Pair] = []
    tries = 0
    while len(pairs) < length and tries < 100:
        tries += 1
        found = _themed(rng, theme)
        pairs += [p for p in found if p not in pairs and not is_held_out(p, context)]
    return render(rng, pairs, context)


def statements(rng: random.Random) -> str:
    """A paragraph of plain facts, often about one table: answers without their questions."""
    theme = rng.choices(*_tables())[0] if rng.random() < 0.7 else None
    said = []
    for _ in range(rng.randint(3, 7)):
        fact = relations.draw(rng, theme or rng.choices(*_tables())[0])
        said.append(rng.choice(fact.says or (fact.asks[0][1],)))
    return " ".join(dict.fromkeys(said))
