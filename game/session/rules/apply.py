"""The rules of play: the one road by which anything in a playthrough changes.

`apply` is a function of its arguments (a mind answers by its arguments alone, an advisor
remembers only to save time), so a journal of commands replays exactly what was played.
"""

from __future__ import annotations

from dataclasses import replace

from game.mind.api import CheckNudge, Mind, MindError, Progress, Read, WordToken
from game.mind.nudges.kinds import Nudge, NudgeError
from game.session.rules import flow, letting_go
from game.session.rules.commands import (
    AddNudge,
    Begin,
    Bet,
    Choose,
    ClearNudges,
    Command,
    CommandError,
    Hint,
    LetGo,
    LetPass,
    RemoveNudge,
    Undo,
    show_command,
)
from game.session.rules.events import BetEvent, Event, NudgesEvent, UndoneEvent
from game.session.rules.hints import Advisor, Silent, hint
from game.session.rules.refusals import check_kind, check_reach
from game.session.rules.rounding import settle
from game.session.rules.state import State
from game.story.life_limits import limits_of
from game.story.model import PASSED

Applied = tuple[State, tuple[Event, ...]]
#: the advisor of whoever hands none in
SILENT = Silent()


def apply(
    state: State,
    command: Command,
    mind: Mind,
    advisor: Advisor = SILENT,
    progress: Progress | None = None,
) -> Applied:
    """Obey one command: the state it leads to, and what happened on the way.

    `progress` hears of a long search, as a hint may need; it may raise CommandError to stop it.

    Undo takes back any command but a hint, which stays seen. The first scene's beginning is
    not taken back: before it there is nothing to see.

    Raises:
        CommandError: it cannot be obeyed; the state given is still the state.
    """
    if isinstance(command, Undo):
        return _undo(state)
    try:
        if isinstance(command, Hint):
            _must_await(state)
            return hint(state, mind, advisor, progress)
        new, events = _obey(state, command, mind)
    except (NudgeError, MindError) as error:
        raise CommandError(str(error)) from None
    if state.phase == "new":
        return replace(new, previous=None, did=""), events
    return replace(new, previous=state, did=show_command(command)), events


def _obey(state: State, command: Command, mind: Mind) -> Applied:
    match command:
        case Begin(scene=scene):
            return flow.begin(state, scene, mind)
        case Choose(number=number):
            return flow.choose(state, number, mind)
    _must_await(state)
    match command:
        case AddNudge(nudge=nudge):
            return _add(state, nudge, mind)
        case RemoveNudge(number=number):
            return _remove(state, number, mind)
        case ClearNudges():
            if not state.nudges:
                raise CommandError("there is no nudge to clear")
            return _with_nudges(state, (), mind)
        case Bet(word=word):
            mind.ask(WordToken(word))
            return replace(state, bet=word), (BetEvent(word),)
        case LetGo():
            return letting_go.let_go(state, mind)
        case LetPass():
            return letting_go.end(state, PASSED)
    raise CommandError("this cannot be done now")


def _must_await(state: State) -> None:
    """Raise CommandError unless a life awaits."""
    if state.phase == "life":
        return
    raise CommandError(
        {
            "new": "no scene has begun; type begin",
            "prose": "there is no life to live here; choose a way on, like choose 1",
            "ended": "this scene is over; choose a way on, like choose 1, or undo",
            "finished": "the story is over; begin a scene by its name, or undo",
        }[state.phase]
    )


def _add(state: State, nudge: Nudge, mind: Mind) -> Applied:
    limits = limits_of(state.scene, state.life, mind.card.shape)
    check_kind(nudge, limits)
    mind.ask(CheckNudge(nudge, state.trace))
    check_reach(nudge, limits, len(state.nudges))
    return _with_nudges(state, (*state.nudges, nudge), mind)


def _remove(state: State, number: int, mind: Mind) -> Applied:
    if not 1 <= number <= len(state.nudges):
        have = f"the nudges are numbered 1 to {len(state.nudges)}"
        raise CommandError(f"there is no nudge {number}; {have if state.nudges else 'none is set'}")
    return _with_nudges(state, (*state.nudges[: number - 1], *state.nudges[number:]), mind)


def _with_nudges(state: State, nudges: tuple[Nudge, ...], mind: Mind) -> Applied:
    new = replace(state, nudges=nudges)
    left = limits_of(state.scene, state.life, mind.card.shape).left(len(nudges))
    nudged = settle(mind.ask(Read(state.trace, nudges))) if nudges else None
    return new, (NudgesEvent(nudges, left, nudged),)


def _undo(state: State) -> Applied:
    before = state.previous
    if before is None:
        raise CommandError("there is nothing to undo")
    if before.scene_id == state.scene_id and len(before.lives) <= len(state.lives):
        before = replace(before, hints_shown=max(before.hints_shown, state.hints_shown))
    told = UndoneEvent(
        undid=state.did,
        scene=before.scene_id,
        phase=before.phase,
        life=before.life,
        nudges=before.nudges,
        bet=before.bet,
        suspicion=before.suspicion,
    )
    return before, (told,)
