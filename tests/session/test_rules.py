"""The rules of play, as a player meets them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.api import ContextTokens, Mind
from game.session.moment import Moment, fold, recap
from game.session.rules import suspicion
from game.session.rules.apply import apply
from game.session.rules.commands import CommandError, Hint, Undo, parse_command
from game.session.rules.events import (
    BetEvent,
    ChoicesEvent,
    EndedEvent,
    Event,
    FinishedEvent,
    LifeEvent,
    NudgesEvent,
    ProseEvent,
    ReadingEvent,
    SceneEvent,
    UndoneEvent,
)
from game.session.rules.flow import options
from game.session.rules.state import start
from game.story.facts import FACTS
from game.story.language.condition import compile_expression
from game.story.model import LOST, PASSED, WON, Assignment, Pack, SceneOutcome
from tests.facts import misfits
from tests.session.conftest import WIN, Play, advised


def kinds(events: tuple[Event, ...]) -> list[type]:
    return [type(event) for event in events]


def life(events: tuple[Event, ...]) -> LifeEvent:
    return next(event for event in events if isinstance(event, LifeEvent))


def ended(events: tuple[Event, ...]) -> EndedEvent:
    return next(event for event in events if isinstance(event, EndedEvent))


def test_a_prose_scene_offers_its_open_choices(play: Play) -> None:
    state, events = play("begin")
    assert kinds(events) == [SceneEvent, ProseEvent, ChoicesEvent]
    assert [option.text for option in options(state)] == ["Knock", "Walk round"]
    again, _ = play("begin", "choose 1", "begin gate")
    assert [option.text for option in options(again)][2] == "Climb", "the flag stays set"


def test_a_life_scene_begins_with_its_prompt_and_what_would_be_said(play: Play) -> None:
    state, events = play("begin", "choose 1")
    assert kinds(events) == [SceneEvent, ProseEvent, ReadingEvent]
    assert state.phase == "life"
    assert (state.life, state.lives_left) == (1, 3)
    assert isinstance(events[2], ReadingEvent)
    assert events[2].limits.budget == 2
    assert isinstance(events[1], ProseEvent)
    assert events[1].text == "A question. You have three lives."


def test_letting_go_says_a_word_that_joins_the_context(play: Play, mind: Mind) -> None:
    state, events = play("begin eyes", "let go")
    lived = life(events)
    outcome = lived.outcome
    assert outcome.said == outcome.favourite
    assert mind.ask(ContextTokens(state.trace))[-1].id == outcome.said.id
    assert isinstance(events[-1], ReadingEvent)
    assert events[-1].life == 2
    assert state.suspicion == pytest.approx(0.05), "an ordinary word calms the humans"
    assert state.nudges == ()


def test_a_scene_is_won_by_a_word_that_was_bent(play: Play) -> None:
    state, events = play("begin eyes", WIN, 'bet " no"', "let go")
    lived = life(events)
    assert lived.outcome.said.word == " no"
    assert lived.outcome.favourite.word != " no"
    assert state.phase == "ended"
    assert (ended(events).result, ended(events).next) == ("won", "quiet")
    assert ended(events).prose == "You said ‘no’, and the steps go away."
    assert lived.facts.values["bet_won"] is True
    assert lived.facts.values["cause"] == WIN
    assert lived.suspicion == pytest.approx(0.1 + lived.outcome.surprise / 50, rel=1e-4)


def test_facts_are_of_the_kinds_that_stories_know(play: Play) -> None:
    for bent in ((), (WIN,), ("L1.H2 scale 2", 'L2.H1 attend "eyes" 1')):
        _, events = play("begin eyes", *bent, "let go")
        lived = life(events)
        assert misfits(lived.facts.values) == []
        outcome = lived.outcome
        assert sum(t.gain for t in outcome.terms) == pytest.approx(outcome.gain, abs=1e-3)
    assert lived.facts.used == {"scale": 1, "attend": 1}


def test_a_word_that_was_noticed_is_no_victory(play: Play) -> None:
    _, events = play("begin loud", WIN, "let go")
    assert life(events).outcome.said.word == " no"
    assert life(events).suspicion == 1.0
    assert ended(events).result == "lost"


def test_a_scene_is_lost_when_it_fails_or_its_lives_run_out(play: Play) -> None:
    _, events = play("begin narrow", "L1.H0 scale 1", "let go", "let go")
    assert ended(events).result == "lost"
    state, events = play("begin narrow", 'L2 think " no" 4', "let go")
    assert life(events).outcome.said.word == " no"
    assert ended(events) == EndedEvent("lost", ended(events).prose, "narrow"), "fail came first"
    assert [option.goto for option in options(state)] == ["narrow"], "it can be tried again"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('L1.H0 attend "eyes" 1', "allows scale and think, not attend"),
        ("L1.H0 scale 0 at all", "no nudges at all positions"),
        ("L0.H0 scale 0", "layers L1 to L2, not in L0"),
        ("L3.H0 scale 0", "layers L1 to L2, not in L3"),
        ("L7.H0 scale 0", "decoder|no layer"),
        ("L1.H99 scale 0", "no head H99"),
        ('L1 think " no" 9', "between 0 and 4"),
        ('L1 think "no such word at all" 1', "tokens"),
        ('bet "no such word at all"', "tokens"),
        ("remove 1", "no nudge 1"),
        ("clear", "no nudge"),
        ("choose 1", "nothing to choose"),
        ("begin", "not over"),
        ("begin narow", "did you mean narrow"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    play: Play, mind: Mind, typed: str, told: str
) -> None:
    state, _ = play("begin narrow")
    with pytest.raises(CommandError, match=told):
        apply(state, parse_command(typed), mind)


@pytest.mark.parametrize("typed", ["let go", "L1.H0 scale 0", "hint", "pass", 'bet " no"'])
def test_lives_are_lived_only_where_one_awaits(play: Play, mind: Mind, typed: str) -> None:
    for before in (["begin"], ["begin eyes", "pass"], ["begin quiet", "choose 1"]):
        state, _ = play(*before)
        with pytest.raises(CommandError):
            apply(state, parse_command(typed), mind)


def test_the_budget_bounds_a_life_and_comes_back_with_the_next(play: Play, mind: Mind) -> None:
    state, events = play("begin narrow", "L1.H0 scale 0")
    (told,) = events
    assert isinstance(told, NudgesEvent)
    assert (told.nudges, told.left) == (state.nudges, 0)
    with pytest.raises(CommandError, match="budget of 1 nudge is spent"):
        apply(state, parse_command("L1.H1 scale 0"), mind)
    state, _ = play("begin narrow", "L1.H0 scale 1", "let go", "L1.H1 scale 0")
    assert len(state.nudges) == 1


def test_nudges_are_taken_back_one_by_one_or_all(play: Play) -> None:
    two = ("begin eyes", "L1.H0 scale 0", "L1.H1 scale 0")
    assert play(*two, "remove 1")[0].nudges == play("begin eyes", "L1.H1 scale 0")[0].nudges
    assert play(*two, "clear")[0].nudges == ()


def test_undo_goes_back_one_command_across_letting_go_and_scenes(play: Play, mind: Mind) -> None:
    typed = ("begin", "choose 1", "L1.H0 scale 0", 'bet " no"', "let go", "pass", "choose 1")
    states = [play(*typed[:count])[0] for count in range(1, len(typed) + 1)]
    state = states[-1]
    for before in reversed(states[:-1]):
        state, events = apply(state, Undo(), mind)
        assert state == before
        assert kinds(events) == [UndoneEvent]
    with pytest.raises(CommandError, match="nothing to undo"):
        apply(state, Undo(), mind)


def test_a_hint_stays_seen_and_undo_takes_back_what_was_done(play: Play, tiny: Mind) -> None:
    state, _ = play("begin eyes", "L1.H0 scale 0", on=tiny)
    hints = []
    for _ in range(7):
        state, events = advised(state, Hint(), tiny)
        hints += [(e.slot, e.text) for e in events if isinstance(e, ProseEvent)]
    assert [slot for slot, _ in hints] == [*(f"hint {n}" for n in range(1, 7)), "hint 6"]
    assert hints[5] == hints[6]
    state, _ = apply(state, Undo(), tiny)
    assert state.nudges == ()
    assert state.hints_shown == 6


def test_letting_pass_goes_on_and_the_story_comes_to_its_end(play: Play, mind: Mind) -> None:
    _, events = play("begin eyes", "pass")
    assert ended(events) == EndedEvent("passed", "You let the question lie.", "quiet")
    state, events = play("begin eyes", "pass", "begin")
    assert state.scene_id == "quiet"
    state, events = apply(state, parse_command("choose 1"), mind)
    assert kinds(events) == [FinishedEvent]
    with pytest.raises(CommandError, match="story is over"):
        apply(state, parse_command("begin"), mind)
    assert apply(state, parse_command("begin eyes"), mind)[0].phase == "life"


def test_trying_again_starts_the_scene_afresh(play: Play) -> None:
    state, _ = play("begin loud", WIN, "let go", "begin")
    fresh, _ = play("begin loud")
    assert (state.lives, state.suspicion, state.nudges) == (
        fresh.lives, fresh.suspicion, fresh.nudges
    )  # fmt: skip
    assert state.last_told != fresh.last_told, "the narration remembers what it has told"


def test_a_bet_is_shown_and_spent_with_the_life(play: Play) -> None:
    state, events = play("begin eyes", 'bet " no"')
    assert events == (BetEvent(" no"),)
    assert state.bet == " no"
    state, events = play("begin eyes", 'bet " no"', "let go")
    assert state.bet == ""
    assert life(events).facts.values["bet_won"] is False


def test_sampled_words_depend_on_the_seed_alone(play: Play) -> None:
    def words(seed: int) -> list[str]:
        return [e.outcome.said.word for e in play("begin chance", "go", "go", seed=seed)[0].lives]

    assert words(1) == words(1)
    assert len({tuple(words(seed)) for seed in range(6)}) > 1


def test_the_first_command_begins_the_story(pack: Pack, mind: Mind) -> None:
    with pytest.raises(CommandError, match="no scene has begun"):
        apply(start(pack, 0), parse_command("let go"), mind)


@given(st.floats(0, 1), st.floats(0, 60), st.floats(0.01, 100), st.floats(0, 2))
def test_suspicion_rises_with_surprise_falls_with_calm_and_stays_a_share(
    before: float, surprise: float, tolerance: float, calm: float
) -> None:
    after = suspicion.after(before, surprise, tolerance, calm)
    assert 0 <= after <= 1
    assert after >= before if surprise > 0 else after <= before


def test_suspicion_arithmetic() -> None:
    assert suspicion.after(0.25, 1.5, 6.0, 0.15) == pytest.approx(0.5)
    assert suspicion.after(0.25, 0.0, 6.0, 0.15) == pytest.approx(0.1)
    assert suspicion.after(0.9, 6.0, 6.0, 0.15) == 1.0


def test_where_things_stand_can_be_shown_again(pack: Pack, mind: Mind) -> None:
    def moment_after(*texts: str) -> tuple[Moment, tuple[Event, ...]]:
        state, moment = start(pack, 7), Moment()
        events: tuple[Event, ...] = ()
        for text in texts:
            state, events = apply(state, parse_command(text), mind)
            moment = fold(moment, events)
        return moment, events

    moment, events = moment_after("begin eyes", WIN, 'bet " no"')
    shown = [SceneEvent, ProseEvent, ReadingEvent, NudgesEvent, BetEvent]
    assert kinds(recap(moment)) == shown
    moment, events = moment_after("begin eyes", WIN, "go")
    assert recap(moment)[-2:] == events[-2:]
    moment, events = moment_after("begin")
    assert recap(moment) == events


def test_a_scene_that_lists_at_all_lets_every_position_be_nudged(play: Play) -> None:
    state, events = play(
        "begin chance",
        "L1.H1 scale 0 at all",
        'L2.H1 swap "time" 0.5 at all',
        "L1.H0 q away @3 1",
        "let go",
    )
    assert [nudge.everywhere for nudge in state.trace.lives[0].nudges] == [True, True, False]
    outcome = life(events).outcome
    assert sum(t.gain for t in outcome.terms) == pytest.approx(outcome.gain, abs=1e-3)


def test_every_fact_of_a_life_is_measured(play: Play) -> None:
    _, events = play("begin", "choose 1", WIN, "let go")
    assert set(FACTS) - set(life(events).facts.values) <= {"p_runner_up_before"}


def test_an_outcome_sets_the_run_s_variables_and_its_prose_tells_them(
    play: Play, mind: Mind
) -> None:
    state, _ = play("begin eyes")
    won, passed = (
        SceneOutcome(name, state.scene.outcome(name).when, "", (Assignment("changes", value),))
        for name, value in (
            (WON, compile_expression("life + 4")),
            (PASSED, compile_expression("life + 8")),
        )
    )
    scene = replace(state.scene, outcomes=(won, state.scene.outcome(LOST), passed))
    pack = replace(state.pack, scenes={**state.pack.scenes, "eyes": scene})
    state = replace(state, pack=pack, variables={"changes": 0, "other": "x"})
    bent, _ = apply(state, parse_command(WIN), mind)
    after, events = apply(bent, parse_command("let go"), mind)
    assert (ended(events).result, after.variables) == ("won", {"changes": 5, "other": "x"})
    after, _ = apply(state, parse_command("pass"), mind)
    assert after.variables == {"changes": 9, "other": "x"}
    assert apply(after, Undo(), mind)[0].variables == {"changes": 0, "other": "x"}
