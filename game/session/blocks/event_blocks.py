"""Events as blocks, and as the plain lines of line mode and replays; sentences that recur.

Line mode tells all of an event. The story beside the tower leaves out what the screens show
anyway: the page, the words' bars, the nudges, the choices and the suspicion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.mind.nudges import notation
from game.mind.nudges.kinds import Nudge
from game.mind.results import WordP
from game.session.blocks.lines import paragraphs
from game.session.blocks.model import (
    Block,
    Kind,
    Line,
    Piece,
    Prose,
    Role,
    both,
    full_only,
    text,
)
from game.session.blocks.numbers import decimal, percent, probability
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
from game.text.markdown import blocks as markdown_blocks
from game.text.plural import counted
from game.text.safety import neutralise

#: characters of a recorded paragraph that are read: a longer one than any template is nonsense,
#: and slow to parse
MAX_PROSE = 40_000
#: words told of a reading
TOP_WORDS = 5
#: how an ending is called in full and in brief, and how the block is drawn; one that a story names
#: itself is called by its id
RESULTS: Mapping[str, tuple[str, str, Kind, Role]] = {
    "won": ("Won", "✔ won", "won", "won"),
    "lost": ("Lost", "✘ lost", "lost", "lost"),
    "passed": ("Passed", "∼ let pass", "passed", "other"),
}
#: by the slot of a paragraph its voice and its label in brief; others have none
VOICES: Mapping[str, tuple[Kind, str]] = {
    "why": ("why", "why"),
    "humans": ("humans", "above"),
    "bet": ("bet", "your bet"),
}
_UNLABELLED: tuple[Kind, str] = ("prose", "")


def describe(happened: Iterable[Event]) -> list[str]:
    """All events as plain lines, paragraphs parted by an empty line."""
    return paragraphs(block for event in happened for block in told(event))


def told(event: Event) -> list[Block]:
    """What is told of an event; nothing where it says nothing."""
    match event:
        case SceneEvent():
            return [_scene(event)]
        case ProseEvent():
            return _prose(event)
        case ChoicesEvent(choices=choices):
            numbered = (f"{number}. {choice}" for number, choice in enumerate(choices, start=1))
            return [Block("choices", tuple(map(full_only, numbered)))]
        case ReadingEvent():
            return [_reading(event)]
        case NudgesEvent(nudges=nudges, left=left):
            more = counted(left, "more nudge", "no").capitalize()
            lines = (*nudge_lines(nudges), f"{more} in the budget.")
            return [Block("nudges", tuple(map(full_only, lines)))]
        case BetEvent(word=word):
            return [Block("aside", (both(f"You bet on {notation.quote(word)}."),))]
        case LifeEvent():
            return [_life(event)]
        case EndedEvent():
            return [_ended(event)]
        case UndoneEvent():
            return [_undone(event)]
        case FinishedEvent(title=title):
            return [Block("finished", (both(f"The story {title} is over."),))]


def words_line(words: Iterable[WordP]) -> str:
    """`" two" 0.62, " no" 0.05`."""
    return ", ".join(f"{notation.quote(word.word)} {probability(word.p)}" for word in words)


def nudge_lines(nudges: tuple[Nudge, ...]) -> list[str]:
    """The nudges with their numbers."""
    if not nudges:
        return ["No nudges."]
    return [f"Nudge {n}: {notation.show(nudge)}" for n, nudge in enumerate(nudges, start=1)]


def suspicion_line(level: float) -> str:
    """`Suspicion 0.42: a human is curious.`"""
    return f"Suspicion {decimal(level)}: {suspicion.in_words(level)}."


def refusal(sentence: str) -> str:
    """A refused command's sentence, as one."""
    stop = "" if sentence.endswith(("?", ".", "!")) else "."
    return neutralise(f"Not done: {sentence}{stop}")


def par(nudges: int, lives: int) -> str:
    """`1 nudge in 3 lives`: the fewest known to win a scene."""
    return f"{counted(nudges, 'nudge', 'no')} in {counted(lives, 'life')}"


def _muted(*pieces: str) -> tuple[Piece, ...]:
    return tuple((piece, "muted") for piece in pieces)


def _scene(event: SceneEvent) -> Block:
    title = Line(text(f"Scene: {event.title}."), text((event.title, "title")))
    if not event.prompt:
        return Block("scene", (title,))
    prompt = ["The prompt reads:", *event.prompt.split("\n")]
    parts = [title, *map(full_only, prompt), _allowed(event)]
    if event.goal:
        parts.append(Line(text(f"Goal: {event.goal}"), text(*_muted(f"goal  {event.goal}"))))
    parts.append(full_only(suspicion_line(event.suspicion)))
    return Block("scene", tuple(parts))


