"""Rules practised: sums, steps, successors and plurals by the page; nothing held out among them."""

from __future__ import annotations

import random

from game.training import lexicon
from game.training.corpus import rules
from game.training.corpus.questions import render
from game.training.corpus.words import capital, indefinite

#: makers of pairs, each with its share of the pages
_PAGES = [
    (rules.sums, 10),
    (rules.differences, 2),
    (rules.successors, 2),
    (rules.neighbours, 1),
    (rules.steps, 8),
    (rules.plurals, 5),
]


def page(rng: random.Random) -> str:
    """Six to sixteen questions of one rule, now and then of several."""
    makers, shares = [make for make, _ in _PAGES], [share for _, share in _PAGES]
    one = rng.choices(makers, shares)[0]
    mixed = rng.random() < 0.3
    pairs = []
    for _ in range(rng.randint(6, 16)):
        pair = (rng.choices(makers, shares)[0] if mixed else one)(rng)
        pairs += [pair] if pair not in pairs else []
    return render(rng, pairs, "qa")


def equations(rng: random.Random) -> str:
    """Plain sums, a sentence each, in no order."""
    said = []
    for _ in range(rng.randint(6, 14)):
        less = rng.random() < 0.15
        said.append(rules.differences(rng).answer if less else rules.say_sum(*rules.some_sum(rng)))
    return rng.choice([" ", "\n"]).join(dict.fromkeys(said))


def counted_on(rng: random.Random) -> str:
    """Steps through days or months, counted out and then said."""
    lines = []
    for _ in range(rng.randint(1, 4)):
        steps = rules.some_steps(rng)
        lines.append(f"{rules.on_from(*steps)}. {rules.say_steps(*steps)}")
    return "\n".join(lines)


def inventory(rng: random.Random) -> str:
    """Things counted one by one or stock taken of them: nouns beside their plurals."""
    lines = []
    for _ in range(rng.randint(2, 4)):
        noun = rng.choice([*lexicon.NOUNS, *lexicon.UNSEEN_PLURALS])
        many, count = rules.plural(noun), lexicon.NUMBERS[rng.randint(2, 10)]
        lines.append(
            rng.choice(
                [
                    f"One {noun}, two {many}, three {many}.",
                    f"Yesterday there was one {noun}; today there are {count} {many}.",
                    f"{capital(indefinite(noun))} here, {indefinite(noun)} there: many {many}.",
                    f"You have one {noun}, but I have {count} {many}.",
                ]
            )
        )
    return " ".join(lines)


#: name -> (maker, share)
FAMILIES = {
    "page": (page, 12),
    "equations": (equations, 1),
    "row": (rules.sum_row, 1),
    "counted on": (counted_on, 1),
    "inventory": (inventory, 3),
}
