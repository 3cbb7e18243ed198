"""Nudges of every kind, drawn at random."""

from __future__ import annotations

from hypothesis import strategies as st

from game.mind.nudges.kinds import (
    At,
    Attend,
    Away,
    Key,
    Nudge,
    Patch,
    Query,
    Raw,
    Say,
    Scale,
    Seed,
    Swap,
    Think,
    Toward,
    Value,
    Word,
)

TEXTS = st.text(max_size=12)
POSITIONS = st.builds(At, st.integers(0, 99999)) | st.builds(
    Word, TEXTS, st.none() | st.integers(1, 999)
)
LAYERS = st.integers(0, 99)


def amounts(kind: type[Nudge]) -> st.SearchStrategy[float]:
    return st.floats(kind.bounds.low, kind.bounds.high, allow_nan=False)


FINITE = st.floats(allow_nan=False, allow_infinity=False)
RAW = st.builds(Raw, st.lists(FINITE, min_size=1, max_size=9).map(tuple))
ANY = RAW | st.builds(Seed, st.integers(0, 10**9 - 1))
TOKEN = st.builds(Toward, POSITIONS) | st.builds(Away, POSITIONS) | ANY
QUERY = st.sampled_from([Toward(None), Away(None)])
EVERYWHERE = st.booleans()


def nudges(kind: type[Nudge], *rest: st.SearchStrategy[object]) -> st.SearchStrategy[Nudge]:
    return st.builds(kind, LAYERS, *rest, amounts(kind), EVERYWHERE)


NUDGES = st.one_of(
    nudges(Scale, LAYERS),
    nudges(Attend, LAYERS, POSITIONS),
    nudges(Swap, LAYERS, POSITIONS),
    nudges(Patch, LAYERS, TEXTS),
    nudges(Query, LAYERS, TOKEN),
    nudges(Key, LAYERS, POSITIONS, TOKEN | QUERY),
    nudges(Value, LAYERS, POSITIONS, TOKEN | st.builds(Say, TEXTS)),
    nudges(Think, TEXTS),
)
