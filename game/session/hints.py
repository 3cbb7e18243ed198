"""Measured hints, for when the author's are spent: one thing more each time, from vague to plain.

All single nudges that the scene allows are ranked by their first-order worth for the words of the
goal; the best are then run. What a hint says of its nudge is measured, not estimated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.mind.notation import quote, show
from game.mind.nudges import Nudge
from game.mind.records import Mind, Swept
from game.narration.render import escape
from game.session.looking import trace_of
from game.session.state import State
from game.session.wanted import allowed_nudges, wanted_words

#: theme, layer, head, the nudge
STRENGTHS = 4
#: ranked nudges that are run, for each wanted word
RUN = 192
#: nudges ranked between two signs of progress
CHUNK = 2048
Progress = Callable[[str, float], None]
_THEMES = {
    "scale": "It is a matter of loudness: a head too many, or one that could be louder.",
    "attend": "It is a matter of where somebody looks.",
    "swap": "Somebody wrote something fitting once before, further down the page.",
    "q": "Somebody asks for the wrong thing.",
    "k": "A word back there could call louder.",
    "v": "A word back there could answer otherwise.",
    "think": "Nobody needs to look elsewhere; think of a word.",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """The single nudge that does most for the goal in this life.

    `word` is the wanted word, `rank` its rank with the nudge; `found` what running it gave.
    """

    nudge: Nudge
    word: str
    rank: int
    found: Swept


def advise(state: State, mind: Mind, progress: Progress | None = None) -> Advice | None:
    """The mildest nudge that brings a word of the goal to the top, or else nearest to it.

    None where no nudge is allowed, or the goal names no word that this mind can say. `progress` is
    called with what is searched and the share done in [0, 1]; it may raise to stop the search.
    """
    words = wanted_words(state, mind)
    if not words or not state.scene.budget:
        return None
    trace, nudges = trace_of(state), tuple(allowed_nudges(state, mind, words))
    best: tuple[tuple[float, ...], Advice] | None = None
    for index, word in enumerate(words):
        worth: list[float] = []
        for start in range(0, len(nudges), CHUNK):
            if progress is not None:
                progress("searching", (index + start / len(nudges)) / len(words))
            worth += mind.rank(trace, nudges[start : start + CHUNK], word)
        order = sorted(range(len(nudges)), key=lambda i: -worth[i])[:RUN]
        for row in mind.sweep(trace, tuple((nudges[i],) for i in order), tuple(words)):
            own = row.watched[index]
            key = (row.top.logit - own.logit, row.surprise, row.kl)
            if best is None or key < best[0]:
                best = key, Advice(row.nudges[0], word, own.rank, row)
    return best[1] if best is not None else None


def already(state: State, mind: Mind) -> str | None:
    """The word of the goal that stands on top with the nudges placed now; None where none does."""
    top = mind.read(trace_of(state), state.nudges).top[0].word
    return top if top in wanted_words(state, mind) else None


def told(advice: Advice, strength: int) -> str:
    """The advice as Markdown, at a strength from 1 to :data:`STRENGTHS`."""
    nudge, head = advice.nudge, getattr(advice.nudge, "head", None)
    if strength == 1:
        return _THEMES[nudge.kind]
    if strength == 2:
        return f"Look at layer L{nudge.layer}."
    if strength == 3 and head is not None:
        return f"It is the head L{nudge.layer}.H{head}, and the kind of nudge is {nudge.kind}."
    if strength == 3:
        return f"Think {escape(quote(advice.word))} after layer L{nudge.layer}."
    word, surprise = quote(advice.word), advice.found.surprise
    does = f"brings {word} to the top, at a surprise of {surprise:.1f} nats"
    if advice.rank > 1:
        does = f"brings {word} to rank {advice.rank}; no single nudge tried does more"
    return escape(f"{show(nudge)} {does} (measured).")
