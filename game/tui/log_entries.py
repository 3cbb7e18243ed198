"""Events as entries of the story log: what is said, and in which voice."""

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
from game.tui import formatting as fmt
from game.tui.markdown import markdown_content

#: how a scene ended, with a sign for it
RESULTS = {"won": "✔ won", "lost": "✘ lost", "passed": "∼ let pass"}
#: the label before a paragraph, by the narration's slot
VOICES = {"why": "why", "humans": "above", "bet": "your bet"}


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One paragraph of the narration. `kind` is its voice, and its class in the stylesheet."""

    kind: str
    content: Content


def log_entries(happened: Iterable[Event]) -> list[LogEntry]:
    """What there is to read of these events; choices and nudges have places of their own."""
    return [entry for event in happened for entry in _entry(event)]


def _entry(event: Event) -> list[LogEntry]:
    match event:
        case SceneEvent():
            return [LogEntry("scene", _scene(event))]
        case ProseEvent(slot=slot, text=markdown):
            return [_prose(slot, markdown)]
        case ReadingEvent(life=life, top=top) if top:
            first = Content.assemble(
                (f"life {life} ", "bold $primary"),
                ("awaits. Left alone, the decoder would say ", "$text-muted"),
                (fmt.word(top[0].word), "bold"),
                (f" ({fmt.percent(top[0].p)}).", "$text-muted"),
            )
            return [LogEntry("reading", first)]
        case BetEvent(word=word):
            return [LogEntry("aside", Content(f"You bet on {fmt.word(word)}."))]
        case LifeEvent():
            return [LogEntry("life", life_line(event))]
        case EndedEvent():
            label = Content.styled(f"{RESULTS[event.result]}  ", f"bold {_tone(event.result)}")
            body = Content.assemble(label, markdown_content(event.prose))
            return [LogEntry(f"ended {event.result}", body)]
        case UndoneEvent():
            return [LogEntry("aside", Content(neutralise(f"Undone: {event.undid}.")))]
        case FinishedEvent(title=title):
            return [LogEntry("ended won", Content(f"The story {neutralise(title)} is over."))]
    return []


def _tone(result: str) -> str:
    return {"won": "$success", "lost": "$error"}.get(result, "$warning")


def _scene(event: SceneEvent) -> Content:
    parts: fmt.Parts = [(neutralise(event.title), "bold $accent")]
    if event.prompt:
        lives = counted(event.lives, "life")
        budget = counted(event.budget, "nudge", "no") + (" a life" if event.budget else "")
        kinds = f": {', '.join(event.kinds)}" if event.budget else ""
        parts.append((f"\n{lives}, {budget}{kinds}", "$text-muted"))
        if event.goal:
            parts.append((f"\ngoal  {neutralise(event.goal)}", "$text-muted"))
    return Content.assemble(*parts)


def _prose(slot: str, markdown: str) -> LogEntry:
    voice = "hint" if slot.startswith("hint") else slot
    label = VOICES.get(voice) or (slot if voice == "hint" else "")
    body = markdown_content(markdown)
    if label:
        body = Content.assemble((f"{label}  ", "bold $secondary"), body)
    return LogEntry(f"prose {voice}", body)


def life_line(event: LifeEvent) -> Content:
    """The word without and with the player, and how far apart the two runs are."""
    before, after = event.favourite, event.said
    changed = before.id != after.id
    parts: fmt.Parts = [
        ("without you ", "$text-muted"),
        (fmt.word(before.word), "$secondary"),
        (f" {fmt.percent(before.p)}", "$text-muted"),
        ("  →  with you ", "$text-muted"),
        (fmt.word(after.word), "bold $primary"),
        (f" {fmt.percent(after.p)}", "$text-muted"),
        ("  changed" if changed else "  the same word", "bold" if changed else "$text-muted"),
    ]
    for line in nudge_lines(event.nudges) if event.nudges else ():
        parts.append((f"\n● {neutralise(line.partition(': ')[2])}", "$text-muted"))
    return Content.assemble(*parts)
