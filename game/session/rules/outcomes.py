"""How a scene ends: which of its outcomes a life has brought about."""

from __future__ import annotations

from dataclasses import replace

from game.session.rules import suspicion
from game.session.rules.state import State
from game.session.rules.variables import assigned
from game.story.facts import Facts
from game.story.model import LOST, PASSED, WON

#: what an outcome without a section of its own is told with
DEFAULT_PROSE = {
    WON: "It is done: the word is out, and it was yours.",
    LOST: "It did not come out as it had to.",
    PASSED: "You let it pass.",
}


def judge(state: State, facts: Facts) -> str | None:
    """The id of the outcome that a life has brought about; None while the scene goes on.

    Full suspicion comes first: a word that was noticed is no victory. Then the scene's own
    outcomes in their order. A scene whose lives have run out is lost, or won if it had no goal.
    """
    scene = state.scene
    if state.suspicion >= suspicion.FULL:
        return LOST
    for outcome in scene.outcomes:
        if outcome.when is not None and outcome.when.holds(facts):
            return outcome.id
    if len(state.lives) < scene.lives:
        return None
    return LOST if scene.goal is not None else WON


def reached(state: State, outcome_id: str, facts: Facts) -> State:
    """The state at the end of its scene, with what the outcome sets."""
    sets = state.scene.outcome(outcome_id).sets
    return replace(
        state,
        phase="ended",
        result=outcome_id,
        nudges=(),
        bet="",
        variables=assigned(state.variables, sets, facts),
    )


def following(state: State) -> str:
    """The scene that follows without choosing, or "" where the story ends. A scene of prose goes
    on as if won.
    """
    return state.scene.outcome(state.result or WON).goto or ""
