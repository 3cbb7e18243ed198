"""The help of a screen: what it is for, its keys, the notation, the words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Static

from game.session.actions_and_keys import ACTIONS, Action, of_scope
from game.session.blocks import help as manual
from game.tui import formatting as fmt
from game.tui.textual_bindings import bindings

#: the pages on which what is played is explained too
_PLAYED = ("play", "head", "replay")
#: how wide the first column of a table is, and of the table of nudges
_NARROW, _WIDE = 14, 30


class Help(ModalScreen[None]):
    """The help of one screen, over it."""

    CSS_PATH = "../styles/pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help", "app.quit")

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._page = cast(manual.Page, getattr(about, "help_page", "title"))
        self._keys = tuple(_keys(about))

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            yield Static(Content(manual.PURPOSE[self._page]), id="purpose", classes="block")
            keys = (*self._keys, *_everywhere())
            yield Static(_table("keys", keys, manual.MOUSE), classes="block")
            if self._page in _PLAYED:
                yield Static(_table("signs", manual.SIGNS), classes="block")
                yield Static(_nudges(), classes="block")
                yield Static(_typed(), classes="block")
            yield Static(_table("words", manual.WORDS), classes="block")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        page = self.query_one("#page")
        page.border_title = f"help: {self._page}"
        page.focus()


def _keys(screen: Screen[object]) -> Iterable[manual.Row]:
    """The keys of the screen and of each part of it that is in sight, one line an action."""
    lines: dict[str, list[str]] = {}
    parts = [node for node in screen.query("*") if node.can_focus and node.display]
    for action, binding in _own_bindings([screen, *parts]):
        key = binding.key_display or screen.app.get_key_display(binding)
        known = lines.setdefault(action.listed or action.name, [])
        if key not in known:
            known.append(key)
    for label, keys in lines.items():
        yield (f"{keys[0]}…{keys[-1]}" if len(keys) > 4 else " ".join(keys)), label


def _own_bindings(nodes: Iterable[DOMNode]) -> Iterable[tuple[Action, Binding]]:
    """What our own classes bind, without what works everywhere: that has lines of its own."""
    kinds = dict.fromkeys(kind for node in nodes for kind in type(node).__mro__)
    for kind in kinds:
        for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
            action = ACTIONS.get(binding.id or "")
            if action is not None and action.scope != "app":
                yield action, binding


def _everywhere() -> Iterable[manual.Row]:
    first, *others = ((" ".join(map(_key, each.keys)), each.help) for each in of_scope("app"))
    return (first, *manual.MOVING, *others)


def _key(key: str) -> str:
    """`F1`, `?`, `ctrl+t`."""
    if key == "question_mark":
        return "?"
    return key.upper() if key[1:].isdigit() else key


def _table(name: str, rows: Iterable[manual.Row], end: str = "", width: int = _NARROW) -> Content:
    lines = [Content.styled(name, "bold $accent")]
    lines += [
        Content.assemble((f"{key:<{width}} ", "bold $primary"), (doc, "$foreground"))
        for key, doc in rows
    ]
    if end:
        lines.append(Content.styled(end, "italic $text-muted"))
    return fmt.joined(lines)


def _nudges() -> Content:
    notes = Content.styled(" ".join(manual.NUDGE_NOTES), "$text-muted")
    return fmt.joined([_table("nudges", manual.NUDGES, width=_WIDE), notes])


def _typed() -> Content:
    lines = [Content.styled("also typed", "bold $accent")]
    lines += [Content(line) for line in manual.lines(manual.COMMAND_ROWS)]
    looks = ", ".join(form for form, _ in manual.LOOK_ROWS)
    lines.append(Content(f"{looks}: told in the story"))
    return fmt.joined(lines)
