"""The corpus: pools of short documents, the same for the same seed, without duplicates."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from game.training.corpus import drills, lists, lookup, natural, questions, self_description, tales

Maker = Callable[[random.Random], str]

#: pool -> maker -> share; "natural" is filled from files
POOLS: dict[str, list[tuple[Maker, int]]] = {
    "lookup": list(lookup.FAMILIES.values()),
    "questions": [(questions.document, 8), (questions.statements, 2)],
    "rules": list(drills.FAMILIES.values()),
    "stories": [
        (tales.tale, 6),
        (tales.quiz, 4),
        (tales.dialogue, 2),
        (tales.letter, 2),
        (tales.verse, 1),
    ],
    "forms": [*lists.FAMILIES.values(), *self_description.FAMILIES.values()],
}
#: documents asked of each pool at scale 1
SIZES = {
    "lookup": 90_000,
    "questions": 100_000,
    "rules": 40_000,
    "stories": 80_000,
    "forms": 30_000,
}
#: one document in so many is held out
HELD_OUT_EVERY = 100


@dataclass
class Corpus:
    """Documents to train on and documents kept aside, both by pool."""

    pools: dict[str, list[str]] = field(default_factory=dict)
    held_out: dict[str, list[str]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)


def build(seed: int, scale: float = 1.0, natural_folder: Path | None = None) -> Corpus:
    """Make the corpus; `scale` multiplies `SIZES`. Duplicates are dropped across pools."""
    corpus, seen = Corpus(), set[str]()
    for name, makers in POOLS.items():
        rng = random.Random(f"{seed}:{name}")
        shares = [share for _, share in makers]
        made = (rng.choices(makers, shares)[0][0](rng) for _ in range(int(SIZES[name] * scale)))
        _admit(corpus, name, list(made), seen)
    if natural_folder is not None:
        _admit(corpus, "natural", _natural(seed, natural_folder, corpus.sources), seen)
    return corpus


def _admit(corpus: Corpus, name: str, documents: list[str], seen: set[str]) -> None:
    fresh = [text for text in dict.fromkeys(documents) if text not in seen]
    seen.update(fresh)
    corpus.held_out[name] = fresh[::HELD_OUT_EVERY]
    corpus.pools[name] = [text for i, text in enumerate(fresh) if i % HELD_OUT_EVERY]


#: documents of one natural source at most; old novels and speeches are no model for plain speech
MOST_OF = {"wordnet": 16_000, "kjv": 1_500, "web": 4_000}
#: documents of any other natural source at most
MOST_OF_OTHERS = 400


def _natural(seed: int, folder: Path, sources: list[str]) -> list[str]:
    rng = random.Random(f"{seed}:natural")
    documents: list[str] = []
    for name, found in natural.documents(folder).items():
        if name == "wordnet":  # single lines
            rng.shuffle(found)
            found = ["\n".join(found[i : i + 3]) for i in range(0, len(found), 3)]
        most = MOST_OF.get(name, MOST_OF_OTHERS)
        documents += rng.sample(found, min(most, len(found)))
        sources.append(natural.LICENCES[name])
    if not documents:
        raise FileNotFoundError(f"no natural text in {folder}; see game.training.corpus.natural")
    rng.shuffle(documents)
    return documents
