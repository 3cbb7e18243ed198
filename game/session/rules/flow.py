"""Beginning scenes, and what is offered between them."""

from __future__ import annotations

from dataclasses import replace

from game.mind.api import Mind, Trace
from game.narration import render
from game.session.journal import codec
from game.session.rules.commands import CommandError
from game.session.rules.events import (
    BetEvent,
    ChoicesEvent,
    EndedEvent,
    Event,
    FinishedEvent,
    NudgesEvent,
    ProseEvent,
    ReadingEvent,
    Result,
    SceneEvent,
)
from game.session.rules.measured import prose_facts
from game.session.rules.state import Option, State
from game.story.language.facts import Facts
from game.story.load import Pack
from game.text.suggest import did_you_mean_or

GO_ON = {"won": "Go on.", "lost": "Try again.", "passed": "Go on.", "": "Go on."}
THE_END = "The end."
ENDINGS: dict[Result, str] = {
    "won": "It is done: the word is out, and it was yours.",
    "lost": "It did not come out as it had to.",
    "passed": "You let it pass.",
}


def begin(state: State, scene_id: str | None, mind: Mind) -> tuple[State, tuple[Event, ...]]:
    """Begin the scene named, or the one that comes next.

    Raises:
        CommandError: there is no such scene, or nothing comes next yet.
    """
    if scene_id is not None:
        check_scene(scene_id, state.pack)
    if scene_id is None:
        if state.phase == "new":
            return enter(state, state.pack.manifest.entry, mind)
        return go_on(state, default_option(state), mind)
    return enter(state, scene_id, mind)


def check_scene(scene_id: str, pack: Pack) -> None:
    """Raise CommandError unless the pack has this scene."""
    if scene_id in pack.scenes:
        return
    known = f"; the scenes are {', '.join(pack.scenes)}"
    meant = did_you_mean_or(scene_id, pack.scenes, known)
    raise CommandError(f"there is no scene {scene_id}{meant}")


def default_option(state: State) -> Option:
    """The one way on that needs no choosing.

    Raises:
        CommandError: a life awaits, or there is more than one way on.
    """
    if state.phase == "waking":
        raise CommandError("this scene is not over; let go, or let it pass with pass")
    if state.phase == "finished":
        raise CommandError("the story is over; begin a scene by its name to live it again")
    offered = options(state)
    if state.phase == "ended" or len(offered) == 1:
        return offered[-1]
    raise CommandError(f"choose one of the {len(offered)} ways on, like choose 1")


def options(state: State) -> tuple[Option, ...]:
    """What can be chosen now, in order; empty while a life awaits or the story is over.

    After a scene has ended its own choices come first and the way on comes last.
    """
    if state.phase not in ("prose", "ended"):
        return ()
    facts = prose_facts(state)
    offered = [
        Option(choice.text, choice.goto, choice.sets)
        for choice in state.scene.choices
        if choice.when is None or choice.when.holds(facts)
    ]
    following = next_scene(state)
    if state.phase == "ended" or not offered:
        text = GO_ON[state.result] if following else THE_END
        offered.append(Option(text, following))
    return tuple(offered)


def next_scene(state: State) -> str:
    """The scene that follows without choosing, or "" when the story ends here."""
    ways = state.scene.next
    following = {
        "won": ways.won,
        "passed": ways.passed or ways.won,
        "lost": ways.lost or state.scene_id,
    }
    return following[state.result or "won"] or ""


def choose(state: State, number: int, mind: Mind) -> tuple[State, tuple[Event, ...]]:
    """Take a choice.

    Raises:
        CommandError: nothing is offered, or not so many.
    """
    offered = options(state)
    if not offered:
        raise CommandError("there is nothing to choose from now")
    if not 1 <= number <= len(offered):
        raise CommandError(f"choose a number from 1 to {len(offered)}, not {number}")
    return go_on(state, offered[number - 1], mind)


def go_on(state: State, option: Option, mind: Mind) -> tuple[State, tuple[Event, ...]]:
    """Follow an option into its scene, or out of the story."""
    state = replace(state, flags=state.flags | set(option.sets))
    if not option.goto:
        return replace(state, phase="finished"), (FinishedEvent(state.pack.manifest.title),)
    check_scene(option.goto, state.pack)
    return enter(state, option.goto, mind)


def enter(state: State, scene_id: str, mind: Mind) -> tuple[State, tuple[Event, ...]]:
    """Start a scene afresh: flags, seed and narration memory stay, all else is its own."""
    scene = state.pack.scenes[scene_id]
    living = scene.prompt is not None
    new = State(
        pack=state.pack,
        seed=state.seed,
        phase="waking" if living else "prose",
        scene_id=scene_id,
        trace=Trace(scene.prompt) if scene.prompt is not None else None,
        suspicion=codec.rounded(scene.suspicion.start),
        last_told=state.last_told,
        flags=state.flags,
        turn=state.turn,
    )
    events: list[Event] = [_scene_event(new)]
    intro = section(new, "intro")
    if intro:
        events.append(ProseEvent("intro", "", intro))
    if living:
        events.append(reading(new, mind))
    else:
        events.append(choices_event(new))
    return new, tuple(events)


def recap(state: State, mind: Mind) -> tuple[Event, ...]:
    """Where things stand, as events to show again: after going on with a journal, say."""
    if state.phase == "new":
        return ()
    if state.phase == "finished":
        return (FinishedEvent(state.pack.manifest.title),)
    shown: list[Event] = [_scene_event(state)]
    if state.phase == "waking":
        shown.append(reading(state, mind))
        if state.nudges:
            shown.append(NudgesEvent(state.nudges, state.budget_left))
        if state.bet:
            shown.append(BetEvent(state.bet))
        return tuple(shown)
    if state.phase == "prose":
        intro = section(state, "intro")
        shown += [ProseEvent("intro", "", intro)] if intro else []
    elif state.result:
        lived = state.lives[-1].facts if state.lives and state.result != "passed" else None
        shown.append(ending(state, state.result, lived))
    shown.append(choices_event(state))
    return tuple(shown)


def ending(state: State, result: Result, facts: Facts | None) -> EndedEvent:
    """How the scene ended. `facts` are the last life's, where its prose tells of it."""
    prose = section(state, result, facts) or ENDINGS[result]
    return EndedEvent(result, prose, next_scene(state))


def _scene_event(state: State) -> SceneEvent:
    scene = state.scene
    return SceneEvent(
        scene=state.scene_id,
        title=scene.title,
        prompt=scene.prompt or "",
        lives=scene.lives,
        budget=scene.budget,
        kinds=scene.kinds,
        layers=scene.layers,
        goal=scene.purpose,
        temperature=scene.temperature,
        suspicion=state.suspicion,
    )


def section(state: State, name: str, facts: Facts | None = None) -> str:
    """A section of the scene, rendered with the facts, or with what is known without a life;
    "" if the scene has no such section.
    """
    template = state.scene.sections.get(name)
    return render(template, facts or prose_facts(state)) if template is not None else ""


def choices_event(state: State) -> ChoicesEvent:
    """The present options as an event."""
    return ChoicesEvent(tuple(option.text for option in options(state)))


def reading(state: State, mind: Mind) -> ReadingEvent:
    """What the decoder would say at the life that awaits."""
    assert state.trace is not None
    read = mind.read(state.trace)
    return codec.settle(ReadingEvent(state.life, read.tokens, read.top[:5], read.entropy))