def _allowed(event: SceneEvent) -> Line:
    """The lives of a scene and what each allows; of a budget of none, no kinds in brief."""
    lives, nudges = counted(event.lives, "life", "no"), counted(event.budget, "nudge", "no")
    kinds, reach = ", ".join(event.kinds), ""
    if event.layers is not None:
        reach = f" in layers L{event.layers[0]} to L{event.layers[1]}"
    each = f"{nudges} a life: {kinds}" if event.budget else nudges
    return Line(
        text(f"{lives.capitalize()}, {nudges} in each{reach}: {kinds}."),
        text(*_muted(f"{lives}, {each}")),
    )


def _markdown(source: str) -> Prose:
    return Prose(tuple(markdown_blocks(source[:MAX_PROSE])))


def _prose(event: ProseEvent) -> list[Block]:
    if not event.text.strip():
        return []
    prose = (_markdown(event.text),)
    if event.is_hint:
        return [Block("hint", prose, Line(text("Hint"), text((event.slot, "label"))))]
    kind, name = VOICES.get(event.slot, _UNLABELLED)
    return [Block(kind, prose, Line(None, text((name, "label"))) if name else None)]


def _reading(event: ReadingEvent) -> Block:
    """Line mode has the likeliest words at once, the screens beside the story."""
    top = event.reading.top
    tokens = counted(len(event.tokens), "token")
    parts = [
        full_only(f"Life {event.life} awaits, after {tokens}."),
        full_only(f"Left alone, the decoder would say: {words_line(top[:TOP_WORDS])}."),
    ]
    if top:
        brief = text(
            (f"life {event.life} ", "number"),
            ("awaits. Left alone, the decoder would say ", "muted"),
            (notation.quote(top[0].word), "strong"),
            (f" ({percent(top[0].p)}).", "muted"),
        )
        parts.append(Line(None, brief))
    return Block("reading", tuple(parts))


def _life(event: LifeEvent) -> Block:
    """Line mode tells the nudges first, the story below what came of them."""
    nudges = nudge_lines(event.nudges) if event.nudges else []
    shown = [text(*_muted(f"● {notation.show(nudge)}")) for nudge in event.nudges]
    return Block(
        "life",
        (
            *map(full_only, nudges),
            _said(event),
            *map(full_only, _measured(event)),
            *(Line(None, nudge) for nudge in shown),
        ),
    )


def _said(event: LifeEvent) -> Line:
    """The word without and with the player."""
    before, after = event.outcome.favourite, event.outcome.said
    was, now = notation.quote(before.word), notation.quote(after.word)
    changed: Piece = ("  changed", "strong")
    same: Piece = ("  the same word", "muted")
    return Line(
        text(f"Without you: {words_line([before])}. With you: {words_line([after])}."),
        text(
            ("without you ", "muted"),
            (was, "unsaid"),
            *_muted(f" {percent(before.p)}", "  →  with you "),
            (now, "said"),
            (f" {percent(after.p)}", "muted"),
            changed if before.id != after.id else same,
        ),
    )


def _measured(event: LifeEvent) -> list[str]:
    """How far apart the two runs are, and what came of it; the screens have it in the panel why,
    in a paragraph of the narration and in the gauge.
    """
    out, values = event.outcome, event.facts.values
    lines = [
        f"Difference: {decimal(out.kl)} nats. Surprise of the word: {decimal(out.surprise)} nats."
    ]
    bet = values.get("bet")
    if isinstance(bet, str) and bet:
        outcome = "won" if values.get("bet_won") else "lost"
        lines.append(f"Your bet on {notation.quote(bet)} is {outcome}.")
    before, after = event.suspicion_before, event.suspicion
    turn = "rises" if after > before else "falls" if after < before else "stays"
    return [*lines, f"{suspicion_line(after)[:-1]} (it {turn})."]


def _ended(event: EndedEvent) -> Block:
    own: tuple[str, str, Kind, Role] = (event.result, event.result, "ended", "other")
    full, brief, kind, role = RESULTS.get(event.result, own)
    return Block(kind, (_markdown(event.prose),), Line(text(full), text((brief, role))))


def _undone(event: UndoneEvent) -> Block:
    return Block(
        "aside", (both(f"Undone: {event.undid}."), *map(full_only, _where_things_stand(event)))
    )


def _where_things_stand(event: UndoneEvent) -> list[str]:
    match event.phase:
        case "life":
            bet = [f"You bet on {notation.quote(event.bet)}."] if event.bet else []
            return [
                f"Life {event.life} of {event.scene} awaits.",
                *nudge_lines(event.nudges),
                *bet,
                suspicion_line(event.suspicion),
            ]
        case "ended":
            return [f"You are at the end of {event.scene}."]
    return [f"You are in {event.scene}."]
