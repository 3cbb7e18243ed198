"""The fixed prompts of the probe, from `prompts.yaml`, and the words that the game needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from game.mind.api import Mind, WordToken
from game.mind.nudges.kinds import NudgeError


@dataclass(frozen=True)
class Prompt:
    """A prompt of the leverage measurement; `says` is the right next word, where one is."""

    name: str
    kind: str
    text: str
    says: str | None = None


#: all of them, the foot first
PROMPTS = tuple(
    Prompt(**row)
    for row in YAML(typ="safe", pure=True).load(
        Path(__file__).with_name("prompts.yaml").read_text("utf-8")
    )
)
#: the famous question
FOOT = PROMPTS[0].text
#: a question with a true answer
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


def single_tokens(mind: Mind, words: Iterable[str]) -> dict[str, int]:
    """The token id of each word. Raises ValueError naming the words that are not one token."""
    found, broken = {}, []
    for word in words:
        try:
            found[word] = mind.ask(WordToken(word)).id
        except NudgeError:
            broken.append(word)
    if broken:
        raise ValueError(f"not single tokens: {broken}")
    return found
