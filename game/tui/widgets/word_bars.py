"""What the decoder would say: the top words without and with the nudges, as paired bars."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from game.mind.results import WordP
from game.tui import formatting as fmt
from game.tui.top_words import WORD_META, Pair, pair, paired_bars, share_text


class WordBars(Widget):
    """The words panel. `nudged` tells that there is something to compare, `lived` that the
    life is over and no other awaits.
    """

    class Picked(Message):
        """A word was clicked: the player bets on it."""

        def __init__(self, word: str) -> None:
            self.word = word
            super().__init__()

    before: reactive[tuple[WordP, ...]] = reactive((), layout=True)
    after: reactive[tuple[WordP, ...]] = reactive((), layout=True)
    nudged: reactive[bool] = reactive(False, layout=True)
    lived: reactive[bool] = reactive(False, layout=True)

    def render(self) -> Content:
        if not self.before:
            return Content.styled("no life awaits", "$text-muted")
        if self.lived:
            head = "the life just lived"
        elif self.nudged:
            head = "preview of this same pass, nudged"
        else:
            head = "as it stands, without nudges"
        most = 7 if not self.nudged else 6
        pairs = pair(self.before, self.after, most)
        bars = paired_bars(pairs, self.content_size.width or 34, self.nudged)
        return fmt.joined([Content.styled(head, "italic $text-muted"), bars])

    def on_click(self, event: events.Click) -> None:
        word = event.style.meta.get(WORD_META)
        if isinstance(word, str) and not self.lived:
            self.post_message(self.Picked(word))


class WordLines(WordBars):
    """One line a word, below the tower where the panels take turns."""

    def render(self) -> Content:
        if not self.before:
            return Content("")
        height = max(1, self.size.height)
        told = "says next, preview of this same pass" if self.nudged else "says next, as it stands"
        told = "the life just lived" if self.lived else told
        lines = [Content.styled(told, "italic $text-muted")]
        pairs = pair(self.before, self.after, max(1, height - 1))
        room = max(4, (self.content_size.width or 40) - 30)
        lines += [self._line(each, number, room) for number, each in enumerate(pairs)]
        return fmt.joined(lines[-height:] if height == 1 else lines[:height])

    def _line(self, each: Pair, number: int, room: int) -> Content:
        shown = each.after if self.nudged else each.before
        strong = "bold $primary" if number == 0 else "$foreground"
        name = fmt.short(fmt.word(each.word), 11)
        was = f" was {share_text(each.before)}" if self.nudged else ""
        line = Content.assemble(
            (f"{name:<12}{share_text(shown):>6} ", strong),
            (f"{fmt.bar(shown or 0.0, room):<{room}}", "$primary"),
            (was, "$text-muted"),
        )
        return line.stylize(Style.from_meta({WORD_META: each.word}))
