"""What a mind answers: plain frozen values, no tensors. No torch here.

Probabilities are in [0, 1], logits and their differences in the checkpoint's own logit
units, divergences and surprises in nats, ranks count from 1, positions and layers from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.mind.nudges.kinds import Nudge
from game.mind.tokens import Token as Token
from game.mind.tokens import token_text as token_text


class WordP(NamedTuple):
    """A word with its probability, rank and logit in one run."""

    id: int
    word: str
    p: float
    rank: int
    logit: float


@dataclass(frozen=True, slots=True)
class LensRow:
    """Logit lens after one layer: the most likely words if the pass stopped there.

    `agreement` is the probability this layer gives to the word that the run ends with.
    """

    layer: int
    top: tuple[WordP, ...]
    agreement: float


class HeadCell(NamedTuple):
    """One head at the new position: where it looks most, how much, how spread, how loud.

    `spread` is the entropy of its attention row in nats; `write_norm` the length of what it
    adds to the residual stream, divided by the residual's own length (it may be far above 1).
    """

    layer: int
    head: int
    looks_at: int
    share: float
    spread: float
    write_norm: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One run of a life as the player sees it. `cells[layer][head]`; `entropy` in nats."""

    top: tuple[WordP, ...]
    entropy: float
    lens: tuple[LensRow, ...]
    cells: tuple[tuple[HeadCell, ...], ...]


@dataclass(frozen=True, slots=True)
class HeadView:
    """One head, without and with the nudges.

    `row` and `row_nudged` are attention over positions (sum 1). `writes` are the words whose
    logits its output raises most directly, with the logits added beyond what it adds to the
    mean word (run's own final LayerNorm scale); `mutes` those it lowers most.
    """

    layer: int
    head: int
    row: tuple[float, ...]
    row_nudged: tuple[float, ...]
    writes: tuple[tuple[str, float], ...]
    writes_nudged: tuple[tuple[str, float], ...]
    mutes: tuple[tuple[str, float], ...]
    mutes_nudged: tuple[tuple[str, float], ...]


class Term(NamedTuple):
    """One term of the direct logit attribution of the change.

    What `writer` wrote toward `said` and away from its rival, nudged minus baseline, in
    logits. `writer` is `embedding`, `L3.H5`, `L3.attention bias`, `L3.MLP`,
    `think 1` (the nudge's number) or `constant`. `decoder` tells whether it sits above the
    waking layers.
    """

    writer: str
    gain: float
    decoder: bool


@dataclass(frozen=True, slots=True)
class Worth:
    """A nudge's measured worth: the life re-run with this one nudge left out.

    `margin_lost` is how far the logit of the word said falls against its rival's; `says` is
    the top word without the nudge; `decisive` whether that differs from the top word with all
    nudges.
    """

    nudge: Nudge
    margin_lost: float
    says: str
    decisive: bool


class HeadWorth(NamedTuple):
    """A changed head's measured worth: the life re-run with this head writing as it did before.

    `margin_lost` is how far the logit of the word said falls against its rival's; `says` the top
    word then. Heads that the player bent directly are not among them: their nudges have worths.
    """

    place: str
    margin_lost: float
    says: str


class Shift(NamedTuple):
    """A head above a nudge that changed where it looks: total variation in [0, 1]."""

    layer: int
    head: int
    moved: float
    looked_at: int
    looks_at: int

    @property
    def place(self) -> str:
        """`L3.H5`."""
        return f"L{self.layer}.H{self.head}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The measured difference between a baseline and a nudged life over the same `tokens`.

    `said` is the token the nudged life says (greedy, or sampled with the recorded seed);
    `favourite` the baseline's most likely word. `kl` is KL(nudged || baseline) in nats,
    `surprise` is log p_baseline(favourite) - log p_baseline(said). `rival` is the favourite
    or, when the favourite is what was said, the baseline's second word. `gain` is the change
    of logit(said) - logit(rival), which equals the sum of `terms`. `watched` and
    `watched_before` give the words asked for, in the order asked. `margin` is the nudged
    logit gap between the first and the second word.
    """

    tokens: tuple[Token, ...]
    baseline: Reading
    nudged: Reading
    said: WordP
    said_before: WordP
    favourite: WordP
    favourite_after: WordP
    rival: WordP
    kl: float
    surprise: float
    gain: float
    margin: float
    margin_before: float
    terms: tuple[Term, ...]
    worths: tuple[Worth, ...]
    shifts: tuple[Shift, ...]
    watched: tuple[WordP, ...]
    watched_before: tuple[WordP, ...]
    heads: tuple[HeadWorth, ...] = ()


@dataclass(frozen=True, slots=True)
class Swept:
    """What one variant of a life would come to: measured, but for its explanation.

    `top` is the greedy word, `kl` KL(nudged || baseline) in nats, `surprise` that of the top word,
    `watched` the words asked for.
    """

    nudges: tuple[Nudge, ...]
    top: WordP
    kl: float
    surprise: float
    watched: tuple[WordP, ...]


@dataclass(frozen=True, slots=True)
class HeadHabit:
    """A head's strongest habit over a context, "" where none is strong: `mind.reading.habits`.

    `scores` are all the habits with their scores in [0, 1].
    """

    layer: int
    head: int
    label: str
    score: float
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class StreamPath:
    """The residual stream's direction in three dimensions, n_layer + 1 points for each run.

    Points are in units of a whole state's length; `shares` is how much of the states' variance
    each dimension holds.
    """

    baseline: tuple[tuple[float, ...], ...]
    nudged: tuple[tuple[float, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CrosscheckResult:
    """How far our logits are from transformers' for one life, nudges and past included.

    `largest` is the largest difference of any logit; `top_agrees` tells whether the five most
    likely words are the same, in order, wherever their margins exceed twice `limit`.
    """

    version: str
    tokens: int
    nudges: int
    largest: float
    limit: float
    top_agrees: bool

    @property
    def fine(self) -> bool:
        return self.largest <= self.limit and self.top_agrees
