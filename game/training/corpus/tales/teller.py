"""Tells an entry: which mode, which beats, which wording, in English with one set of fillers."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from game.training.corpus.tales import templates
from game.training.corpus.tales.fillers import draw_fillers
from game.training.corpus.tales.realizer import Realizer, chosen
from game.training.corpus.tales.shared_beats import SHARED

_SHARED = templates.read(SHARED)
_SENTENCE = re.compile(r'[.!?]"?(?=\s+["A-Z]|\s*$)')
_ORDINAL = {"twoth": "second", "threeth": "third", "fiveth": "fifth"}


@dataclass
class Told:
    """A telling and what is certain about it."""

    text: str
    facts: list[tuple[str, str]]
    fillers: dict[str, str]


def tell(rng: random.Random, entry: templates.Entry, bare: bool = False) -> Told:
    """One telling of an entry; a bare one leaves out whatever is not needed."""
    fillers = draw_fillers(rng)
    mode = rng.choice(entry.modes)
    text = Realizer(rng, fillers).realize(" ".join(beats(rng, entry, mode, bare)))
    for wrong, right in _ORDINAL.items():
        text = text.replace(wrong, right)
    facts = [(q, a) for when, q, a in entry.facts if when in ("", mode)]
    return Told(text, [(plain(fillers, q), plain(fillers, a)) for q, a in facts], fillers)


def beats(
    rng: random.Random, entry: templates.Entry, mode: str = "", bare: bool = False
) -> list[str]:
    """One wording of each beat that is told, with its choices made."""
    told = [beat for beat in entry.beats if _told(rng, beat, mode, bare)]
    return [chosen(rng, _wording(rng, beat)) for beat in told]


def plain(fillers: dict[str, str], template: str) -> str:
    """A short template in English, in which people keep their names."""
    return Realizer(random.Random(0), fillers).realize(template)


def sentences(text: str) -> list[str]:
    """The sentences of a text, near enough to count them."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def _told(rng: random.Random, beat: templates.Beat, mode: str, bare: bool) -> bool:
    if beat.mode not in ("", mode) or (bare and (beat.shared or beat.percent < 100)):
        return False
    return rng.randrange(100) < beat.percent


def _wording(rng: random.Random, beat: templates.Beat) -> str:
    source = _SHARED[beat.shared].beats[0] if beat.shared else beat
    return rng.choice(source.variants)
