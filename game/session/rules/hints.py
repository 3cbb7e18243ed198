"""Asking for hints: the author's first, then measured ones from an advisor that is handed in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from game.mind.api import Mind, Progress
from game.narration import render
from game.session.rules.commands import Command, Hint
from game.session.rules.events import Event, ProseEvent
from game.session.rules.state import State
from game.session.rules.state_facts import prose_facts

#: of a measured hint: theme, layer, head, the nudge
STRENGTHS = 4
#: said when the hints there were have all been shown
HINTS_SPENT = (
    "There are no more hints. You may let it pass (type pass): the story goes on, "
    "and this moment can be lived again."
)
#: said when there was none to begin with
NO_HINT = (
    "There is no hint here. You may let it pass (type pass): the story goes on, "
    "and this moment can be lived again."
)
#: of a hint's prose: its number, or none where nothing more was shown
_SLOT = re.compile(r"hint(?: ([0-9]{1,4}))?")


class Advisor(Protocol):
    """Whoever looks for measured hints. What it remembers only saves time."""

    def ready(self, state: State, mind: Mind) -> str | None:
        """What to do where this life needs no further nudge, as Markdown; else None."""
        ...

    def advise(
        self, state: State, mind: Mind, strength: int, progress: Progress | None = None
    ) -> str | None:
        """A hint as Markdown, at a strength from 1 to STRENGTHS; None where none is found.

        `progress` hears of a long search, and may raise to stop it.
        """
        ...


class Silent:
    """An advisor without advice: the author's hints are all there are."""

    def ready(self, state: State, mind: Mind) -> str | None:
        return None

    def advise(
        self, state: State, mind: Mind, strength: int, progress: Progress | None = None
    ) -> str | None:
        return None


def hint(
    state: State, mind: Mind, advisor: Advisor, progress: Progress | None
) -> tuple[State, tuple[Event, ...]]:
    """The author's next hint, and then measured ones; the last of these is repeated."""
    authored, shown = state.scene.hints, state.hints_shown
    if shown < len(authored):
        return _shown(state, shown, render(authored[shown], prose_facts(state)))
    told = advisor.ready(state, mind)
    if told is None:
        strength = min(shown - len(authored) + 1, STRENGTHS)
        text = advisor.advise(state, mind, strength, progress)
        if text is not None:
            return _shown(state, min(shown, len(authored) + STRENGTHS - 1), text)
        told = HINTS_SPENT if shown else NO_HINT
    return state, (ProseEvent("hint", "", told),)


def _shown(state: State, before: int, text: str) -> tuple[State, tuple[Event, ...]]:
    count = before + 1
    return replace(state, hints_shown=count), (ProseEvent(f"hint {count}", "", text),)


def recorded_hint(
    state: State, command: Command, told: tuple[Event, ...]
) -> tuple[State, tuple[Event, ...]] | None:
    """What a hint asked for while a life awaits came to, from its record: not searched again.

    None for any other command, and for a record that `hint` does not write.
    """
    if not isinstance(command, Hint) or state.phase != "life" or len(told) != 1:
        return None
    (event,) = told
    found = _SLOT.fullmatch(event.slot) if isinstance(event, ProseEvent) else None
    if found is None:
        return None
    most = len(state.scene.hints) + STRENGTHS
    shown = min(int(found[1]), most) if found[1] else state.hints_shown
    return replace(state, hints_shown=shown), told
