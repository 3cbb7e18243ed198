"""What the decoder would say: the top words without and with the nudges, as paired bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from game.mind.results import WordP
from game.tui import formatting as fmt

_META = "word"


@dataclass(frozen=True, slots=True)
class Pair:
    """One word in both runs; None where it is not among the run's top words."""

    word: str
    before: float | None
    after: float | None


def pair(before: Sequence[WordP], after: Sequence[WordP], most: int) -> list[Pair]:
    """The top words of both runs, the likeliest nudged ones first."""
    was, now = ({w.id: w for w in words} for words in (before, after))
    chosen = list(dict.fromkeys(w.id for p in zip(after, before, strict=False) for w in p))[:most]
    chosen.sort(key=lambda i: -max(w.p for w in (now.get(i), was.get(i)) if w is not None))
    chosen.sort(key=lambda i: -(now[i].p if i in now else 0.0))
    return [
        Pair(
            (now.get(i) or was[i]).word,
            was[i].p if i in was else None,
            now[i].p if i in now else None,
        )
        for i in chosen
    ]


def paired_bars(pairs: Iterable[Pair], width: int, nudged: bool) -> Content:
    """Two lines a word (one where there is nothing to compare)."""
    room = max(8, width - 20)
    lines: list[Content] = []
    for number, each in enumerate(pairs):
        name = fmt.short(fmt.word(each.word), 11)
        strong = "bold $primary" if number == 0 else "$foreground"
        shown = each.after if nudged else each.before
        line = Content.assemble(
            (f"{name:<12}", strong),
            (f"{_share(shown):>6} ", strong),
            (fmt.bar(shown or 0.0, room), "$primary"),
        )
        lines.append(line.stylize(Style.from_meta({_META: each.word})))
        if nudged:
            lines.append(
                Content.assemble(
                    ("      before", "$text-muted"),
                    (f"{_share(each.before):>6} ", "$text-muted"),
                    (fmt.bar(each.before or 0.0, room, "─"), "$secondary"),
                )
            )
    return fmt.joined(lines)


def _share(p: float | None) -> str:
    return fmt.percent(p) if p is not None else "·"


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
        word = event.style.meta.get(_META)
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
        was = f" was {_share(each.before)}" if self.nudged else ""
        line = Content.assemble(
            (f"{name:<12}{_share(shown):>6} ", strong),
            (f"{fmt.bar(shown or 0.0, room):<{room}}", "$primary"),
            (was, "$text-muted"),
        )
        return line.stylize(Style.from_meta({_META: each.word}))
