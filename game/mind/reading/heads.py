"""Heads of a run: where they look, what they write, and which look elsewhere."""

from __future__ import annotations

from game.mind.model import Model, Run
from game.mind.reading.words import entropy_of
from game.mind.results import HeadCell, HeadView, Shift
from game.mind.tokenizer import Tokenizer

#: words that a head raises most, and as many that it lowers most
HEAD_WORDS = 6
#: heads reported that moved their attention
MAX_SHIFTS = 8
#: total variation; a head that moved less is not reported
MIN_SHIFT = 0.01


def cells(model: Model, run: Run) -> tuple[tuple[HeadCell, ...], ...]:
    """Every head at the new position, `[layer][head]`."""
    return tuple(_layer_cells(model, run, layer) for layer in range(model.shape.n_layer))


def _layer_cells(model: Model, run: Run, layer: int) -> tuple[HeadCell, ...]:
    rows = run.trails[layer].pattern[:, 0]
    share, place = rows.max(-1)
    spread = entropy_of(rows)
    norms = model.head_writes(run, layer).norm(dim=-1) / run.residual[layer].norm()
    columns = zip(place.tolist(), share.tolist(), spread.tolist(), norms.tolist(), strict=True)
    return tuple(HeadCell(layer, head, *column) for head, column in enumerate(columns))


def view_head(
    model: Model, baseline: Run, nudged: Run, layer: int, head: int, tokenizer: Tokenizer
) -> HeadView:
    """One head without and with the nudges."""
    writes, mutes = _head_words(model, baseline, layer, head, tokenizer)
    writes_nudged, mutes_nudged = _head_words(model, nudged, layer, head, tokenizer)
    return HeadView(
        layer=layer,
        head=head,
        row=tuple(baseline.trails[layer].pattern[head, 0].tolist()),
        row_nudged=tuple(nudged.trails[layer].pattern[head, 0].tolist()),
        writes=writes,
        writes_nudged=writes_nudged,
        mutes=mutes,
        mutes_nudged=mutes_nudged,
    )


#: (word, logits)
Words = tuple[tuple[str, float], ...]


def _head_words(
    model: Model, run: Run, layer: int, head: int, tokenizer: Tokenizer
) -> tuple[Words, Words]:
    """The words a head raises and lowers most, against the mean word, in logits."""
    written = model.head_writes(run, layer)[head]
    effect = model.word_effects(run, written)
    high, low = effect.topk(HEAD_WORDS), (-effect).topk(HEAD_WORDS)
    raised = zip(high.indices.tolist(), high.values.tolist(), strict=True)
    lowered = zip(low.indices.tolist(), low.values.tolist(), strict=True)
    return (
        tuple((tokenizer.token(i).text, gain) for i, gain in raised),
        tuple((tokenizer.token(i).text, -gain) for i, gain in lowered),
    )


def shifts(baseline: Run, nudged: Run, bent: set[tuple[int, int]]) -> tuple[Shift, ...]:
    """Heads above the lowest nudge that moved their attention, most moved first.

    `moved` is the total variation distance of the two rows. Heads in `bent` are left out: the
    player moved those.
    """
    found: list[Shift] = []
    for layer in range(nudged.lowest + 1, len(nudged.trails)):
        old, new = baseline.trails[layer].pattern[:, 0], nudged.trails[layer].pattern[:, 0]
        moved = (0.5 * (old - new).abs().sum(-1)).tolist()
        was, now = old.argmax(-1).tolist(), new.argmax(-1).tolist()
        found.extend(
            Shift(layer, head, moved[head], was[head], now[head])
            for head in range(len(moved))
            if moved[head] >= MIN_SHIFT and (layer, head) not in bent
        )
    return tuple(sorted(found, key=lambda shift: -shift.moved)[:MAX_SHIFTS])
