"""The corpus: pools of short documents, the same for the same seed, without duplicates."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from game.training.corpus import lookup, natural, questions, stories

Maker = Callable[[random.Random], str]

#: pool -> maker -> share; "natural" is filled from files
POOLS: dict[str, list[tuple[Maker, int]]] = {
    "lookup": list(lookup.FAMILIES.values()),
    "questions": [(questions.document, 9), (questions.statements, 1)],
    "stories": [
        (stories.story, 13),
        (stories.about_itself, 1),
        (stories.brackets, 1),
        (stories.row, 5),
        (stories.directory, 2),
    ],
}
#: documents asked of each pool at scale 1
SIZES = {"lookup": 90_000, "questions": 80_000, "stories": 50_000}
HELD_OUT_EVERY = 100


@dataclass
class Corpus:
    """Documents to train on, by pool, and documents kept aside."""

    pools: dict[str, list[str]] = field(default_factory=dict)
    held_out: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def build(seed: int, scale: float = 1.0, natural_folder: Path | None = None) -> Corpus:
    """Make the corpus; ``scale`` multiplies :data:`SIZES`. Duplicates are dropped across pools."""
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
    corpus.held_out += fresh[::HELD_OUT_EVERY]
    corpus.pools[name] = [text for i, text in enumerate(fresh) if i % HELD_OUT_EVERY]


def _natural(seed: int, folder: Path, sources: list[str]) -> list[str]:
    rng = random.Random(f"{seed}:natural")
    glosses, verses = natural.wordnet(folder), natural.bible(folder)
    sources += [
        natural.LICENCES[key] for key, found in (("wordnet", glosses), ("kjv", verses)) if found
    ]
    rng.shuffle(glosses)
    documents = ["\n".join(glosses[i : i + 3]) for i in range(0, len(glosses), 3)] + verses
    if not documents:
        raise FileNotFoundError(f"no natural text in {folder}; see game.training.corpus.natural")
    rng.shuffle(documents)
    return documents
