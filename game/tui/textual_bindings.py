"""Key bindings made from the table of actions, each with its action's id for keymaps."""

from __future__ import annotations

from textual.actions import parse
from textual.binding import Binding, BindingType

from game.session.actions_and_keys import ACTIONS, Action, of_scope

#: the methods that actions call, where it is not `action_` and the name in their id, or where
#: they take arguments
_CALLS: dict[str, str] = {
    "app.help": "app.help",
    "app.theme": "app.next_theme",
    "app.quit": "app.quit",
    "too-small.quit": "app.quit",
    "play.let-go": "do('let go')",
    "play.undo": "do('undo')",
    "play.hint": "do('hint')",
    "play.pass": "do('pass')",
    "play.clear": "do('clear')",
    "play.read": "read(1)",
    "play.read-back": "read(-1)",
    "play.token-before": "token(-1)",
    "play.token-after": "token(1)",
    "play.tower": "home",
    "play.story": "panel('story')",
    "play.words": "panel('words')",
    "play.why": "panel('why')",
    **{f"play.choose-{number}": f"choose({number})" for number in range(1, 10)},
    **{action.id: f"pick('{action.own_name}')" for action in of_scope("title")},
    "tower.up": "move(1,0)",
    "tower.down": "move(-1,0)",
    "tower.left": "move(0,-1)",
    "tower.right": "move(0,1)",
    "tower.far-up": "move(4,0)",
    "tower.far-down": "move(-4,0)",
    "tower.first": "edge(-1)",
    "tower.last": "edge(1)",
    "tokens.before": "step(-1)",
    "tokens.after": "step(1)",
    "tokens.first": "edge(0)",
    "tokens.newest": "edge(-1)",
    "tokens.none": "drop",
    "nudges.take-back": "select",
    "line.enter": "submit",
    "line.tower": "screen.home",
    **{action.id: f"place('{action.own_name}')" for action in of_scope("head")},
    **{id: "dismiss(None)" for id in ACTIONS if id.endswith(".back")},
    "replay.next": "step(1)",
    "replay.before": "step(-1)",
}


def call(action: Action) -> str:
    """What Textual calls for an action: `do('let go')`, `silence`, `app.quit`."""
    return _CALLS.get(action.id, action.own_name.replace("-", "_"))


def bindings(scope: str, *also: str) -> list[BindingType]:
    """The bindings of a screen or widget; `also` are ids of others that work there too."""
    bound = [*of_scope(scope), *(ACTIONS[other] for other in also)]
    return [_binding(action) for action in bound if action.keys]


def find(scope: str, name: str, arguments: tuple[object, ...]) -> Action | None:
    """The action of a scope that calls this method with these arguments."""
    return _FOUND.get((scope, name, arguments))


def _binding(action: Action) -> Binding:
    return Binding(
        ",".join(action.keys),
        call(action),
        action.name,
        show=action.footer,
        key_display=action.key_name or None,
        priority=action.priority,
        id=action.id,
    )


_FOUND = {(each.scope, *parse(call(each))[1:]): each for each in ACTIONS.values()}
