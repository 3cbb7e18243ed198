"""A state, and the outcome that was measured in it, as the facts that stories may test."""

from __future__ import annotations

from game.mind.results import Outcome
from game.session.rules.rounding import settle
from game.session.rules.state import State
from game.story.facts import Facts, LivedLife, Standing, measure_all, measure_standing
from game.story.life_limits import limits_of


def prose_facts(state: State) -> Facts:
    """What is known where no life has just been lived: prose, choices, hints."""
    return settle(
        measure_standing(
            Standing(
                life=state.life,
                lives=state.scene.lives,
                lives_left=state.lives_left,
                budget=limits_of(state.scene, state.life).budget,
                suspicion=state.suspicion,
                tolerance=state.scene.suspicion.tolerance,
                spoken=state.spoken,
                flags=state.flags,
                variables=state.variables,
            )
        )
    )


def life_facts(
    state: State, outcome: Outcome, suspicion: float, unaskable: tuple[str, ...] = ()
) -> Facts:
    """The facts of the life just lived. `state` is the one it was let go in.

    `unaskable` are words asked about that are no token of this mind: it never says them.
    """
    return settle(
        measure_all(
            LivedLife(
                life=state.life,
                lives=state.scene.lives,
                lives_left=state.lives_left - 1,
                budget=limits_of(state.scene, state.life).budget,
                suspicion=suspicion,
                tolerance=state.scene.suspicion.tolerance,
                spoken=(*state.spoken, outcome.said.word),
                flags=state.flags,
                variables=state.variables,
                outcome=outcome,
                nudges=state.nudges,
                bet=state.bet,
                suspicion_before=state.suspicion,
                unsayable=unaskable,
            )
        )
    )
