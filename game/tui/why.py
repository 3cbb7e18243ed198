"""Why a life came out as it did, as a panel: measured causes first, then who wrote it."""

from __future__ import annotations

from textual.content import Content

from game.mind.nudges import notation
from game.mind.results import Outcome, Term, Worth, token_text
from game.session.blocks.explain import NOTHING_WRITTEN, moved_heads, written
from game.session.rules.events import LifeEvent
from game.text.safety import neutralise
from game.tui import formatting as fmt
from game.tui.widgets.word_bars import pair, paired_bars

#: words shown in both runs
BARS = 4
#: what the panel says before the first life is lived
NOTHING = "Nothing has been let go yet. Afterwards this tells what each nudge was worth."


def why_content(event: LifeEvent | None, width: int) -> Content:
    """The whole panel in `width` columns."""
    if event is None:
        return Content.styled(NOTHING, "italic $text-muted")
    out = event.outcome
    bars = paired_bars(pair(out.baseline.top, out.nudged.top, BARS), width, True)
    blocks = [_head(event), bars]
    blocks += [_worths(out)] if out.worths else []
    blocks += [_heads(out)] if out.heads else []
    blocks.append(_terms(event, width))
    blocks += [_shifts(event)] if out.shifts else []
    return fmt.joined(blocks, "\n\n")


def _head(event: LifeEvent) -> Content:
    out = event.outcome
    return Content.assemble(
        (f"life {event.life}: ", "bold"),
        (fmt.word(out.said.word), "bold $primary"),
        (" against ", "$text-muted"),
        (fmt.word(out.rival.word), "$secondary"),
        (
            f"\nthe gap moved by {fmt.signed(out.gain)} logits; "
            f"the runs are {out.kl:.2f} nats apart; surprise {out.surprise:.2f} nats",
            "$text-muted",
        ),
    )


def _worths(out: Outcome) -> Content:
    lines = [_title("without it", "each nudge left out, the life lived again")]
    lines += [_worth(number, worth) for number, worth in enumerate(out.worths, start=1)]
    return fmt.joined(lines)


def _worth(number: int, worth: Worth) -> Content:
    sign = "◆ decisive" if worth.decisive else "◇"
    return Content.assemble(
        (f"{number} {neutralise(notation.show(worth.nudge))}", "$foreground"),
        (f"\n  {sign} ", "bold $accent" if worth.decisive else "$text-muted"),
        (f"{fmt.signed(worth.margin_lost)} logits; without it ", "$text-muted"),
        (fmt.word(worth.says), "bold"),
    )


def _heads(out: Outcome) -> Content:
    lines = [_title("on the way", "the most changed heads put back, each in a life of its own")]
    for head in out.heads:
        lines.append(
            Content.assemble(
                (f"{neutralise(head.place):<7} ", "$foreground"),
                (f"{fmt.signed(head.margin_lost)} logits; put back ", "$text-muted"),
                (
                    fmt.word(head.says),
                    "bold" if head.says != out.said.word else "$text-muted",
                ),
            )
        )
    return fmt.joined(lines)


def _terms(event: LifeEvent, width: int) -> Content:
    told = written(event)
    if not told.terms:
        return Content.styled(f"{NOTHING_WRITTEN}.", "$text-muted")
    lines = [
        _title("wrote it", f"toward {fmt.word(event.outcome.said.word)} (+) or away (−), logits")
    ]
    most = max(abs(term.gain) for term in told.terms)
    lines += [_term(term, most, max(6, width - 27)) for term in told.terms]
    if told.others:
        rest = f"{told.others} others together {fmt.signed(told.others_total)}"
        lines.append(Content.styled(rest, "$text-muted"))
    return fmt.joined(lines)


def _term(term: Term, most: float, room: int) -> Content:
    style = "$primary" if term.gain > 0 else "$error"
    where = "⌂" if term.decoder else " "
    name = fmt.short(term.writer, 17)
    return Content.assemble(
        (where, "$secondary"),
        (f"{name:<17} ", "$foreground"),
        (f"{fmt.signed(term.gain):>6} ", style),
        (fmt.bar(abs(term.gain) / most, room, "█" if term.gain > 0 else "░"), style),
    )


def _shifts(event: LifeEvent) -> Content:
    moved, tokens = moved_heads(event), event.outcome.tokens
    if not moved:
        return Content("")
    lines = [_title("looked away", "heads above the nudges")]
    for shift in moved:
        was = f"@{shift.looked_at} {fmt.word(token_text(tokens, shift.looked_at))}"
        now = f"@{shift.looks_at} {fmt.word(token_text(tokens, shift.looks_at))}"
        told = f" still most at {now}" if was == now else f" {was} → {now}"
        lines.append(
            Content.assemble(
                (f"≠ {neutralise(shift.place)} ", "$foreground"),
                (f"{fmt.percent(shift.moved)} moved,{told}", "$text-muted"),
            )
        )
    return fmt.joined(lines)


def _title(name: str, doc: str) -> Content:
    return Content.assemble((name, "bold $accent"), (f"  {doc}", "italic $text-muted"))
