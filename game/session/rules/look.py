"""Looking without touching: what the mind shows of the life that awaits. Changes no state."""

from __future__ import annotations

from dataclasses import replace

from game.mind.api import HeadHabits, Mind, Read, ReadHead, Trace
from game.mind.results import HeadLabel, HeadView, Outcome, Reading
from game.session.rules.commands import CommandError
from game.session.rules.life import outcome_of
from game.session.rules.state import State


def baseline(state: State, mind: Mind) -> Reading:
    """The life that awaits, if nobody nudged.

    Raises:
        CommandError: no life awaits.
    """
    return mind.ask(Read(trace_of(state)))


def preview(state: State, mind: Mind) -> Reading:
    """The life that awaits, with the nudges placed now.

    Raises:
        CommandError: no life awaits.
    """
    return mind.ask(Read(trace_of(state), state.nudges))


def head(state: State, mind: Mind, layer: int, number: int) -> HeadView:
    """One head, without and with the nudges placed now.

    Raises:
        CommandError: no life awaits, or there is no such head.
    """
    trace = trace_of(state)
    shape = mind.card.shape
    if not 0 <= layer < shape.n_layer or not 0 <= number < shape.n_head:
        raise CommandError(
            f"there is no head L{layer}.H{number}; they are L0.H0 to "
            f"L{shape.n_layer - 1}.H{shape.n_head - 1}"
        )
    return mind.ask(ReadHead(trace, state.nudges, layer, number))


def habit(state: State, mind: Mind, layer: int, number: int) -> HeadLabel:
    """What one head is in the habit of doing in this context.

    Raises:
        CommandError: no life awaits.
    """
    return mind.ask(HeadHabits(trace_of(state)))[layer * mind.card.shape.n_head + number]


def last_outcome(state: State, mind: Mind) -> Outcome | None:
    """The whole outcome of the last life lived in this scene, measured again; None if none.

    `State.lives` keeps what journals keep of it; this has the readings of both runs too.
    """
    if state.trace is None or not state.lives:
        return None
    before = replace(
        state,
        phase="waking",
        trace=state.trace.before_last_life(),
        nudges=state.trace.lives[-1].nudges,
        lives=state.lives[:-1],
    )
    return outcome_of(before, mind)


def trace_of(state: State) -> Trace:
    """The trace of the life that awaits.

    Raises:
        CommandError: none does.
    """
    if state.phase != "waking" or state.trace is None:
        raise CommandError("there is no life to look at now")
    return state.trace
