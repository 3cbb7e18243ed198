"""The top words without and with the nudges, as paired bars: for panels and for the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.style import Style

from game.mind.results import WordP
from game.tui import formatting as fmt

#: what a drawn word is marked with, for clicks on it
WORD_META = "word"


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
            (f"{share_text(shown):>6} ", strong),
            (fmt.bar(shown or 0.0, room), "$primary"),
        )
        lines.append(line.stylize(Style.from_meta({WORD_META: each.word})))
        if nudged:
            lines.append(
                Content.assemble(
                    ("      before", "$text-muted"),
                    (f"{share_text(each.before):>6} ", "$text-muted"),
                    (fmt.bar(each.before or 0.0, room, "─"), "$secondary"),
                )
            )
    return fmt.joined(lines)


def share_text(p: float | None) -> str:
    """A probability as a share, or a dot where it is not known."""
    return fmt.percent(p) if p is not None else "·"
