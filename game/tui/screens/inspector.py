"""One head: where it looks, what it writes, and the nudges one can place on it without typing."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from game.mind.api import waking_layers
from game.mind.nudges import notation
from game.mind.nudges.kinds import (
    At,
    Attend,
    Key,
    Nudge,
    NudgeError,
    Query,
    Say,
    Scale,
    Toward,
    Value,
)
from game.mind.results import HeadHabit, HeadView
from game.session.actions_and_keys import of_scope
from game.session.blocks.help import Page
from game.session.blocks.look_lines import HABITS
from game.session.moment import Seen
from game.tui import formatting as fmt
from game.tui.textual_bindings import bindings
from game.tui.widgets.attention_list import AttentionList

#: the nudges offered, in their order
OFFERED = tuple(action for action in of_scope("head") if action.own_name != "back")


def head_nudge(
    action: str, place: tuple[int, int], token: int, strength: float | None, word: str
) -> Nudge:
    """The nudge an action means.

    Raises:
        NudgeError: a word is needed and none is given.
    """
    layer, head = place

    def amount(kind: type[Nudge]) -> float:
        return strength if strength is not None else kind.usual

    match action:
        case "silence":
            return Scale(layer, head, 0.0)
        case "double":
            return Scale(layer, head, 2.0)
        case "attend":
            return Attend(layer, head, At(token), amount(Attend))
        case "q":
            return Query(layer, head, Toward(At(token)), amount(Query))
        case "k":
            return Key(layer, head, At(token), Toward(None), amount(Key))
    if not word.strip():
        raise NudgeError("give the word it shall say, with its leading space")
    return Value(layer, head, At(token), Say(word), amount(Value))


class Inspector(ModalScreen[Nudge | None]):
    """Dismissed with the nudge chosen, or None."""

    CSS_PATH = "../styles/pages.tcss"
    help_page: ClassVar[Page] = "head"
    BINDINGS: ClassVar[list[BindingType]] = bindings("head", "app.help", "app.quit")

    def __init__(self, view: HeadView, habit: HeadHabit, seen: Seen, token: int | None) -> None:
        super().__init__()
        self._view, self._habit, self._seen = view, habit, seen
        cell = seen.nudged.cells[view.layer][view.head]
        self._token = token if token is not None else cell.looks_at

    @property
    def place(self) -> tuple[int, int]:
        return self._view.layer, self._view.head

    @property
    def _reachable(self) -> bool:
        return self._view.layer < waking_layers(len(self._seen.nudged.cells))

    def compose(self) -> ComposeResult:
        nudged = bool(self._seen.nudges)
        with Vertical(id="sheet"):
            yield Static(self._heading(), id="heading")
            with Horizontal(id="both"):
                yield AttentionList(
                    self._view, self._seen.tokens, nudged, self._token, id="attention"
                )
                with VerticalScroll(id="writes", can_focus=False):
                    yield Static(writes(self._view, nudged), id="writes-text")
            if self._reachable:
                with Horizontal(id="means"):
                    yield Static("strength", classes="name")
                    yield Input(placeholder="usual", id="strength", compact=True, max_length=8)
                    yield Static("word", classes="name")
                    yield Input(value=self._usual_word(), id="word", compact=True, max_length=40)
                yield OptionList(id="actions", compact=True)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        attention = self.query_one("#attention")
        attention.border_title = "where it looks"
        if self._seen.nudges:
            attention.border_subtitle = "█ nudged ─ baseline"
        self.query_one("#writes").border_title = "what it writes"
        self.query_one("#attention").focus()
        self._offer()

    def _heading(self) -> Content:
        layer, head = self.place
        cell = self._seen.nudged.cells[layer][head]
        parts: fmt.Parts = [
            (f"L{layer}.H{head} ", "bold $primary" if self._reachable else "bold $secondary"),
            (
                f"spreads its look over {cell.spread:.2f} nats, "
                f"writes {fmt.times(cell.write_norm)} the stream's length",
                "$text-muted",
            ),
        ]
        if self._habit.label:
            meaning = HABITS[self._habit.label]
            parts.append((f"\n{meaning} ({self._habit.label} {self._habit.score:.2f})", "$accent"))
        if not self._reachable:
            parts.append(
                ("\n⌂ This layer is the decoder's: you may look, not touch.", "$secondary")
            )
        return Content.assemble(*parts)

    def _usual_word(self) -> str:
        top = self._seen.nudged.top
        return fmt.token(top[1].word) if len(top) > 1 else ""

    # -- the nudges offered ------------------------------------------------------

    def _offer(self) -> None:
        if not self._reachable:
            return
        actions = self.query_one("#actions", OptionList)
        at = actions.highlighted
        actions.clear_options()
        for offered in OFFERED:
            shown, kind = self._shown(offered.own_name)
            allowed = kind in self._seen.limits.kinds
            note = "" if allowed else "  (not in this scene)"
            actions.add_option(
                Option(
                    Content.assemble(
                        (f"{offered.keys[0]}  ", "bold $primary"),
                        f"{offered.name.lower():<16}",
                        (shown + note, "$accent" if allowed else "$text-muted"),
                    ),
                    id=offered.own_name,
                    disabled=not allowed,
                )
            )
        actions.highlighted = at if at is not None else 0

    def _shown(self, action: str) -> tuple[str, str]:
        kind = {"silence": "scale", "double": "scale"}.get(action, action)
        try:
            nudge = self._nudge(action)
            nudge.bounds.check(nudge.amount)
            return fmt.token(notation.show(nudge)), kind
        except NudgeError as error:
            return str(error), kind

    def _nudge(self, action: str) -> Nudge:
        word = self.query_one("#word", Input).value
        return head_nudge(action, self.place, self._token, self._strength(), word)

    def _strength(self) -> float | None:
        value = self.query_one("#strength", Input).value.strip()
        if not value:
            return None
        try:
            return float(value)
        except ValueError:
            raise NudgeError(f"{value!r} is not a number") from None

    def on_input_changed(self) -> None:
        self._offer()

    def on_input_submitted(self) -> None:
        self.query_one("#actions").focus()

    def on_attention_list_picked(self, message: AttentionList.Picked) -> None:
        self._token = message.index
        self._offer()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_place(event.option.id or "")

    def action_place(self, action: str) -> None:
        if not self._reachable:
            self.notify("This layer is the decoder's: you may look, not touch.", markup=False)
            return
        try:
            nudge = self._nudge(action)
            nudge.bounds.check(nudge.amount)
        except NudgeError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if nudge.kind not in self._seen.limits.kinds:
            self.notify(f"this scene does not allow {nudge.kind}", severity="warning", markup=False)
            return
        self.dismiss(nudge)


def writes(view: HeadView, nudged: bool) -> Content:
    """The words its output raises and mutes, in logits; baseline beside nudged."""
    lines = [_column_head("raises", nudged)]
    lines += _both(view.writes, view.writes_nudged, nudged)
    lines += [Content(""), _column_head("mutes", nudged)]
    lines += _both(view.mutes, view.mutes_nudged, nudged)
    return fmt.joined(lines)


def _column_head(name: str, nudged: bool) -> Content:
    columns = f"{name:<7}{'baseline':<11}{'        nudged' if nudged else ''}"
    return Content.styled(columns, "bold $accent")


def _both(
    before: tuple[tuple[str, float], ...], after: tuple[tuple[str, float], ...], nudged: bool
) -> list[Content]:
    lines = []
    for number, (word, gain) in enumerate(before[:7]):
        parts: fmt.Parts = [
            (f"{fmt.signed(gain):>6} ", "$text-muted"),
            f"{fmt.short(fmt.word(word), 11):<11}",
        ]
        if nudged and number < len(after):
            other, much = after[number]
            parts += [
                (f" {fmt.signed(much):>6} ", "$text-muted"),
                (fmt.short(fmt.word(other), 10), "$primary"),
            ]
        lines.append(Content.assemble(*parts))
    return lines
