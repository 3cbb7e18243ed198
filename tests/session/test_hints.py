"""Hints say what is measured, lead to a win where they promise one, and cost one search."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from game.library.packs import open_pack
from game.mind.api import Mind
from game.mind.nudges.notation import parse, show
from game.narration.render import escape
from game.session.rules.apply import apply
from game.session.rules.commands import AddNudge, Begin, Bet, Hint, LetGo
from game.session.rules.events import Event, LifeEvent, ProseEvent
from game.session.rules.hints import STRENGTHS
from game.session.rules.state import State, start
from game.session.search import advisor as hints
from game.session.search.advisor import Advice, MeasuredAdvisor, ready, told
from game.story.language.condition import compile_condition
from game.story.model import SceneOutcome, Step
from tests.session.conftest import TINY_WIN, Play, advised


def life(events: tuple[Event, ...]) -> LifeEvent:
    return next(event for event in events if isinstance(event, LifeEvent))


def test_measured_hints_come_closer_and_the_last_one_is_true(play: Play, tiny: Mind) -> None:
    state, _ = play("begin eyes", "hint", "hint", on=tiny)
    texts = []
    for _ in range(4):
        state, events = advised(state, Hint(), tiny)
        texts += [event.text for event in events if isinstance(event, ProseEvent)]
    theme, layer, head, nudge = texts
    advice = MeasuredAdvisor().advice(state, tiny)
    assert advice is not None
    assert not any(letter.isdigit() for letter in theme)
    assert f"L{advice.nudge.layer}" in layer
    assert "L" in head
    assert escape(show(advice.nudge)) in nudge
    assert advice.word == " no"
    state, _ = apply(state, AddNudge(advice.nudge), tiny)
    _, events = apply(state, LetGo(), tiny)
    assert life(events).outcome.said.word == advice.found.top.word
    assert life(events).outcome.surprise == pytest.approx(advice.found.surprise, abs=1e-3)


def unsolved(state: State, goal: str, **changes: object) -> State:
    scene = replace(
        state.scene,
        outcomes=(SceneOutcome("won", compile_condition(goal)), *state.scene.outcomes[1:]),
        solution=(),
        **changes,  # type: ignore[arg-type]
    )
    return replace(state, pack=replace(state.pack, scenes={state.scene_id: scene}))


def test_a_hint_is_played_to_the_end_and_never_leads_to_a_loss(mind: Mind) -> None:
    """The goal's own word would be noticed here; another one leads to it."""
    foot, _ = apply(start(open_pack(None), 1), Begin("foot"), mind)
    kinds = ("think", "attend", "scale")
    state = unsolved(foot, 'said == "." and not spoke(" two")', kinds=kinds)
    assert ready(state, mind) is None
    advice = MeasuredAdvisor().advice(state, mind)
    assert advice is not None
    assert advice.wins
    assert advice.word != "."
    state, _ = apply(state, AddNudge(advice.nudge), mind)
    assert "let go" in (ready(state, mind) or "")
    while state.phase == "life":
        state, _ = apply(state, LetGo(), mind)
    assert state.result == "won"


def following_the_hint(state: State, mind: Mind) -> State:
    """Where it leads to do what the plainest hint says, again and again."""
    for _ in range(20):
        if state.phase != "life":
            break
        enough = ready(state, mind)
        advice = MeasuredAdvisor().advice(state, mind) if enough is None else None
        bet = re.search(r'[Bb]et "(.*?)"', enough or told_plainly(advice))
        if advice is not None:
            state, _ = apply(state, AddNudge(advice.nudge), mind)
        if bet is not None:
            state, _ = apply(state, Bet(bet[1]), mind)
        if enough is not None or (advice is not None and advice.wins):
            state, _ = apply(state, LetGo(), mind)
    return state


def told_plainly(advice: Advice | None) -> str:
    assert advice is not None
    return told(advice, STRENGTHS).replace("\\", "")


@pytest.mark.parametrize("solved", [True, False])
def test_a_hint_names_the_bet_that_the_goal_asks_for(play: Play, tiny: Mind, solved: bool) -> None:
    state, _ = play("begin eyes", on=tiny)
    nudge = parse(TINY_WIN)
    state = unsolved(state, 'bet_won and said == " no"', lives=1)
    if solved:
        state = with_steps(state, Step((nudge,), " no"))
    assert following_the_hint(state, tiny).result == "won"


def test_a_hint_sees_a_solution_of_several_lives_through(play: Play, tiny: Mind) -> None:
    state, _ = play("begin eyes", on=tiny)
    state = unsolved(state, 'spoke(" no") and said == " three"', lives=2)
    nudges = [parse(TINY_WIN), parse('L2 think " three" 4')]
    state = with_steps(state, *(Step((nudge,)) for nudge in nudges))
    first = MeasuredAdvisor().advice(state, tiny)
    assert first is not None
    assert not first.wins
    assert "the goal is reached" not in told_plainly(first)
    assert following_the_hint(state, tiny).result == "won"


def with_steps(state: State, *steps: Step) -> State:
    scene = replace(state.scene, solution=steps)
    return replace(state, pack=replace(state.pack, scenes={state.scene_id: scene}))


def test_the_strengths_of_one_hint_are_one_search(
    play: Play, tiny: Mind, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, _ = play("begin eyes", "L1.H1 scale 0", "hint", "hint", on=tiny)
    searches = []

    def counted(*args: Any) -> Any:
        searches.append(args)
        return searched(*args)

    searched = hints._by_search
    monkeypatch.setattr(hints, "_by_search", counted)
    texts = set()
    for _ in range(5):
        state, events = advised(state, Hint(), tiny)
        texts.add(str(events))
    assert len(texts) == 4
    assert len(searches) == 1


def test_a_hint_never_asks_for_the_word_that_must_not_be_said(play: Play, tiny: Mind) -> None:
    state, _ = play("begin eyes", on=tiny)
    state = unsolved(state, 'said != " two"', lives=1)
    assert ready(state, tiny) is None
    advice = MeasuredAdvisor().advice(state, tiny)
    assert advice is not None
    assert advice.word != " two"
    assert advice.wins


def test_where_nothing_can_be_advised_one_may_let_pass(play: Play, tiny: Mind) -> None:
    state, _ = play("begin chance", on=tiny)
    scene = replace(state.scene, budget=0)
    bare = replace(state, pack=replace(state.pack, scenes={"chance": scene}))
    _, events = advised(bare, Hint(), tiny)
    assert [e.slot for e in events if isinstance(e, ProseEvent)] == ["hint"]
    assert "let it pass" in str(events)


def test_a_hint_says_to_let_go_where_the_wanted_word_is_on_top(play: Play, tiny: Mind) -> None:
    state, _ = play("begin eyes", "hint", "hint", TINY_WIN, on=tiny)
    after, events = advised(state, Hint(), tiny)
    assert [e.slot for e in events if isinstance(e, ProseEvent)] == ["hint"]
    assert "let go" in str(events)
    assert after == state
