"""What was told so far in the scene that a journal is gone on with."""

from __future__ import annotations

from game.mind.api import Mind
from game.session.journal.file import Journal
from game.session.rules.events import Event, LifeEvent, ProseEvent, SceneEvent
from game.session.rules.flow import recap, section
from game.session.rules.state import State


def retell(journal: Journal, state: State, mind: Mind) -> tuple[Event, ...]:
    """The scene's beginning, its lives as they were told, and where things stand.

    Lives that were undone are left out: they are in the journal, and not in the story.
    """
    stands = recap(state, mind)
    if not stands or not isinstance(stands[0], SceneEvent) or state.phase == "prose":
        return stands
    intro = section(state, "intro")
    opening = (ProseEvent("intro", "", intro),) if intro else ()
    return (stands[0], *opening, *_lives(journal, state), *stands[1:])


def _lives(journal: Journal, state: State) -> tuple[Event, ...]:
    kept = {(life.life, life.context, life.said.id) for life in state.lives}
    told: dict[int, tuple[Event, ...]] = {}
    for turn in journal.turns:
        life = next((e for e in turn.events if isinstance(e, LifeEvent)), None)
        if life is None or life.scene != state.scene_id:
            continue
        if (life.life, life.context, life.said.id) in kept:
            told[life.life] = tuple(e for e in turn.events if isinstance(e, LifeEvent | ProseEvent))
    return tuple(event for number in sorted(told) for event in told[number])
