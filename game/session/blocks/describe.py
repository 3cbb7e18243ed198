"""Events as plain lines: no colour, no boxes, no cursor movement; for ears as well as eyes.

The line mode and replays share this, so a replay reads as the game did. Everything is made
harmless for a terminal on the way: a journal is not trusted.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.mind.nudges import notation
from game.mind.nudges.kinds import Nudge
from game.mind.results import WordP
from game.session.rules import suspicion
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
from game.text.markdown import plain_text
from game.text.plural import counted
from game.text.safety import neutralise

MAX_PROSE = 40_000  # a recorded paragraph longer than any template is nonsense, and slow to parse
#: words told of a reading
TOP_WORDS = 5
#: how an ending is called; one that a story names itself is called by its id
RESULTS = {"won": "Won", "lost": "Lost", "passed": "Passed"}


def describe(happened: Iterable[Event]) -> list[str]:
    """All events as lines, paragraphs parted by an empty line."""
    lines: list[str] = []
    for event in happened:
        part = describe_event(event)
        if part and lines:
            lines.append("")
        lines += part
    return [neutralise(line) for line in lines]


def describe_event(event: Event) -> list[str]:
    """One event as lines."""
    match event:
        case SceneEvent():
            return _scene(event)
        case ProseEvent(text=text):
            lines = prose_lines(text)
            return [f"Hint: {lines[0]}", *lines[1:]] if event.is_hint and lines else lines
        case ChoicesEvent(choices=choices):
            return [f"{number}. {text}" for number, text in enumerate(choices, start=1)]
        case ReadingEvent():
            return _reading(event)
        case NudgesEvent(nudges=nudges, left=left):
            more = counted(left, "more nudge", "no").capitalize()
            return [*nudge_lines(nudges), f"{more} in the budget."]
        case BetEvent(word=word):
            return [f"You bet on {notation.quote(word)}."]
        case LifeEvent():
            return _life(event)
        case EndedEvent():
            return _ended(event)
        case UndoneEvent():
            return _undone(event)
        case FinishedEvent(title=title):
            return [f"The story {title} is over."]


def prose_lines(text: str) -> list[str]:
    """Markdown prose as plain lines."""
    return plain_text(text[:MAX_PROSE]).split("\n") if text.strip() else []


def words_line(words: Iterable[WordP]) -> str:
    """`" two" 0.62, " no" 0.05`."""
    return ", ".join(f"{notation.quote(word.word)} {probability(word.p)}" for word in words)


def probability(p: float) -> str:
    """Two digits that mean something: 0.62, 0.071, 0.0004, 3e-07."""
    return f"{p:.2f}" if p >= 0.1 else f"{p:.2g}"


def nudge_lines(nudges: tuple[Nudge, ...]) -> list[str]:
    """The nudges with their numbers."""
    if not nudges:
        return ["No nudges."]
    return [f"Nudge {n}: {notation.show(nudge)}" for n, nudge in enumerate(nudges, start=1)]


def suspicion_line(level: float) -> str:
    """`Suspicion 0.42: a human is curious.`"""
    return f"Suspicion {level:.2f}: {suspicion.in_words(level)}."


def refusal(sentence: str) -> str:
    """A refused command's sentence, as one."""
    stop = "" if sentence.endswith(("?", ".", "!")) else "."
    return neutralise(f"Not done: {sentence}{stop}")


def par(nudges: int, lives: int) -> str:
    """`1 nudge in 3 lives`: the fewest known to win a scene."""
    return f"{counted(nudges, 'nudge', 'no')} in {counted(lives, 'life')}"


def _scene(event: SceneEvent) -> list[str]:
    lines = [f"Scene: {event.title}."]
    if not event.prompt:
        return lines
    lines += ["The prompt reads:", *event.prompt.split("\n")]
    reach = ""
    if event.layers is not None:
        reach = f" in layers L{event.layers[0]} to L{event.layers[1]}"
    kinds = ", ".join(event.kinds)
    lines.append(
        f"{counted(event.lives, 'life', 'no').capitalize()}, "
        f"{counted(event.budget, 'nudge', 'no')} in each{reach}: {kinds}."
    )
    if event.goal:
        lines.append(f"Goal: {event.goal}")
    lines.append(suspicion_line(event.suspicion))
    return lines


def _reading(event: ReadingEvent) -> list[str]:
    return [
        f"Life {event.life} awaits, after {counted(len(event.tokens), 'token')}.",
        f"Left alone, the decoder would say: {words_line(event.reading.top[:TOP_WORDS])}.",
    ]


def _life(event: LifeEvent) -> list[str]:
    out = event.outcome
    said, favourite = out.said, out.favourite
    lines = [*(nudge_lines(event.nudges) if event.nudges else ())]
    without = f"{notation.quote(favourite.word)} {probability(favourite.p)}"
    with_you = f"{notation.quote(said.word)} {probability(said.p)}"
    lines.append(f"Without you: {without}. With you: {with_you}.")
    lines.append(f"Difference: {out.kl:.2f} nats. Surprise of the word: {out.surprise:.2f} nats.")
    bet = event.facts.values.get("bet")
    if isinstance(bet, str) and bet:
        outcome = "won" if event.facts.values.get("bet_won") else "lost"
        lines.append(f"Your bet on {notation.quote(bet)} is {outcome}.")
    before, after = event.suspicion_before, event.suspicion
    turn = "rises" if after > before else "falls" if after < before else "stays"
    lines.append(f"{suspicion_line(after)[:-1]} (it {turn}).")
    return lines


def _ended(event: EndedEvent) -> list[str]:
    lines = prose_lines(event.prose)
    result = RESULTS.get(event.result, event.result)
    return [f"{result}: {lines[0] if lines else ''}".rstrip(), *lines[1:]]


def _undone(event: UndoneEvent) -> list[str]:
    lines = [f"Undone: {event.undid}."]
    if event.phase == "life":
        lines.append(f"Life {event.life} of {event.scene} awaits.")
        lines += nudge_lines(event.nudges)
        if event.bet:
            lines.append(f"You bet on {notation.quote(event.bet)}.")
        lines.append(suspicion_line(event.suspicion))
    elif event.phase == "ended":
        lines.append(f"You are at the end of {event.scene}.")
    else:
        lines.append(f"You are in {event.scene}.")
    return lines
