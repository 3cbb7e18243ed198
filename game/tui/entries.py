"""Events as entries of the narration: what is said, and in which voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from game.session.blocks.describe import nudge_lines
from game.session.rules.events import (
    BetEvent,
    EndedEvent,
    Event,
    FinishedEvent,
    LifeEvent,
    ProseEvent,
    ReadingEvent,
    SceneEvent,
    UndoneEvent,
)
from game.text.plural import counted
from game.text.safety import neutralise
from game.tui import format as text
from game.tui.prose import prose

RESULTS = {"won": "✔ won", "lost": "✘ lost", "passed": "∼ let pass"}
VOICES = {"why": "why", "humans": "above", "bet": "your bet"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of the narration. `kind` is its voice, and its class in the stylesheet."""

    kind: str
    content: Content


def entries(happened: Iterable[Event]) -> list[Entry]:
    """What there is to read of these events; choices and nudges have places of their own."""
    return [entry for event in happened for entry in _entry(event)]


def _entry(event: Event) -> list[Entry]:
    match event:
        case SceneEvent():
            return [Entry("scene", _scene(event))]
        case ProseEvent(slot=slot, text=markdown):
            return [_prose(slot, markdown)]
        case ReadingEvent(life=life, reading=reading) if reading.top:
            top = reading.top
            first = Content.assemble(
                (f"life {life} ", "bold $primary"),
                ("awaits. Left alone, the decoder would say ", "$text-muted"),
                (text.word(top[0].word), "bold"),
                (f" ({text.percent(top[0].p)}).", "$text-muted"),
            )
            return [Entry("reading", first)]
        case BetEvent(word=word):
            return [Entry("aside", Content(f"You bet on {text.word(word)}."))]
        case LifeEvent():
            return [Entry("life", life_line(event))]
        case EndedEvent():
            result = RESULTS.get(event.result, event.result)
            label = Content.styled(f"{result}  ", f"bold {_tone(event.result)}")
            return [Entry(f"ended {event.result}", Content.assemble(label, prose(event.prose)))]
        case UndoneEvent():
            return [Entry("aside", Content(neutralise(f"Undone: {event.undid}.")))]
        case FinishedEvent(title=title):
            return [Entry("ended won", Content(f"The story {neutralise(title)} is over."))]
    return []


def _tone(result: str) -> str:
    return {"won": "$success", "lost": "$error"}.get(result, "$warning")


def _scene(event: SceneEvent) -> Content:
    parts: text.Parts = [(neutralise(event.title), "bold $accent")]
    if event.prompt:
        lives = counted(event.lives, "life")
        budget = counted(event.budget, "nudge", "no") + (" a life" if event.budget else "")
        kinds = f": {', '.join(event.kinds)}" if event.budget else ""
        parts.append((f"\n{lives}, {budget}{kinds}", "$text-muted"))
        if event.goal:
            parts.append((f"\ngoal  {neutralise(event.goal)}", "$text-muted"))
    return Content.assemble(*parts)


def _prose(slot: str, markdown: str) -> Entry:
    voice = "hint" if slot.startswith("hint") else slot
    label = VOICES.get(voice) or (slot if voice == "hint" else "")
    body = prose(markdown)
    if label:
        body = Content.assemble((f"{label}  ", "bold $secondary"), body)
    return Entry(f"prose {voice}", body)


def life_line(event: LifeEvent) -> Content:
    """The word without and with the player, and how far apart the two runs are."""
    before, after = event.outcome.favourite, event.outcome.said
    changed = before.id != after.id
    parts: text.Parts = [
        ("without you ", "$text-muted"),
        (text.word(before.word), "$secondary"),
        (f" {text.percent(before.p)}", "$text-muted"),
        ("  →  with you ", "$text-muted"),
        (text.word(after.word), "bold $primary"),
        (f" {text.percent(after.p)}", "$text-muted"),
        ("  changed" if changed else "  the same word", "bold" if changed else "$text-muted"),
    ]
    for line in nudge_lines(event.nudges) if event.nudges else ():
        parts.append((f"\n● {neutralise(line.partition(': ')[2])}", "$text-muted"))
    return Content.assemble(*parts)
