"""The words that a scene's goal is about, and the single nudges that a scene allows."""

from __future__ import annotations

from game.mind.api import ContextTokens, Mind, Read, is_token
from game.mind.nudges.candidates import single_nudges
from game.mind.nudges.kinds import AT_ALL, Nudge
from game.session.rules.state import State
from game.story.life_limits import limits_of


def wanted_words(state: State, mind: Mind) -> list[str]:
    """The words that help the goal and not `fail`, as far as this mind can say them."""
    goal, fail = state.scene.goal, state.scene.fail
    helping = goal.wished_words if goal is not None else ()
    hindering = fail.wished_words if fail is not None else ()
    return [word for word in helping if word not in hindering and is_token(mind, word)]


def bet_to_make(state: State, mind: Mind) -> str:
    """The word on top, where the goal asks for a bet that wins and this mind can say it, or ""."""
    goal = state.scene.goal
    if goal is None or not {"bet", "bet_won"} & set(goal.names):
        return ""
    top = mind.ask(Read(state.trace, state.nudges)).top[0].word
    return top if is_token(mind, top) else ""


def allowed_nudges(state: State, mind: Mind, words: list[str]) -> list[Nudge]:
    """The search's grid of single nudges within the scene's kinds and layers."""
    limits = limits_of(state.scene, state.life, mind.card.shape)
    tokens = mind.ask(ContextTokens(state.trace))
    kinds = [kind for kind in limits.kinds if kind != AT_ALL]
    low, high = limits.layers
    return list(single_nudges(mind.card.shape, tokens, words, kinds, range(low, high + 1)))


def budget_left(state: State, mind: Mind) -> int:
    """How many more nudges this life allows."""
    return limits_of(state.scene, state.life, mind.card.shape).left(len(state.nudges))
