"""The checkpoints and the layouts of checkpoints that the game knows by name. No torch."""

from __future__ import annotations

from dataclasses import dataclass

from game.mind.shape import Shape
from game.places import EMBEDDED_MIND

#: of each `model_type` in a config.json, the class that loads and runs it
FAMILIES = {"gpt2": ("game.mind.gpt2.model", "GPT2")}
#: tried where a configuration names no layout known here; it says what is wrong with it
DEFAULT_FAMILY = "gpt2"


@dataclass(frozen=True, slots=True)
class KnownMind:
    """A checkpoint known by a short name.

    `repository` is its hub name, "" for the one that travels with the game; `maker` says who
    trained it.
    """

    name: str
    repository: str
    shape: Shape
    maker: str


#: every checkpoint known by a short name
KNOWN_MINDS = (
    KnownMind(
        EMBEDDED_MIND, "", Shape(8, 8, 256, 512, 5120), "a small GPT-2 trained by us from scratch"
    ),
    KnownMind(
        "distilgpt2",
        "distilbert/distilgpt2",
        Shape(6, 12, 768, 1024, 50257),
        "Hugging Face's, distilled from OpenAI's gpt2",
    ),
    KnownMind("gpt2", "openai-community/gpt2", Shape(12, 12, 768, 1024, 50257), "OpenAI's"),
    KnownMind(
        "gpt2-medium", "openai-community/gpt2-medium", Shape(24, 16, 1024, 1024, 50257), "OpenAI's"
    ),
    KnownMind(
        "gpt2-large", "openai-community/gpt2-large", Shape(36, 20, 1280, 1024, 50257), "OpenAI's"
    ),
    KnownMind("gpt2-xl", "openai-community/gpt2-xl", Shape(48, 25, 1600, 1024, 50257), "OpenAI's"),
)


def known_mind(name: str) -> KnownMind | None:
    """The checkpoint of a short name or of a hub name; None for any other."""
    return next(
        (each for each in KNOWN_MINDS if name and name in (each.name, each.repository)), None
    )


def known_shape(name: str) -> Shape | None:
    """The sizes of a mind known by its short name, without loading it; None for any other."""
    return next((each.shape for each in KNOWN_MINDS if each.name == name), None)


def repository(source: str) -> str:
    """The hub name of a source: a short name's own, any other as it is."""
    found = known_mind(source)
    return found.repository if found is not None and found.repository else source
