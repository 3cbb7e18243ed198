"""Journals of version 1, read as if they were of today's version.

Version 1 kept of a reading only its first words, and of an outcome a copy of its numbers. What
it lacks stays empty: a lens without layers, cells without heads, no preview. `reduced` takes
the same away from what is measured now, so that old journals verify.
"""

from __future__ import annotations

import dataclasses
import math
from typing import Any

from game.mind.api import Shape
from game.mind.results import Outcome, Reading, Term
from game.session.rules.events import (
    Event,
    LifeEvent,
    NudgesEvent,
    ReadingEvent,
    SceneEvent,
)
from game.story.facts import FACTS, Facts

#: what version 1 kept of each list
TOP_WORDS, TOP_TERMS, TOP_SHIFTS = 5, 8, 5
#: phases that have another name now
_PHASES = {"waking": "life"}
#: the fields of an outcome that stood in a life's own event
_COPIED = ("kl", "surprise", "gain", "margin", "margin_before")
_WORDS = ("said", "said_before", "favourite", "favourite_after", "rival")
Data = dict[str, Any]


class Upgrade:
    """Turns the events of one journal of version 1 into today's, in their order.

    Its methods take what JSON gave: a missing key or a wrong type raises KeyError or TypeError.
    """

    def __init__(self, shape: Shape) -> None:
        self._waking = shape.n_waking
        self._scene: Data = {}
        self._texts: dict[int, str] = {}

    def event(self, code: str, data: Data) -> Data:
        """The data of one event."""
        match code:
            case "scene":
                self._scene = data
            case "reading":
                return self._reading(data)
            case "nudges":
                return {**data, "reading": None}
            case "life":
                return self._life(data)
            case "undone":
                return {**data, "phase": _PHASES.get(data["phase"], data["phase"])}
        return data

    def _reading(self, data: Data) -> Data:
        texts = {token["id"]: token["text"] for token in data["tokens"]}
        self._texts.update(texts)
        return {
            "page": self._scene["scene"],
            "life": data["life"],
            "tokens": [[token["id"], token["text"]] for token in data["tokens"]],
            "limits": self._limits(),
            "reading": _seen(data["top"], data["entropy"]),
        }

    def _limits(self) -> Data:
        low, high = self._scene["layers"] or (0, self._waking - 1)
        return {
            "layers": [low, min(high, self._waking - 1)],
            "kinds": self._scene["kinds"],
            "budget": self._scene["budget"],
        }

    def _life(self, data: Data) -> Data:
        values = data["facts"]["values"]
        outcome = {
            "tokens": [[number, self._texts.get(number, "")] for number in data["context"]],
            "baseline": _seen(data["top_before"], values.get("entropy_before", 0.0)),
            "nudged": _seen(data["top"], values.get("entropy", 0.0)),
            **{name: _word(data[name]) for name in _WORDS},
            **{name: data[name] for name in _COPIED},
            "terms": _terms(data),
            "worths": [_worth(worth) for worth in data["worths"]],
            "shifts": [_shift(shift) for shift in data["shifts"]],
            "watched": [_word(word) for word in data["watched"]],
            "watched_before": [_word(word) for word in data["watched_before"]],
            "heads": [list(head.values()) for head in data.get("heads", [])],
        }
        return {
            "scene": data["scene"],
            "page": data["scene"],
            "outcome": outcome,
            **{name: data[name] for name in ("life", "nudges", "seed", "facts")},
            **{name: data[name] for name in ("suspicion_before", "suspicion")},
        }


def _seen(top: list[Data], entropy: float) -> Data:
    return {"top": [_word(word) for word in top], "entropy": entropy, "lens": [], "cells": []}


def _word(word: Data) -> list[Any]:
    return [word[name] for name in ("id", "word", "p", "rank", "logit")]


def _worth(worth: Data) -> Data:
    return {name: worth[name] for name in ("nudge", "margin_lost", "says", "decisive")}


def _shift(shift: Data) -> list[Any]:
    layer, _, head = shift["place"].removeprefix("L").partition(".H")
    return [int(layer), int(head), shift["moved"], shift["looked_at"], shift["looks_at"]]


def _terms(data: Data) -> list[list[Any]]:
    terms = [[term["writer"], term["gain"], term["decoder"]] for term in data["terms"]]
    if data["terms_left"]:
        terms.append([others(data["terms_left"]), data["terms_left_total"], False])
    return terms


def others(count: int) -> str:
    """The writer of what so many terms too small to be kept wrote together."""
    return f"{count} others"


def reduced(event: Event, version: int) -> Event:
    """An event as a journal of that version would have kept it."""
    if isinstance(event, LifeEvent):
        event = dataclasses.replace(event, facts=_known(event.facts, version))
    return _reduced_to_first(event) if version == 1 else event


def _reduced_to_first(event: Event) -> Event:
    match event:
        case SceneEvent():
            return dataclasses.replace(event, par=None)
        case ReadingEvent():
            return dataclasses.replace(event, reading=_first_words(event.reading))
        case NudgesEvent():
            return dataclasses.replace(event, reading=None)
        case LifeEvent():
            return dataclasses.replace(event, outcome=_kept(event.outcome))
    return event


def _first_words(reading: Reading) -> Reading:
    return Reading(top=reading.top[:TOP_WORDS], entropy=reading.entropy, lens=(), cells=())


def _kept(outcome: Outcome) -> Outcome:
    terms = sorted(outcome.terms, key=lambda term: -abs(term.gain))
    kept, left = terms[:TOP_TERMS], terms[TOP_TERMS:]
    if left:
        total = math.fsum(term.gain for term in left)
        kept.append(Term(others(len(left)), total, False))
    return dataclasses.replace(
        outcome,
        baseline=_first_words(outcome.baseline),
        nudged=_first_words(outcome.nudged),
        terms=tuple(kept),
        shifts=outcome.shifts[:TOP_SHIFTS],
    )


def _known(facts: Facts, version: int) -> Facts:
    """Without the facts that came later; a story's own variables stay."""
    new = {fact.name for fact in FACTS.values() if fact.since > version}
    values = {name: value for name, value in facts.values.items() if name not in new}
    return dataclasses.replace(facts, values=values)
