"""What a player can do, as plain frozen values, and how each is typed.

    begin [scene]      choose 2      L5.H3 scale 0      remove 1      clear
    bet " no"          let go        undo               hint          pass

`parse_command(show_command(command)) == command` for every command. The same text is typed
in the game, written in journals and read back by replays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from game.mind.nudges import notation
from game.mind.nudges.kinds import Nudge, NudgeError
from game.text.suggest import did_you_mean_or

#: of a command as typed, and as it is written down
MAX_LENGTH = notation.MAX_LENGTH
#: a command -> an example of how it is typed
FORMS: dict[str, str] = {
    "begin": "begin [scene]",
    "choose": "choose 2",
    "nudge": "nudge L5.H3 scale 0",
    "remove": "remove 1",
    "clear": "clear",
    "bet": 'bet " no"',
    "let go": "let go",
    "undo": "undo",
    "hint": "hint",
    "pass": "pass",
}
_SCENE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f]{1,100}")
_NUMBER = re.compile(r"[0-9]{1,4}")
_PLACE = re.compile(r"[Ll]\d")
_OTHER_WORDS = {"go": "let go", "letgo": "let go", "let it pass": "pass", "let pass": "pass"}


class CommandError(ValueError):
    """A command that cannot be read or obeyed. The message is one sentence for the player."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin a scene; None is the one that comes next (at first, the pack's entry)."""

    scene: str | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Take one of the choices offered, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class AddNudge:
    """Place one nudge in the life to come."""

    nudge: Nudge


@dataclass(frozen=True, slots=True)
class RemoveNudge:
    """Take one nudge back, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class ClearNudges:
    """Take all nudges back."""


@dataclass(frozen=True, slots=True)
class Bet:
    """Say beforehand which word will be said. One token, written with its space."""

    word: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """Let the life run to its word."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Go back to before the last command that changed something."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Ask for the next hint."""


@dataclass(frozen=True, slots=True)
class LetPass:
    """Give the scene up without shame and go on."""


Command = (
    Begin | Choose | AddNudge | RemoveNudge | ClearNudges | Bet | LetGo | Undo | Hint | LetPass
)
_PLAIN: dict[str, Command] = {
    "clear": ClearNudges(),
    "let go": LetGo(),
    "undo": Undo(),
    "hint": Hint(),
    "pass": LetPass(),
}


def show_command(command: Command) -> str:
    """The command in its textual form."""
    match command:
        case Begin(scene=scene):
            return "begin" if scene is None else f"begin {scene}"
        case Choose(number=number):
            return f"choose {number}"
        case AddNudge(nudge=nudge):
            return notation.show(nudge)
        case RemoveNudge(number=number):
            return f"remove {number}"
        case Bet(word=word):
            return f"bet {notation.quote(word)}"
        case _:
            return next(text for text, plain in _PLAIN.items() if plain == command)


def parse_command(text: str, also: Iterable[str] = ()) -> Command:
    """Read one command. `also` are words the caller knows besides, for "did you mean".

    Raises:
        CommandError: it is no command, or what follows the word cannot be read.
    """
    text = text.strip()
    if len(text) > MAX_LENGTH:
        raise CommandError(f"a command is at most {MAX_LENGTH} characters long, not {len(text)}")
    if not text:
        raise CommandError(f"type a command: {', '.join(FORMS)}")
    lowered = " ".join(text.lower().split())
    lowered = _OTHER_WORDS.get(lowered, lowered)
    if lowered in _PLAIN:
        return _PLAIN[lowered]
    if _NUMBER.fullmatch(text):
        return Choose(_count(text, "choose"))
    if _PLACE.match(text):
        return _nudge(text)
    word, _, rest = text.partition(" ")
    return _with_argument(word.lower(), rest.strip(), also)


def _with_argument(word: str, rest: str, also: Iterable[str]) -> Command:
    match word:
        case "begin":
            if rest and not _SCENE.fullmatch(rest):
                raise CommandError("a scene is named by one word, like begin foot")
            return Begin(rest or None)
        case "choose":
            return Choose(_count(rest, word))
        case "remove":
            return RemoveNudge(_count(rest, word))
        case "nudge":
            return _nudge(rest)
        case "bet":
            return Bet(_bet_word(rest))
    raise CommandError(_unknown(word, (*FORMS, *also)))


def _nudge(text: str) -> AddNudge:
    try:
        return AddNudge(notation.parse(text))
    except NudgeError as error:
        raise CommandError(str(error)) from None


def _count(text: str, word: str) -> int:
    if not _NUMBER.fullmatch(text) or int(text) == 0:
        raise CommandError(f"{word} takes a number from 1 on, like {word} 1")
    return int(text)


def _bet_word(text: str) -> str:
    """The word bet on; unquoted it is taken with the space that words begin with."""
    if not text.startswith('"'):
        if not text or '"' in text or len(text.split()) > 1:
            raise CommandError('bet takes one word in quotes, written with its space: bet " no"')
        return f" {text}"
    try:
        word = json.loads(text, strict=False)
    except json.JSONDecodeError:
        raise CommandError('bet takes one word in quotes, like bet " no"') from None
    if not isinstance(word, str) or not word or not notation.is_text(word):
        raise CommandError('bet takes one word in quotes, like bet " no"')
    return word


def _unknown(word: str, known: tuple[str, ...]) -> str:
    meant = did_you_mean_or(word, known, f"; the commands are {', '.join(known)}")
    return f"{notation.quote(word[:40])} is no command{meant}"
