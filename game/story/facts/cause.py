"""The cause, by leaving one nudge out."""

from __future__ import annotations

from collections.abc import Callable

from game.mind.nudges.kinds import KIND_NAMES, Nudge
from game.mind.nudges.notation import show
from game.mind.results import Worth
from game.story.facts.fact import Fact, Type
from game.story.facts.lived import LivedLife
from game.story.facts.values import Scalar

#: logits: what was lost by less than this made no difference
LEAST = 1e-4


def decisive_worth(worths: tuple[Worth, ...]) -> Worth | None:
    """The nudge without which most would be lost, or None if none mattered."""
    mattered = [w for w in worths if w.decisive or w.margin_lost > LEAST]
    return max(mattered, key=lambda w: (w.decisive, w.margin_lost), default=None)


def _cause(of: Callable[[Worth], Scalar], otherwise: Scalar) -> Callable[[LivedLife], Scalar]:
    """Of the decisive nudge; `otherwise` where none mattered."""

    def measure(lived: LivedLife) -> Scalar:
        worth = decisive_worth(lived.outcome.worths)
        return otherwise if worth is None else of(worth)

    return measure


def _place(nudge: Nudge) -> str:
    return f"L{nudge.layer}" if nudge.head is None else f"L{nudge.layer}.H{nudge.head}"


#: of the nudge that mattered most
CAUSE: tuple[Fact, ...] = (
    Fact(
        "cause",
        Type.TEXT,
        "the nudge whose absence costs the word most, in notation; empty if none",
        _cause(lambda worth: show(worth.nudge), ""),
    ),
    Fact(
        "cause_kind",
        Type.TEXT,
        "its kind; empty if none",
        _cause(lambda worth: worth.nudge.kind, ""),
        one_of=("", *KIND_NAMES),
    ),
    Fact(
        "cause_place",
        Type.TEXT,
        "where it acts: L3.H5 or L4",
        _cause(lambda worth: _place(worth.nudge), ""),
    ),
    Fact(
        "cause_layer",
        Type.NUMBER,
        "the layer it acts in",
        _cause(lambda worth: worth.nudge.layer, -1),
    ),
    Fact(
        "cause_lost",
        Type.NUMBER,
        "logits by which the word said falls against its rival without it",
        _cause(lambda worth: worth.margin_lost, 0.0),
    ),
    Fact(
        "cause_decisive",
        Type.BOOL,
        "whether another word is said without it",
        _cause(lambda worth: worth.decisive, False),
    ),
    Fact(
        "cause_says",
        Type.TEXT,
        "the top word without it",
        _cause(lambda worth: worth.says, ""),
        word=True,
    ),
)
