"""The measured difference between a baseline and a nudged life."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from torch import Tensor

from game.mind.model import Model, Run
from game.mind.nudges.kinds import Nudge
from game.mind.reading.attribution import attribute_change
from game.mind.reading.heads import shifts
from game.mind.reading.lens import read_run
from game.mind.reading.words import top_words, word_p
from game.mind.results import HeadWorth, Outcome, Token, WordP, Worth
from game.mind.tokenizer import Tokenizer

#: the life run with other nudges
RunWith = Callable[[tuple[Nudge, ...]], Run]
#: (layer, head)
Place = tuple[int, int]
#: logits (len(places), n_vocab) of the nudged life with one head at a time as in the baseline
Restore = Callable[[Sequence[Place]], Tensor]
#: changed heads that are put back one by one, those that changed what they write most
HEADS_TRIED = 12
#: heads reported, those worth most
HEADS_TOLD = 5
#: logits; a head worth less is not reported
LEAST_WORTH = 0.01


@dataclass(frozen=True, slots=True)
class Comparison:
    """What measuring needs of one life: the two runs and ways to run it otherwise.

    `restore` runs the nudged life once for each head (layer, head) with that head writing as it
    does in the baseline: logits (len(places), n_vocab).
    """

    model: Model
    tokenizer: Tokenizer
    tokens: tuple[Token, ...]
    nudges: tuple[Nudge, ...]
    baseline: Run
    nudged: Run
    run_with: RunWith
    restore: Restore


def choose(logits: Tensor, temperature: float, seed: int) -> int:
    """The decoder's word: the most likely one, or a sample with the recorded seed.

    Sampling inverts the cumulative distribution at one number from Python's own generator,
    so that it does not change with torch's.
    """
    if temperature <= 0:
        return top_index(logits)
    p = (logits.double() / temperature).softmax(-1)
    drawn = random.Random(seed).random()
    index = int((p.cumsum(-1) < drawn).sum())
    return min(index, len(p) - 1)


def top_index(logits: Tensor) -> int:
    """The most likely token's id; of equals the lowest."""
    return int((logits == logits.max()).nonzero()[0])


def kl(nudged: Tensor, baseline: Tensor) -> float:
    """KL(nudged || baseline) in nats, from two rows of logits (n_vocab)."""
    log_n, log_b = nudged.double().log_softmax(-1), baseline.double().log_softmax(-1)
    return max(0.0, float((log_n.exp() * (log_n - log_b)).sum()))


def measure(life: Comparison, watch: Sequence[str], temperature: float, seed: int) -> Outcome:
    """Say the word and measure everything about it.

    Raises:
        NudgeError: a watched word is not one token of this mind.
    """
    base, bent = life.baseline.logits, life.nudged.logits
    said = choose(bent, temperature, seed)
    first, second = (word.id for word in top_words(base, 2, life.tokenizer))
    rival = first if said != first else second

    def word(logits: Tensor, token_id: int) -> WordP:
        return word_p(logits, token_id, life.tokenizer)

    watched = [life.tokenizer.word(text).id for text in watch]
    log_p = base.log_softmax(-1)
    return Outcome(
        tokens=life.tokens,
        baseline=read_run(life.model, life.baseline, life.tokenizer),
        nudged=read_run(life.model, life.nudged, life.tokenizer),
        said=word(bent, said),
        said_before=word(base, said),
        favourite=word(base, first),
        favourite_after=word(bent, first),
        rival=word(base, rival),
        kl=kl(bent, base),
        surprise=float(log_p[first] - log_p[said]),
        gain=float((bent[said] - bent[rival]) - (base[said] - base[rival])),
        margin=gap(bent),
        margin_before=gap(base),
        terms=attribute_change(life.model, life.baseline, life.nudged, said, rival),
        worths=worths(life, said, rival),
        shifts=shifts(life.baseline, life.nudged, bent_heads(life.nudges)),
        watched=tuple(word(bent, i) for i in watched),
        watched_before=tuple(word(base, i) for i in watched),
        heads=head_worths(life, said, rival),
    )


def gap(logits: Tensor) -> float:
    """The logit gap between the most likely word and the next."""
    first, second = logits.topk(2).values.tolist()
    return float(first - second)


def worths(life: Comparison, said: int, rival: int) -> tuple[Worth, ...]:
    """Each nudge's worth: the life re-run with that nudge left out, the others kept."""
    whole = life.nudged.logits
    top = top_index(whole)
    found = []
    for i, nudge in enumerate(life.nudges):
        without = life.run_with(life.nudges[:i] + life.nudges[i + 1 :]).logits
        lost = (whole[said] - whole[rival]) - (without[said] - without[rival])
        says = top_index(without)
        found.append(
            Worth(
                nudge=nudge,
                margin_lost=float(lost),
                says=life.tokenizer.token(says).text,
                decisive=says != top,
            )
        )
    return tuple(found)


def head_worths(life: Comparison, said: int, rival: int) -> tuple[HeadWorth, ...]:
    """What the heads above the nudges that changed most were worth, put back; largest first."""
    places = changed_heads(life)[:HEADS_TRIED]
    if not places:
        return ()
    whole = life.nudged.logits[said] - life.nudged.logits[rival]
    found = []
    for (layer, head), row in zip(places, life.restore(places), strict=True):
        lost = float(whole - (row[said] - row[rival]))
        says = life.tokenizer.token(top_index(row)).text
        found.append(HeadWorth(f"L{layer}.H{head}", lost, says))
    found = [each for each in found if abs(each.margin_lost) >= LEAST_WORTH]
    return tuple(sorted(found, key=lambda each: -abs(each.margin_lost))[:HEADS_TOLD])


def changed_heads(life: Comparison) -> list[Place]:
    """Heads that no nudge names and that write otherwise in the nudged run, most changed first."""
    named = {(nudge.layer, nudge.head) for nudge in life.nudges}
    moved: list[tuple[float, Place]] = []
    for layer in range(life.nudged.lowest, len(life.nudged.trails)):
        before = life.model.head_writes(life.baseline, layer)
        after = life.model.head_writes(life.nudged, layer)
        sizes = (after - before).norm(dim=-1).tolist()
        moved += [(size, (layer, head)) for head, size in enumerate(sizes) if size > 0]
    return [place for _, place in sorted(moved, key=lambda one: -one[0]) if place not in named]


def bent_heads(nudges: Sequence[Nudge]) -> set[tuple[int, int]]:
    """The heads whose attention the player bent directly."""
    return {(n.layer, n.head) for n in nudges if n.in_attention and n.head is not None}
