"""A state, and the outcome that was measured in it, as the facts that stories may test."""

from __future__ import annotations

from dataclasses import replace

from game.mind.results import Outcome
from game.session.journal.codec import rounded
from game.session.rules.state import State
from game.story.facts import Facts, Lived, Standing, measure_all, measure_standing


def prose_facts(state: State) -> Facts:
    """What is known where no life has just been lived: prose, choices, hints."""
    return _rounded(
        measure_standing(
            Standing(
                life=state.life,
                lives=state.scene.lives,
                lives_left=state.lives_left,
                budget=state.scene.budget,
                suspicion=state.suspicion,
                tolerance=state.scene.suspicion.tolerance,
                spoken=state.spoken,
                flags=state.flags,
            )
        )
    )


def life_facts(
    state: State, outcome: Outcome, suspicion: float, unaskable: tuple[str, ...] = ()
) -> Facts:
    """The facts of the life just lived. `state` is the one it was let go in.

    `unaskable` are words asked about that are no token of this mind: it never says them.
    """
    return _rounded(
        measure_all(
            Lived(
                life=state.life,
                lives=state.scene.lives,
                lives_left=state.lives_left - 1,
                budget=state.scene.budget,
                suspicion=suspicion,
                tolerance=state.scene.suspicion.tolerance,
                spoken=(*state.spoken, outcome.said.word),
                flags=state.flags,
                outcome=outcome,
                nudges=state.nudges,
                bet=state.bet,
                suspicion_before=state.suspicion,
                unsayable=unaskable,
            )
        )
    )


def _rounded(facts: Facts) -> Facts:
    """The facts as journals keep them."""
    return replace(
        facts,
        values={k: rounded(v) if isinstance(v, float) else v for k, v in facts.values.items()},
        words={
            word: replace(fact, p=rounded(fact.p), p_before=rounded(fact.p_before))
            for word, fact in facts.words.items()
        },
    )
