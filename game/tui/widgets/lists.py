"""The lists one picks from: the nudges placed, and the ways on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.mind.nudges import notation
from game.mind.nudges.kinds import Nudge
from game.text.safety import neutralise
from game.tui.messages import ChoiceTaken, NudgeRemoved
from game.tui.textual_bindings import bindings


class NudgeList(OptionList):
    """The nudges placed; Enter or a click takes one back (undo brings it again)."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("nudges")

    def show(self, nudges: tuple[Nudge, ...]) -> None:
        self.clear_options()
        self.add_options(
            Option(
                Content.assemble(
                    ("● ", "$primary"),
                    (f"{number} ", "$text-muted"),
                    neutralise(notation.show(nudge)),
                    ("  ✕", "$error"),
                )
            )
            for number, nudge in enumerate(nudges, start=1)
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(NudgeRemoved(event.option_index + 1))


class ChoiceList(OptionList):
    """The choices; their numbers are keys too."""

    def show(self, choices: tuple[str, ...]) -> None:
        self.clear_options()
        self.add_options(
            Option(Content.assemble((f"{number} ", "bold $primary"), neutralise(choice)))
            for number, choice in enumerate(choices, start=1)
        )
        self.display = bool(choices)
        if choices:
            self.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(ChoiceTaken(event.option_index + 1))
