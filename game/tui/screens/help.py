"""Help for whatever screen it was asked on: what it is for, its keys, the notation, the words."""

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

from game.mind.nudges.notation import FORMS
from game.session.blocks import help as manual
from game.tui import format as text
from game.tui.glossary import NUDGES, PURPOSE, SIGNS, WORDS, Topic

EVERYWHERE = (
    ("F1 ?", "this help"),
    ("↑ ↓ ⏎", "move in a list, and pick"),
    ("Tab", "from one part of the screen to the next"),
    ("ctrl+p", "everything this screen can do, to search"),
    ("ctrl+t", "another theme"),
    ("ctrl+q", "quit; the journal has everything"),
)
MOUSE = (
    "Everything can be clicked too: heads, floors, tokens, nudges, choices, the keys below; "
    "a click on a word bets on it."
)


class Help(ModalScreen[None]):
    """A page over the screen it explains."""

    CSS_PATH = "../styles/pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark", "dismiss(None)", "Back"),
        Binding("ctrl+q", "app.quit", "Quit", show=False),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._topic = cast(Topic, getattr(about, "topic", "title"))
        self._keys = tuple(_keys(about))

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            yield Static(Content(PURPOSE[self._topic]), id="purpose", classes="block")
            yield Static(_table("keys", (*self._keys, *EVERYWHERE), MOUSE), classes="block")
            if self._topic in ("play", "head", "replay"):
                yield Static(_table("signs", SIGNS), classes="block")
                yield Static(_notation(), classes="block")
                yield Static(_typed(), classes="block")
            yield Static(_table("words", WORDS), classes="block")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        page = self.query_one("#page")
        page.border_title = f"help: {self._topic}"
        page.focus()


def _keys(screen: Screen[object]) -> Iterable[tuple[str, str]]:
    """The keys of the screen and of each part of it that is in sight, one line an action."""
    lines: dict[str, list[str]] = {}
    parts = [node for node in screen.query("*") if node.can_focus and node.display]
    for binding in _own_bindings([screen, *parts]):
        label = binding.description
        if label.startswith("Choose ") and binding.key.isdigit():
            label = "Take that choice"
        key = binding.key_display or screen.app.get_key_display(binding)
        known = lines.setdefault(label, [])
        if key not in known:
            known.append(key)
    for label, keys in lines.items():
        yield (f"{keys[0]}…{keys[-1]}" if len(keys) > 4 else " ".join(keys)), label


def _told(binding: Binding) -> bool:
    """Whether it is told here; what works everywhere has its own lines."""
    return bool(binding.description) and not binding.action.startswith("app.")


def _own_bindings(nodes: Iterable[DOMNode]) -> Iterable[Binding]:
    """What our own classes bind, without what the toolkit binds for moving about."""
    kinds = dict.fromkeys(kind for node in nodes for kind in type(node).__mro__)
    for kind in kinds:
        if kind.__module__.startswith("game.tui"):
            declared = kind.__dict__.get("BINDINGS", ())
            yield from (each for each in Binding.make_bindings(declared) if _told(each))


def _table(name: str, rows: Iterable[tuple[str, str]], end: str = "") -> Content:
    lines = [Content.styled(name, "bold $accent")]
    lines += [
        Content.assemble((f"{key:<14} ", "bold $primary"), (doc, "$foreground"))
        for key, doc in rows
    ]
    if end:
        lines.append(Content.styled(end, "italic $text-muted"))
    return text.joined(lines)


def _notation() -> Content:
    lines = [Content.styled("nudges", "bold $accent")]
    for kind, doc in NUDGES:
        lines.append(
            Content.assemble((f"{FORMS[kind]:<30} ", "bold $primary"), (doc, "$foreground"))
        )
    lines.append(
        Content.styled(
            'A token is @12 or "foot" (the last one; "foot"#1 the first). A word to say or think '
            "is one token, written with its space. q, k and v go toward a token or away from one, "
            "k also toward or away query, or along a vector [0.1, …] or a random one, seed 7. A "
            "nudge that ends in at all acts on every position: all of the past is thought again.",
            "$text-muted",
        )
    )
    return text.joined(lines)


def _typed() -> Content:
    lines = [Content.styled("also typed", "bold $accent")]
    lines += [Content(line) for line in manual.COMMANDS]
    lines.append(
        Content("look, layers, heads L3, head L3.H5, labels, path, reality, why: told in the story")
    )
    return text.joined(lines)
