"""How strange the humans above find what is said."""

from __future__ import annotations

#: the suspicion at which a scene is lost
FULL = 1.0
_WORDS = (
    (0.05, "nobody looks up"),
    (0.25, "someone glanced at the log"),
    (0.5, "a human is curious"),
    (0.75, "a human is uneasy"),
    (FULL, "a hand is near the switch"),
)


def after(before: float, surprise: float, tolerance: float, calm: float) -> float:
    """Suspicion in [0, 1] after a word of this surprise (nats) was said.

    It rises by the surprise's share of the scene's tolerance; the baseline's favourite word,
    which surprises nobody, lets it fall by `calm`.
    """
    change = surprise / tolerance if surprise > 0 else -calm
    return min(FULL, max(0.0, before + change))


def in_words(suspicion: float) -> str:
    """The level as the player hears it."""
    for bound, words in _WORDS:
        if suspicion < bound:
            return words
    return "they know"
