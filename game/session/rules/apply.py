"""The rules of play: the one road by which anything in a playthrough changes.

`apply` is a function of its arguments (a mind answers by its arguments alone), so a journal
of commands replays exactly what was played.
"""

from __future__ import annotations

import re
from dataclasses import replace

from game.mind.api import Mind, MindError, Progress
from game.mind.nudges.kinds import AT_ALL, Nudge, NudgeError
from game.narration import render
from game.session.rules import flow as scenes
from game.session.rules import life as living
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
from game.session.rules.events import BetEvent, Event, NudgesEvent, ProseEvent, UndoneEvent
from game.session.rules.measured import prose_facts
from game.session.rules.state import State
from game.session.search import advisor as hints
from game.session.search.goals import waking_range
from game.text.plural import counted

HINTS_SPENT = (
    "There are no more hints. You may let it pass (type pass): the story goes on, "
    "and this moment can be lived again."
)
NO_HINT = (
    "There is no hint here. You may let it pass (type pass): the story goes on, "
    "and this moment can be lived again."
)
#: of a hint's prose: its number, or none where nothing more was shown
_SLOT = re.compile(r"hint(?: ([0-9]{1,4}))?")
Applied = tuple[State, tuple[Event, ...]]


def apply(state: State, command: Command, mind: Mind, progress: Progress | None = None) -> Applied:
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
        new, events = _obey(state, command, mind, progress)
    except (NudgeError, MindError) as error:
        raise CommandError(str(error)) from None
    if isinstance(command, Hint):
        return new, events
    if state.phase == "new":
        return replace(new, previous=None, did=""), events
    return replace(new, previous=state, did=show_command(command)), events


def _obey(state: State, command: Command, mind: Mind, progress: Progress | None) -> Applied:
    match command:
        case Begin(scene=scene):
            return scenes.begin(state, scene, mind)
        case Choose(number=number):
            return scenes.choose(state, number, mind)
    _must_be_awake(state)
    match command:
        case AddNudge(nudge=nudge):
            return _add(state, nudge, mind)
        case RemoveNudge(number=number):
            return _remove(state, number)
        case ClearNudges():
            if not state.nudges:
                raise CommandError("there is no nudge to clear")
            return _with_nudges(state, ())
        case Bet(word=word):
            mind.word(word)
            return replace(state, bet=word), (BetEvent(word),)
        case LetGo():
            return living.let_go(state, mind)
        case Hint():
            return _hint(state, mind, progress)
        case LetPass():
            return living.end(state, "passed")
    raise CommandError("this cannot be done now")


def _must_be_awake(state: State) -> None:
    if state.phase == "waking":
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
    scene = state.scene
    assert state.trace is not None
    if nudge.kind not in scene.kinds:
        raise CommandError(f"this scene allows {' and '.join(scene.kinds)}, not {nudge.kind}")
    if nudge.everywhere and AT_ALL not in scene.kinds:
        raise CommandError("this scene allows no nudges at all positions; leave “at all” away")
    mind.check(nudge, state.trace)
    low, high = waking_range(state, mind)
    if not low <= nudge.layer <= high:
        raise CommandError(f"here you act in layers L{low} to L{high}, not in L{nudge.layer}")
    if state.budget_left <= 0:
        raise CommandError(_budget_spent(scene.budget))
    return _with_nudges(state, (*state.nudges, nudge))


def _budget_spent(budget: int) -> str:
    if budget == 0:
        return "this scene allows no nudges; watch, and let go"
    nudges = counted(budget, "nudge")
    return f"the budget of {nudges} is spent; take one back with remove 1, or let go"


def _remove(state: State, number: int) -> Applied:
    if not 1 <= number <= len(state.nudges):
        have = f"the nudges are numbered 1 to {len(state.nudges)}"
        raise CommandError(f"there is no nudge {number}; {have if state.nudges else 'none is set'}")
    return _with_nudges(state, (*state.nudges[: number - 1], *state.nudges[number:]))


def _with_nudges(state: State, nudges: tuple[Nudge, ...]) -> Applied:
    new = replace(state, nudges=nudges)
    return new, (NudgesEvent(nudges, new.budget_left),)


def _hint(state: State, mind: Mind, progress: Progress | None) -> Applied:
    """The author's next hint, and then measured ones; the last of these is repeated."""
    authored, shown = state.scene.hints, state.hints_shown
    if shown < len(authored):
        text = render(authored[shown], prose_facts(state))
    elif (told := hints.already(state, mind)) is not None:
        return state, (ProseEvent("hint", "", told),)
    else:
        advice = hints.advise(state, mind, progress)
        if advice is None:
            told = HINTS_SPENT if shown else NO_HINT
            return state, (ProseEvent("hint", "", told),)
        text = hints.told(advice, min(shown - len(authored) + 1, hints.STRENGTHS))
        shown = min(shown, len(authored) + hints.STRENGTHS - 1)
    return replace(state, hints_shown=shown + 1), (ProseEvent(f"hint {shown + 1}", "", text),)


def hinted(state: State, command: Command, told: tuple[Event, ...]) -> Applied | None:
    """What a hint asked for while awake came to, taken from its record and not searched again.

    None for any other command, and for a record that `_hint` does not write.
    """
    if not isinstance(command, Hint) or state.phase != "waking" or len(told) != 1:
        return None
    (event,) = told
    found = _SLOT.fullmatch(event.slot) if isinstance(event, ProseEvent) else None
    if found is None:
        return None
    most = len(state.scene.hints) + hints.STRENGTHS
    shown = min(int(found[1]), most) if found[1] else state.hints_shown
    return replace(state, hints_shown=shown), told


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
