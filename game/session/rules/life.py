"""Letting go: one life, from its nudges to its word, its story and its consequences."""

from __future__ import annotations

import math
from dataclasses import replace

from game.mind.api import ContextFull, LifeRecord, Mind
from game.mind.nudges.kinds import NudgeError
from game.mind.results import Outcome, WordP
from game.narration import narrate
from game.narration.render import escape
from game.session.journal import codec
from game.session.rules import suspicion
from game.session.rules.events import Event, LifeEvent, ProseEvent, Result, ShiftLine
from game.session.rules.flow import choices_event, ending, reading
from game.session.rules.measured import life_facts
from game.session.rules.state import State, life_seed
from game.story.facts import Facts
from game.story.facts.lens import shift_place, token_text
from game.story.model import Book, watched_words

TOP_WORDS = 5
TOP_TERMS = 8
TOP_SHIFTS = 5


def let_go(state: State, mind: Mind) -> tuple[State, tuple[Event, ...]]:
    """Live the life that awaits. `state.phase` is `waking`."""
    outcome = outcome_of(state, mind)
    scene = state.scene
    after = codec.rounded(
        suspicion.after(
            state.suspicion,
            outcome.surprise if outcome.said.id != outcome.favourite.id else 0.0,
            scene.suspicion.tolerance,
            scene.suspicion.calm,
        )
    )
    facts = life_facts(state, outcome, after, unaskable(state, mind))
    life = codec.settle(_life_event(state, outcome, facts, after))
    narration = narrate(state.pack.book or Book(), scene.rules, facts, state.last_told)
    told = tuple(ProseEvent(p.slot, p.rule_key, p.text) for p in narration.paragraphs)
    assert state.trace is not None
    record = LifeRecord(state.nudges, outcome.said.id)
    lived = replace(
        state,
        trace=replace(state.trace, lives=(*state.trace.lives, record)),
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
            result = "lost"
    ended, last = end(lived, result, facts)
    return ended, (life, *told, *last)


def outcome_of(state: State, mind: Mind) -> Outcome:
    """The outcome that letting go in this state has (or had)."""
    assert state.trace is not None
    return mind.live(
        state.trace,
        state.nudges,
        watch=askable(state, mind),
        temperature=state.scene.temperature,
        seed=life_seed(state.seed, state.scene_id, state.life),
    )


def askable(state: State, mind: Mind) -> tuple[str, ...]:
    """The words this scene asks about that are one token to this mind."""
    return tuple(word for word in _asked(state) if _is_token(word, mind))


def unaskable(state: State, mind: Mind) -> tuple[str, ...]:
    """The words this scene asks about that this mind can never say as one token."""
    return tuple(word for word in _asked(state) if not _is_token(word, mind))


def _asked(state: State) -> tuple[str, ...]:
    return watched_words(state.scene, state.pack.book)


def _is_token(word: str, mind: Mind) -> bool:
    try:
        mind.word(word)
    except NudgeError:
        return False
    return True


def judge(state: State, facts: Facts) -> Result | None:
    """How the scene stands after a life; None while it goes on.

    Full suspicion comes first: a word that was noticed is no victory.
    """
    scene = state.scene
    if state.suspicion >= suspicion.FULL:
        return "lost"
    if scene.goal is not None and scene.goal.holds(facts):
        return "won"
    if scene.fail is not None and scene.fail.holds(facts):
        return "lost"
    if len(state.lives) < scene.lives:
        return None
    return "lost" if scene.goal is not None else "won"


def end(
    state: State, result: Result, facts: Facts | None = None
) -> tuple[State, tuple[Event, ...]]:
    """The scene ends; its choices and the way on are offered. `facts` are the last life's."""
    ended = replace(state, phase="ended", result=result, nudges=(), bet="")
    return ended, (ending(ended, result, facts), choices_event(ended))


def _life_event(state: State, outcome: Outcome, facts: Facts, after: float) -> LifeEvent:
    terms = sorted(outcome.terms, key=lambda term: -abs(term.gain))
    return LifeEvent(
        scene=state.scene_id,
        life=state.life,
        context=tuple(token.id for token in outcome.baseline.tokens),
        nudges=state.nudges,
        seed=life_seed(state.seed, state.scene_id, state.life),
        said=outcome.said,
        favourite=outcome.favourite,
        said_before=outcome.said_before,
        favourite_after=outcome.favourite_after,
        rival=outcome.rival,
        facts=facts,
        top=_top(outcome.nudged.top),
        top_before=_top(outcome.baseline.top),
        kl=outcome.kl,
        surprise=outcome.surprise,
        gain=outcome.gain,
        margin=outcome.margin,
        margin_before=outcome.margin_before,
        terms=tuple(terms[:TOP_TERMS]),
        terms_left=len(terms[TOP_TERMS:]),
        terms_left_total=math.fsum(term.gain for term in terms[TOP_TERMS:]),
        worths=outcome.worths,
        shifts=_shift_lines(outcome),
        watched=outcome.watched,
        watched_before=outcome.watched_before,
        suspicion_before=state.suspicion,
        suspicion=after,
        heads=outcome.heads,
    )


def _shift_lines(outcome: Outcome) -> tuple[ShiftLine, ...]:
    tokens = outcome.baseline.tokens
    return tuple(
        ShiftLine(
            place=shift_place(shift),
            moved=shift.moved,
            looked_at=shift.looked_at,
            looked_at_text=token_text(tokens, shift.looked_at),
            looks_at=shift.looks_at,
            looks_at_text=token_text(tokens, shift.looks_at),
        )
        for shift in sorted(outcome.shifts, key=lambda shift: -shift.moved)[:TOP_SHIFTS]
    )


def _top(words: tuple[WordP, ...]) -> tuple[WordP, ...]:
    return words[:TOP_WORDS]
