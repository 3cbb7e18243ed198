"""Letting go: one life, from its nudges to its word, its story and its consequences."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from game.mind.api import Conditions, ContextFull, Live, Mind, is_token
from game.mind.results import Outcome
from game.narration import narrate
from game.narration.render import escape
from game.session.rules import suspicion
from game.session.rules.events import Event, LifeEvent, ProseEvent
from game.session.rules.flow import choices_event, ending, reading
from game.session.rules.outcomes import judge, reached
from game.session.rules.rounding import rounded, settle
from game.session.rules.state import State, life_seed
from game.session.rules.state_facts import life_facts, prose_facts
from game.story.facts import Facts
from game.story.model import LOST, Book, watched_words


def let_go(state: State, mind: Mind) -> tuple[State, tuple[Event, ...]]:
    """Live the life that awaits. `state.phase` is `life`."""
    outcome = outcome_of(state, mind)
    after = _suspicion_after(state, outcome)
    facts = life_facts(state, outcome, after, unaskable(state, mind))
    life = _life_event(state, outcome, facts, after)
    narration = narrate(state.pack.book or Book(), state.scene.rules, facts, state.last_told)
    told = tuple(ProseEvent(p.slot, p.rule_key, p.text) for p in narration.paragraphs)
    trace = state.trace.lived(state.nudges, outcome.said.id)
    lived = replace(
        state,
        traces=MappingProxyType({**state.traces, state.page: trace}),
        nudges=(),
        bet="",
        suspicion=after,
        lives=(*state.lives, life),
        spoken=(*state.spoken, outcome.said.word),
        last_told=narration.last_told,
        turn=state.turn + 1,
    )
    result = judge(lived, facts)
    if result is None:
        try:
            return lived, (life, *told, reading(lived, mind))
        except ContextFull as full:
            # The word was said; only the next life finds no room.
            told = (*told, ProseEvent("what", "", escape(f"No further life: {full}.")))
            result = LOST
    ended, last = end(lived, result, facts)
    return ended, (life, *told, *last)


def _life_event(state: State, outcome: Outcome, facts: Facts, suspicion: float) -> LifeEvent:
    return settle(
        LifeEvent(
            scene=state.scene_id,
            page=state.page,
            life=state.life,
            nudges=state.nudges,
            seed=life_seed(state.seed, state.scene_id, state.life),
            outcome=outcome,
            facts=facts,
            suspicion_before=state.suspicion,
            suspicion=suspicion,
        )
    )


def _suspicion_after(state: State, outcome: Outcome) -> float:
    surprise = outcome.surprise if outcome.said.id != outcome.favourite.id else 0.0
    limits = state.scene.suspicion
    return rounded(suspicion.after(state.suspicion, surprise, limits.tolerance, limits.calm))


def outcome_of(state: State, mind: Mind) -> Outcome:
    """The outcome that letting go in this state has (or had)."""
    seed = life_seed(state.seed, state.scene_id, state.life)
    conditions = Conditions(temperature=state.scene.temperature, seed=seed)
    return mind.ask(Live(state.trace, state.nudges, askable(state, mind), conditions))


def askable(state: State, mind: Mind) -> tuple[str, ...]:
    """The words this scene asks about that are one token to this mind."""
    return tuple(word for word in _asked(state) if is_token(mind, word))


def unaskable(state: State, mind: Mind) -> tuple[str, ...]:
    """The words this scene asks about that this mind can never say as one token."""
    return tuple(word for word in _asked(state) if not is_token(mind, word))


def _asked(state: State) -> tuple[str, ...]:
    return watched_words(state.scene, state.pack.book)


def end(state: State, result: str, facts: Facts | None = None) -> tuple[State, tuple[Event, ...]]:
    """The scene ends; its choices and the way on are offered. `facts` are the last life's."""
    ended = reached(state, result, facts or prose_facts(state))
    if facts is not None:  # the prose tells of what the outcome has set
        facts = replace(facts, values={**facts.values, **ended.variables})
    return ended, (ending(ended, facts), choices_event(ended))
