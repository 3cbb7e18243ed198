"""Re-running a journal: every command again, every event compared."""

from __future__ import annotations

from dataclasses import dataclass

from game.mind.api import Mind, MindCard
from game.session.journal.compare import Mismatch, first_mismatch, tied
from game.session.journal.file import VERSION, Journal, JournalError, Turn
from game.session.journal.migrate import reduced
from game.session.moment import Moment, fold
from game.session.rules.apply import apply
from game.session.rules.commands import CommandError, parse_command
from game.session.rules.events import Event, LifeEvent
from game.session.rules.hints import Advisor, recorded_hint
from game.session.rules.state import State, start
from game.session.search.advisor import MeasuredAdvisor
from game.story.model import Pack
from game.text.plural import counted


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a journal and its re-run first differ. `turn` counts commands from 1."""

    turn: int
    life: int
    fact: str
    recorded: str
    measured: str

    def __str__(self) -> str:
        life = f" (life {self.life})" if self.life else ""
        told = f"recorded {self.recorded}, measured {self.measured}"
        return f"turn {self.turn}{life}, fact {self.fact}: {told}"


@dataclass(frozen=True, slots=True)
class Rerun:
    """What re-running a journal came to.

    `lives` were lived again and match, `state` is where the commands lead. `difference` is the
    first that was found. `tie` is the turn at which two words were equally likely and another
    came out: what follows cannot be compared. `refused` tells that a command was refused, and
    `cut` that the last command's events were not all written; `last` are all of its events.
    `moment` is what stands on the screen, made from the events as they were measured.
    """

    state: State
    moment: Moment
    lives: int
    difference: Difference | None = None
    tie: int = 0
    refused: bool = False
    cut: bool = False
    last: tuple[Event, ...] = ()


def check_story(journal: Journal, pack: Pack) -> None:
    """Whether this is the story that the journal was played with; needs no mind.

    Raises:
        JournalError: it is not; names both.
    """
    header, manifest = journal.header, pack.manifest
    if header.story.sha256 != pack.sha256:
        raise JournalError(
            f"{journal.path} was played on story {header.story.id} {header.story.version} "
            f"({header.story.sha256[:12]}), but this is {manifest.id} {manifest.version} "
            f"({pack.sha256[:12]}); name the right one with --stories"
        )


def check_stamps(journal: Journal, pack: Pack, card: MindCard) -> None:
    """Whether this mind and this story are those that the journal was played with.

    Raises:
        JournalError: they are not; names both.
    """
    header = journal.header
    if header.mind.fingerprint != card.fingerprint:
        story = " (the story is another, too)" if header.story.sha256 != pack.sha256 else ""
        raise JournalError(
            f"{journal.path} was played on mind {header.mind.name} with fingerprint "
            f"{header.mind.fingerprint}, but {card.name} has fingerprint {card.fingerprint}; "
            f"name the right one with --mind{story}; it can still be read without --verify"
        )
    check_story(journal, pack)
    if header.tokenizer_sha256 != card.tokenizer_sha256:
        raise JournalError(
            f"{journal.path} was played with tokenizer {header.tokenizer_sha256}, "
            f"but {card.name} has tokenizer {card.tokenizer_sha256}"
        )


def rerun(
    journal: Journal,
    pack: Pack,
    mind: Mind,
    resuming: bool = False,
    advisor: Advisor | None = None,
) -> Rerun:
    """Apply every recorded command again and compare what happens.

    Stops at the first difference, unless `resuming`, which goes on as far as commands are
    accepted, and takes hints as they are recorded: searching for them again changes nothing.
    The stamps are the caller's to check.
    """
    advisor = advisor or MeasuredAdvisor()
    state, moment, lives = start(pack, journal.header.seed), Moment(), 0
    difference: Difference | None = None
    happened: tuple[Event, ...] = ()
    tie = 0
    for number, turn in enumerate(journal.turns, start=1):
        try:
            command = parse_command(turn.command)
            again = recorded_hint(state, command, turn.events) if resuming else None
            after, happened = again or apply(state, command, mind, advisor)
        except CommandError as error:
            refusal = Difference(number, state.life, "command", turn.command, f"refused, {error}")
            return Rerun(state, moment, lives, difference or refusal, tie, refused=True)
        state, moment = after, fold(moment, happened)
        if number == len(journal.turns) and _cut(turn, happened):
            return Rerun(state, moment, lives, difference, tie, cut=True, last=happened)
        if difference is None and not tie:
            tie = number if _tie(turn, happened) else 0
            if not tie:
                difference = _difference(number, turn, happened, state)
        if (difference or tie) and not resuming:
            return Rerun(state, moment, lives, difference, tie, last=happened)
        lives += _life(happened) is not None
    return Rerun(state, moment, lives, difference, tie, last=happened)


def report(journal: Journal, found: Rerun) -> tuple[str, int]:
    """What `replay --verify` says, and its exit status."""
    if found.cut and not journal.torn and found.difference is None:
        recorded, measured = len(journal.turns[-1].events), len(found.last)
        told = f"recorded {recorded}, measured {measured}"
        return f"turn {len(journal.turns)}, fact number of events: {told}", 1
    if found.difference is not None:
        return str(found.difference), 1
    lives = f"{counted(found.lives, 'life')} match{'es' if found.lives == 1 else ''}"
    if found.tie:
        return (
            f"verified: {lives} up to turn {found.tie}, where two words are equally likely "
            "within 0.001 logits and another came out here; what follows cannot be compared",
            0,
        )
    torn = " (the last line was cut off and is left out)" if journal.torn else ""
    return f"verified: {lives}{torn}", 0


def _cut(turn: Turn, happened: tuple[Event, ...]) -> bool:
    """Whether writing stopped among this turn's events: what is there is right, but not all."""
    count = len(turn.events)
    return count < len(happened) and _mismatch(turn, happened[:count]) is None


def _mismatch(turn: Turn, happened: tuple[Event, ...]) -> Mismatch | None:
    """What differs first, as far as the turn's version kept it."""
    if turn.version < VERSION:
        happened = tuple(reduced(event, turn.version) for event in happened)
    return first_mismatch(turn.events, happened)


def _life(happened: tuple[Event, ...]) -> LifeEvent | None:
    return next((event for event in happened if isinstance(event, LifeEvent)), None)


def _tie(turn: Turn, happened: tuple[Event, ...]) -> bool:
    recorded, measured = _life(turn.events), _life(happened)
    return recorded is not None and measured is not None and tied(recorded, measured)


def _difference(
    number: int, turn: Turn, happened: tuple[Event, ...], state: State
) -> Difference | None:
    found = _mismatch(turn, happened)
    if found is None:
        return None
    lived = _life(happened)
    life = lived.life if lived is not None else state.life
    return Difference(number, life, found.fact, found.recorded, found.measured)
