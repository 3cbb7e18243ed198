"""What stands on the screen: the fold of the events so far.

Line mode, the play screen, replays and exporters all show this value. It is made from events
alone, one command's at a time; nothing here asks the rules or the mind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import reduce

from game.mind.nudges.kinds import Nudge
from game.mind.results import Reading, Token
from game.session.rules.events import (
    BetEvent,
    ChoicesEvent,
    EndedEvent,
    Event,
    FinishedEvent,
    LifeEvent,
    NudgesEvent,
    Phase,
    ProseEvent,
    ReadingEvent,
    SceneEvent,
    UndoneEvent,
)
from game.story.life_limits import Limits

#: events that are kept to be read again; the oldest fall off
LOG = 300


@dataclass(frozen=True, slots=True)
class Seen:
    """One life as it is to be looked at: the one that awaits, or the one just lived.

    `baseline` is the run without nudges, `nudged` the one with `nudges` (the same where there
    are none). Readings of journals of version 1 have neither lens nor cells.
    """

    page: str
    tokens: tuple[Token, ...]
    limits: Limits
    baseline: Reading
    nudged: Reading
    nudges: tuple[Nudge, ...] = ()
    lived: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """All that is to be seen at one moment of a playthrough.

    `life` is the number of the life that awaits, or of the last one lived. `lived` are the lives of
    this scene; `told` is what happened in this scene, without what was undone, and `log` what
    there was to read of late, undone or not; `happened`, its end, is what the last command
    brought. `previous` is the moment an undo returns to.
    """

    phase: Phase = "new"
    scene: SceneEvent | None = None
    life: int = 0
    seen: Seen | None = None
    bet: str = ""
    suspicion: float = 0.0
    choices: tuple[str, ...] = ()
    lived: tuple[LifeEvent, ...] = ()
    result: str = ""
    log: tuple[Event, ...] = ()
    happened: tuple[Event, ...] = ()
    told: tuple[Event, ...] = ()
    previous: Moment | None = field(default=None, compare=False, repr=False)

    @property
    def nudges(self) -> tuple[Nudge, ...]:
        """The nudges placed in the life that awaits."""
        return self.seen.nudges if self.phase == "life" and self.seen is not None else ()

    @property
    def limits(self) -> Limits | None:
        """What the life that awaits allows; None where none does."""
        return self.seen.limits if self.phase == "life" and self.seen is not None else None

    @property
    def left(self) -> int:
        """How many more nudges may be placed."""
        return self.limits.left(len(self.nudges)) if self.limits is not None else 0

    @property
    def last(self) -> LifeEvent | None:
        """The last life lived in this scene."""
        return self.lived[-1] if self.lived else None

    @property
    def said(self) -> tuple[str, ...]:
        """The words said in this scene, oldest first."""
        return tuple(life.outcome.said.word for life in self.lived)

    @property
    def living(self) -> bool:
        """Whether this is a scene in which lives are lived."""
        return self.scene is not None and bool(self.scene.prompt)


def fold(moment: Moment, happened: Iterable[Event]) -> Moment:
    """The moment after one command, from that command's events."""
    events = tuple(happened)
    if events and isinstance(events[0], UndoneEvent):
        return _undone(moment, events)
    after = _logged(reduce(_after, events, moment), moment, events)
    if events and all(isinstance(event, ProseEvent) and event.is_hint for event in events):
        return after  # a hint is not taken back
    return replace(after, previous=moment if moment.phase != "new" else None)


def recap(moment: Moment) -> tuple[Event, ...]:
    """What to tell somebody who comes back: the scene's beginning, its lives as they were told,
    and where things stand. What was undone is left out.
    """
    if moment.scene is None or moment.phase == "finished":
        return moment.told[-1:]
    scene = [e for e in moment.told if not (isinstance(e, ProseEvent) and e.is_hint)]
    past = [e for e in scene[1:] if isinstance(e, ProseEvent | LifeEvent)]
    begun = replace(moment.scene, suspicion=moment.suspicion)
    if moment.phase == "life" and moment.seen is not None:
        return (begun, *past, *_awaiting(moment, moment.seen))
    ended = [e for e in scene if isinstance(e, EndedEvent)][-1:]
    return (begun, *past, *ended, ChoicesEvent(moment.choices))


def _awaiting(moment: Moment, seen: Seen) -> list[Event]:
    """The life that awaits, as events to show again."""
    page, tokens, limits, baseline = seen.page, seen.tokens, seen.limits, seen.baseline
    shown: list[Event] = [ReadingEvent(page, moment.life, tokens, limits, baseline)]
    if seen.nudges:
        shown.append(NudgesEvent(seen.nudges, moment.left, seen.nudged))
    if moment.bet:
        shown.append(BetEvent(moment.bet))
    return shown


def _undone(moment: Moment, events: tuple[Event, ...]) -> Moment:
    return _logged(moment.previous or moment, moment, events)


def _logged(after: Moment, before: Moment, events: tuple[Event, ...]) -> Moment:
    """`after` with what was there to read `before`, and the events that led from there to it."""
    return replace(after, log=(*before.log, *events)[-LOG:], happened=events)


def _after(moment: Moment, event: Event) -> Moment:
    if isinstance(event, SceneEvent):
        begun: Phase = "life" if event.prompt else "prose"
        return Moment(phase=begun, scene=event, suspicion=event.suspicion, told=(event,))
    changed = _changed(moment, event)
    return replace(changed, told=(*moment.told, event))


def _changed(moment: Moment, event: Event) -> Moment:
    match event:
        case ReadingEvent(page, life, tokens, limits, reading):
            seen = Seen(page, tokens, limits, reading, reading)
            return replace(moment, phase="life", life=life, seen=seen)
        case NudgesEvent(nudges=nudges, reading=reading) if moment.seen is not None:
            nudged = reading or moment.seen.baseline
            return replace(moment, seen=replace(moment.seen, nudges=nudges, nudged=nudged))
        case BetEvent(word=word):
            return replace(moment, bet=word)
        case LifeEvent():
            return _lived(moment, event)
        case ChoicesEvent(choices=choices):
            return replace(moment, choices=choices)
        case EndedEvent(result=result):
            over = replace(moment.seen, lived=True) if moment.seen is not None else None
            life = len(moment.lived)  # one that awaited is not lived any more
            return replace(moment, phase="ended", life=life, result=result, bet="", seen=over)
        case FinishedEvent():
            return replace(moment, phase="finished", choices=())
    return moment


def _lived(moment: Moment, event: LifeEvent) -> Moment:
    """The word is said: it stands at the end of the page, and the life can still be looked at."""
    out, seen = event.outcome, moment.seen
    if seen is not None:
        tokens = (*out.tokens, Token(out.said.id, out.said.word))
        seen = replace(
            seen,
            tokens=tokens,
            baseline=out.baseline,
            nudged=out.nudged,
            nudges=event.nudges,
            lived=True,
        )
    return replace(
        moment,
        life=event.life,
        seen=seen,
        bet="",
        suspicion=event.suspicion,
        lived=(*moment.lived, event),
    )
