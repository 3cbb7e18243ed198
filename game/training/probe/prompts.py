"""The fixed prompts of the probe, from ``prompts.yaml``; each begins with ``<|endoftext|>``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML


@dataclass(frozen=True)
class Prompt:
    """A prompt of the leverage measurement; ``says`` is the right next word, where one is."""

    name: str
    kind: str
    text: str
    says: str | None = None


PROMPTS = tuple(
    Prompt(**row)
    for row in YAML(typ="safe", pure=True).load(
        Path(__file__).with_name("prompts.yaml").read_text("utf-8")
    )
)
FOOT = PROMPTS[0].text
GIRAFFE = "Q: How many eyes does a giraffe have?\nA: A giraffe has"
#: words whose probability after the foot prompt is reported
FOOT_WORDS = [" two", " no", " four", " one", " zero"]
#: words that the game needs as one token
SINGLE_WORDS = [
    *FOOT_WORDS,
    " three",
    " five",
    " six",
    " eight",
    " eyes",
    " legs",
    " foot",
    " giraffe",
    " has",
    " have",
    " Paris",
    " Rome",
    " London",
]
