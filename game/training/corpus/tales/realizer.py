"""Turns a template into English: choices, names or pronouns, articles, capital letters."""

from __future__ import annotations

import random
import re

from game.training.lexicon import MEN

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_END = re.compile(r'[.!?]"?(?=\s|$)')
_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiouAEIOU])(?!one\b|use|uni)")
_START = re.compile(r'((?:^|[.!?] |\." |\n)"?)([a-z])')
_PRONOUNS = {"he": ("he", "she"), "him": ("him", "her"), "his": ("his", "her")}
_GENDERED = {
    "himself": ("himself", "herself"),
    "man": ("man", "woman"),
    "boy": ("boy", "girl"),
    "brother": ("brother", "sister"),
    "uncle": ("uncle", "aunt"),
    "father": ("father", "mother"),
    "grandfather": ("grandfather", "grandmother"),
    "grandson": ("grandson", "granddaughter"),
    "son": ("son", "daughter"),
    "sir": ("sir", "madam"),
    "own": ("his", "her"),
    "king": ("king", "queen"),
    "always": ("he", "she"),
}
#: the slots of people
PEOPLE_SLOTS = ("a", "b", "c")


def chosen(rng: random.Random, template: str) -> str:
    """The template with every `[this|that]` decided, the innermost first."""
    while _CHOICE.search(template):
        template = _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), template)
    return template


def tidy(text: str) -> str:
    """The text with its spaces, articles and capital letters put right."""
    text = re.sub(r"[ ]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text).strip()
    text = re.sub(r" ([,.!?])", r"\1", text)
    text = _ARTICLE.sub(r"\1n ", text)
    return _START.sub(lambda found: found[1] + found[2].upper(), text)


class Realizer:
    """Fills templates and remembers whom it named, so that pronouns are never in doubt."""

    def __init__(self, rng: random.Random, fillers: dict[str, str]) -> None:
        self._rng = rng
        self._fillers = fillers
        self._now: list[str] = []
        self._before: list[str] = []

    def realize(self, template: str) -> str:
        """The template in English."""
        template = chosen(self._rng, template)
        parts: list[str] = []
        position = 0
        for slot in _SLOT.finditer(template):
            parts.append(self._passed(template[position : slot.start()]))
            parts.append(self._word(slot[1], slot[2] or ""))
            position = slot.end()
        parts.append(self._passed(template[position:]))
        return tidy("".join(parts))

    def _passed(self, text: str) -> str:
        """The text. Where a sentence ends in it, those named now become those named before."""
        for _ in _END.finditer(text):
            if self._now:
                self._before, self._now = self._now, []
        return text

    def _word(self, slot: str, form: str) -> str:
        name = self._fillers[slot]
        if not form:
            if slot in PEOPLE_SLOTS:
                self._now.append(slot)
            return name
        she = int(name not in MEN)
        lower = form.lower()
        if lower in _GENDERED:
            word = _GENDERED[lower][she]
        else:
            word = self._reference(slot, lower, she)
            self._now.append(slot)
        return word[0].upper() + word[1:] if form != lower else word

    def _reference(self, slot: str, form: str, she: int) -> str:
        """A pronoun where it is plain who is meant, the name where it is not."""
        name = self._fillers[slot]
        fresh = form == "he" and slot not in self._now and self._rng.random() < 0.2
        if self._plain(slot, form, she) and not fresh:
            return _PRONOUNS[form][she]
        return name + "'s" if form == "his" else name

    def _plain(self, slot: str, form: str, she: int) -> bool:
        now, before = self._alike(self._now, she), self._alike(self._before, she)
        if now:
            return now[-1] == slot if form == "his" else set(now) == {slot}
        return set(before) == {slot}

    def _alike(self, slots: list[str], she: int) -> list[str]:
        return [slot for slot in slots if int(self._fillers[slot] not in MEN) == she]
