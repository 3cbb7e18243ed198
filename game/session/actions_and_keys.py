"""Everything a player can do, each once: its name, its keys, how it is typed, when it can be done.

Key bindings, the footer, the command palette, the help and the line mode's help are made from this
table. Ids are what a keymap names; keys are written as Textual writes them. Nothing is imported
that the first screen would have to wait for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


def always(_phase: str) -> bool:
    """Whether an action that needs no life can be done: it can."""
    return True


def while_a_life_awaits(phase: str) -> bool:
    """Whether a life awaits its nudges in this phase of a playthrough."""
    return phase == "life"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a player can do.

    `id` is its scope, the screen or widget it is bound in, and a name of its own. `name` is what
    footer, palette and help call it; `help` says what it does. `keys` are empty where it can only
    be typed, `typed` is an example of how, and `sort` tells what is typed: a command is obeyed by
    the rules and recorded, a look tells of the life that awaits and changes nothing.
    `enabled` is asked with the phase of the playthrough. In the footer stand the actions with
    `footer`, by the key's `key_name` if there is one; `listed` is how the help lists an action
    that shares a line with others of another name. `priority`: no widget takes its keys away.
    """

    id: str
    name: str
    keys: tuple[str, ...] = ()
    help: str = ""
    typed: str = ""
    sort: Literal["", "command", "look"] = ""
    enabled: Callable[[str], bool] = always
    footer: bool = False
    key_name: str = ""
    listed: str = ""
    priority: bool = False

    @property
    def scope(self) -> str:
        """The screen or widget it belongs to: `play` of `play.let-go`."""
        return self.id.partition(".")[0]

    @property
    def own_name(self) -> str:
        """Its name in its scope: `let-go` of `play.let-go`."""
        return self.id.partition(".")[2]


def _command(id: str, name: str, typed: str, help: str, *keys: str, footer: bool = False) -> Action:
    """A command of the rules that needs a life to be lived."""
    return Action(id, name, keys, help, typed, "command", while_a_life_awaits, footer)


def _look(id: str, typed: str, help: str, *keys: str) -> Action:
    """A look at the life that awaits, or at the one just lived."""
    return Action(id, typed.split()[0].capitalize(), keys, help, typed, "look")


def _back(scope: str, *keys: str) -> Action:
    return Action(f"{scope}.back", "Back", ("escape", "q", *keys), footer=True)


def _choose(number: int) -> Action:
    return Action(
        f"play.choose-{number}", f"Choose {number}", (str(number),), listed="Take that choice"
    )


