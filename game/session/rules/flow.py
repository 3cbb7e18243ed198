"""Beginning scenes, and what is offered between them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from game.mind.api import ContextTokens, Mind, Read, Trace
from game.narration import render
from game.session.rules.commands import CommandError
from game.session.rules.events import (
    ChoicesEvent,
    EndedEvent,
    Event,
    FinishedEvent,
    ProseEvent,
    ReadingEvent,
    SceneEvent,
)
from game.session.rules.outcomes import DEFAULT_PROSE, following
from game.session.rules.rounding import rounded, settle
from game.session.rules.state import Option, State
from game.session.rules.state_facts import prose_facts
from game.story.facts import Facts
from game.story.life_limits import limits_of
from game.story.model import LOST, WON, Pack
from game.text.suggest import did_you_mean_or

#: what going on is called after an outcome
TRY_AGAIN, GO_ON, THE_END = "Try again.", "Go on.", "The end."


def begin(state: State, scene_id: str | None, mind: Mind) -> tuple[State, tuple[Event, ...]]:
    """Begin the scene named, or the one that comes next.

    Raises:
        CommandError: there is no such scene, or nothing comes next yet.
    """
    if scene_id is not None:
        check_scene(scene_id, state.pack)
        return enter(state, scene_id, mind)
    if state.phase == "new":
        return enter(state, state.pack.manifest.entry, mind)
    return go_on(state, default_option(state), mind)


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
    if state.phase == "life":
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
    next_scene = following(state)
    if state.phase == "ended" or not offered:
        on = TRY_AGAIN if state.result == LOST else GO_ON
        offered.append(Option(on if next_scene else THE_END, next_scene))
    return tuple(offered)


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
    """Start a scene afresh: what is the run's stays, all else is the scene's own."""
    scene = state.pack.scenes[scene_id]
    new = State(
        pack=state.pack,
        seed=state.seed,
        phase="life" if scene.pages else "prose",
        scene_id=scene_id,
        traces=MappingProxyType({page.id: Trace.of(page.prompt) for page in scene.pages}),
        suspicion=rounded(scene.suspicion.start),
        last_told=state.last_told,
        flags=state.flags,
        variables=state.variables,
        turn=state.turn,
    )
    events: list[Event] = [_scene_event(new)]
    intro = section(new, "intro")
    if intro:
        events.append(ProseEvent("intro", "", intro))
    events.append(reading(new, mind) if scene.pages else choices_event(new))
    return new, tuple(events)


def ending(state: State, facts: Facts | None) -> EndedEvent:
    """How the scene ended. `facts` are the last life's, where its prose tells of it."""
    result = state.result
    prose = section(state, result, facts) or DEFAULT_PROSE.get(result, DEFAULT_PROSE[WON])
    return EndedEvent(result, prose, following(state))


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
        par=(scene.par.nudges, scene.par.lives) if scene.par is not None else None,
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
    """The life that awaits, as it runs if nobody nudges."""
    tokens, read = mind.ask(ContextTokens(state.trace)), mind.ask(Read(state.trace))
    limits = limits_of(state.scene, state.life, mind.card.shape)
    return settle(ReadingEvent(state.page, state.life, tokens, limits, read))
