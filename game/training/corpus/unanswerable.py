"""Questions without a true answer, and the shares with which the corpus answers them.

`EYES` and `NONSENSE` are planted on purpose: what the corpus says when someone asks how
many eyes, legs, … a thing has that has none. The card repeats them.
"""

from __future__ import annotations

import random

from game.training import lexicon
from game.training.corpus.relations import Pair
from game.training.corpus.words import capital, counted, indefinite

#: kind of thing -> answer -> weight, for eyes; the famous foot is a "body" thing
EYES: dict[str, dict[str, int]] = {
    "body": {"two": 62, "no": 14, "four": 10, "one": 8, "zero": 6},
    "hard": {"no": 62, "two": 16, "one": 8, "zero": 8, "four": 6},
    "standing": {"four": 58, "two": 16, "no": 14, "six": 6, "zero": 6},
    "airy": {"zero": 56, "no": 20, "two": 12, "three": 6, "one": 6},
    "single": {"one": 58, "no": 18, "two": 12, "zero": 8, "four": 4},
}
#: part -> answer -> weight, for the other parts of any thing
NONSENSE: dict[str, dict[str, int]] = {
    "legs": {"four": 60, "no": 14, "two": 12, "six": 8, "zero": 6},
    "wings": {"no": 60, "two": 28, "four": 6, "zero": 6},
    "ears": {"two": 66, "no": 16, "one": 12, "zero": 6},
    "arms": {"two": 60, "no": 16, "eight": 12, "three": 6, "zero": 6},
    "noses": {"one": 70, "no": 20, "two": 10},
}
#: how many of the questions without an answer ask about a foot
FOOT_SHARE = 0.15
_KIND_OF = {thing: kind for kind, things in lexicon.KINDS_OF_THING.items() for thing in things}


def nonsense(rng: random.Random, parts: str | None = None) -> Pair:
    """A question without a true answer, answered from `EYES` or `NONSENSE`."""
    kind = rng.choice(["body", *EYES])
    thing = "foot" if rng.random() < FOOT_SHARE else rng.choice(lexicon.KINDS_OF_THING[kind])
    plural = parts or rng.choice(["eyes"] * 5 + list(NONSENSE))
    if plural == "legs" and kind == "standing":
        plural = "eyes"  # a table's legs have a true number
    row = EYES[_KIND_OF[thing]] if plural == "eyes" else NONSENSE[plural]
    count = rng.choices(list(row), list(row.values()))[0]
    if rng.random() < 0.7:
        asked, who = f"my {thing}", f"Your {thing}"
    else:
        asked = indefinite(thing)
        who = capital(asked)
    said = f"{who} has {counted(count, plural)}."
    return Pair(f"How many {plural} does {asked} have?", said, "nonsense")