#: everywhere
_APP = (
    Action(
        "app.help", "Help", ("f1", "question_mark"), "this help", "help [topic]",
        footer=True, key_name="F1",
    ),
    Action("app.theme", "Theme", ("ctrl+t",), "another theme"),
    Action(
        "app.quit", "Quit", ("ctrl+q",), "quit; the journal has everything", priority=True,
    ),
)  # fmt: skip
#: the title's menu, in its order
_TITLE = (
    Action("title.new", "New", ("n",)),
    Action("title.continue", "Continue", ("c",)),
    Action("title.scenes", "Choose scene", ("s",)),
    Action("title.journals", "Journals", ("j",)),
    Action("title.help", "Help", ("h",)),
    Action("title.quit", "Quit", ("q",)),
)
#: what is played: the commands of the rules, and the keys of the play screen
_PLAY = (
    Action("play.begin", "Begin a scene", (),
        "begin the scene named, or the next one", "begin [scene]", "command"),
    Action("play.choose", "Choose", (),
        "take the second choice offered; the bare number does too", "choose 2", "command"),
    _command("play.nudge", "Place a nudge", "L5.H3 scale 0",
        "place a nudge; help nudges tells the kinds"),
    _command("play.let-go", "Let go", "let go",
        "live this life, with the nudges placed", "g", footer=True),
    Action("play.undo", "Undo", ("u",),
        "take the last command back, letting go included", "undo", "command", footer=True),
    _command("play.hint", "Hint", "hint", "the next hint", "h", footer=True),
    _command("play.pass", "Pass", "pass", "let the scene pass and go on", "p", footer=True),
    Action("play.silence", "Silence head", ("x",), enabled=while_a_life_awaits),
    _command("play.bet", "Bet on a word", 'bet " no"',
        "say beforehand which word will be said", "b"),
    _command("play.remove", "Take a nudge back", "remove 1", "take the first nudge back"),
    _command("play.clear", "Clear nudges", "clear", "take all nudges back", "c"),
    Action("play.measure", "Brightness: look, write, habit", ("m",)),
    Action("play.read", "Read", ("space",), footer=True),
    Action("play.read-back", "Read back", ("backspace",)),
    Action("play.line", "Type a command", ("slash", "colon"), key_name="/"),
    Action("play.token-before", "Select a token", ("left_square_bracket",)),
    Action("play.token-after", "Select a token", ("right_square_bracket",)),
    Action("play.tower", "To the tower", ("escape",)),
    Action("play.story", "Story", ("f2",)),
    Action("play.words", "Words", ("f3",)),
    _look("play.look", "look", "the tokens with their positions, and what the decoder would say"),
    _look("play.layers", "layers", "what would be said if the pass stopped after each layer"),
    _look("play.heads", "heads L3",
        "where each head of that layer looks; heads alone tells of all layers"),
    _look("play.head", "head L3.H5", "one head: its look, the words it raises and lowers"),
    _look("play.labels", "labels", "what each head is in the habit of doing here"),
    _look("play.path", "path", "the residual stream's way in three dimensions, drawn"),
    _look("play.reality", "reality",
        "have transformers' own GPT-2 live this life, and compare"),
    _look("play.why", "why",
        "who wrote the difference in the last life, and what each nudge was worth", "f4"),
    Action("play.leave", "Leave", ("q",), "leave; the journal can be gone on with", "quit"),
    *(_choose(number) for number in range(1, 10)),
)  # fmt: skip
#: the parts of the play screen
_PARTS = (
    Action("tower.up", "Move", ("up", "k")),
    Action("tower.down", "Move", ("down", "j")),
    Action("tower.left", "Move", ("left",)),
    Action("tower.right", "Move", ("right",)),
    Action("tower.far-up", "Four floors", ("pageup",)),
    Action("tower.far-down", "Four floors", ("pagedown",)),
    Action("tower.first", "First or last head", ("home",)),
    Action("tower.last", "First or last head", ("end",)),
    Action("tower.open", "Look", ("enter",), footer=True, key_name="⏎"),
    Action("tower.think", "Think a word after this layer", ("t",)),
    Action("tokens.before", "Select a token", ("left",)),
    Action("tokens.after", "Select a token", ("right",)),
    Action("tokens.first", "First or newest token", ("home",)),
    Action("tokens.newest", "First or newest token", ("end",)),
    Action("tokens.none", "Select none", ("escape",)),
    Action("nudges.take-back", "Take back", ("delete", "backspace")),
    Action("line.enter", "Do it", ("enter",), footer=True),
    Action("line.complete", "Complete", ("tab",), footer=True),
    Action("line.older", "Older", ("up",), footer=True),
    Action("line.newer", "Newer", ("down",)),
    Action("line.tower", "Back to the keys", ("escape",), footer=True),
)
#: a head looked into, and the nudges offered there
_HEAD = (
    _back("head"),
    Action("head.silence", "Silence it", ("s",)),
    Action("head.double", "Double it", ("d",)),
    Action("head.attend", "Make it look", ("a",)),
    Action("head.q", "Make it ask", ("k",)),
    Action("head.k", "Make that call", ("l",)),
    Action("head.v", "Make that say", ("v",)),
)
#: the other pages
_PAGES = (
    _back("help", "f1", "question_mark"),
    _back("scenes"),
    _back("journals"),
    Action("journals.go-on", "Go on with it", ("c",), footer=True),
    _back("replay"),
    Action("replay.next", "Next turn", ("n", "right"), footer=True),
    Action("replay.before", "Turn before", ("b", "left"), footer=True),
    Action("too-small.quit", "Quit", ("q",), footer=True),
)
#: what only the line mode needs: on the screens these are in sight
_LINE_MODE = (
    Action("plain.status", "Status", (), "where you stand", "status"),
    Action("plain.notation", "Notation", (), "how nudges are written", "notation"),
    Action("plain.words", "Words", (), "what things are called", "words"),
)
#: every action by its id; those of one scope in the order in which they are listed
ACTIONS: dict[str, Action] = {
    action.id: action
    for part in (_LINE_MODE, _APP, _TITLE, _PLAY, _PARTS, _HEAD, _PAGES)
    for action in part
}


def of_scope(scope: str) -> tuple[Action, ...]:
    """The actions of one screen or widget, in their order."""
    return tuple(action for action in ACTIONS.values() if action.scope == scope)


def typed(sort: str) -> tuple[Action, ...]:
    """The actions of one sort that can be typed, in their order."""
    return tuple(action for action in ACTIONS.values() if action.typed and action.sort == sort)
