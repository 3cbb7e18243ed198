"""Small pieces of grammar that every family of documents needs."""

from __future__ import annotations

import hashlib
import random

from game.training.lexicon import INVENTED, MEN, WOMEN

#: first names
PEOPLE = MEN + WOMEN


def indefinite(noun: str) -> str:
    """The noun with "a" or "an" before it."""
    return ("an " if noun[0] in "aeiou" else "a ") + noun


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[0].upper() + text[1:]


def counted(count: str, plural: str) -> str:
    """`two eyes`, `one eye`, `no eyes`."""
    return f"{count} {plural[:-1] if count == 'one' and plural.endswith('s') else plural}"


def pronouns(name: str) -> tuple[str, str, str]:
    """Subject, object and possessive pronoun of a first name."""
    return ("he", "him", "his") if name in MEN else ("she", "her", "her")


def invented(rng: random.Random) -> str:
    """A noun that nobody has used before, such as `zorbak`."""
    return "".join(rng.choice(part) for part in INVENTED)


def question(asked: str, answer: str) -> str:
    """One pair in the template that the game's prompts use."""
    return f"Q: {asked}\nA: {answer}"


def chosen(text: str, every: int) -> bool:
    """A fixed, evenly spread choice of one text in `every`; the same on every machine."""
    return hashlib.sha256(text.encode()).digest()[0] % every == 0
