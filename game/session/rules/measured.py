"""A measured outcome, and the state it was lived in, as the facts that stories may test."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from game.mind.api import waking_layers
from game.mind.nudges import notation
from game.mind.results import LensRow, Outcome, Term, WordP, Worth, token_text
from game.session.rules.rounding import rounded
from game.session.rules.state import State
from game.story.language.facts import Facts, Scalar, WordFact

NEVER = 10**9  # the rank of a word the mind has no token for
LEAST = 1e-4  # logits: what wrote or lost less than this made no difference


def prose_facts(state: State) -> Facts:
    """What is known where no life has just been lived: prose, choices, hints."""
    values: dict[str, Scalar] = {
        "life": state.life,
        "lives": state.scene.lives,
        "budget": state.scene.budget,
        "lives_left": state.lives_left,
        "suspicion": rounded(state.suspicion),
        "tolerance": state.scene.suspicion.tolerance,
        "text": "".join(state.spoken),
    }
    return Facts(values, {}, state.spoken, {}, state.flags)


def life_facts(
    state: State, outcome: Outcome, suspicion: float, unaskable: tuple[str, ...] = ()
) -> Facts:
    """The facts of the life just lived. `state` is the one it was let go in.

    `unaskable` are words asked about that are no token of this mind: it never says them.
    """
    said = outcome.said.word
    spoken = (*state.spoken, said)
    values: dict[str, Scalar] = {
        **_words(outcome),
        **_numbers(outcome),
        **_runner_up(outcome),
        "life": state.life,
        "lives": state.scene.lives,
        "lives_left": state.lives_left - 1,
        "nudges": len(state.nudges),
        "budget": state.scene.budget,
        "suspicion": suspicion,
        "suspicion_before": state.suspicion,
        "tolerance": state.scene.suspicion.tolerance,
        "text": "".join(spoken),
        "bet": state.bet,
        "bet_won": bool(state.bet) and state.bet == said,
        **_cause(outcome),
        **_writers(outcome),
        **_settled(outcome),
        **_shifted(outcome),
    }
    settled = {k: rounded(v) if isinstance(v, float) else v for k, v in values.items()}
    used = Counter(nudge.kind for nudge in state.nudges)
    never = WordFact(rank=NEVER, p=0.0, rank_before=NEVER, p_before=0.0)
    words = {**dict.fromkeys(unaskable, never), **_word_facts(outcome)}
    return Facts(settled, words, spoken, dict(used), state.flags)


def _words(outcome: Outcome) -> dict[str, Scalar]:
    said, favourite = outcome.said, outcome.favourite
    return {
        "said": said.word,
        "favourite": favourite.word,
        "changed": said.id != favourite.id,
        "p_said": said.p,
        "p_said_before": outcome.said_before.p,
        "rank_said_before": outcome.said_before.rank,
        "p_favourite": favourite.p,
        "p_favourite_after": outcome.favourite_after.p,
        "rank_favourite_after": outcome.favourite_after.rank,
    }


def _numbers(outcome: Outcome) -> dict[str, Scalar]:
    return {
        "kl": outcome.kl,
        "surprise": outcome.surprise,
        "gain": outcome.gain,
        "entropy": outcome.nudged.entropy,
        "entropy_before": outcome.baseline.entropy,
        "margin": outcome.margin,
        "margin_before": outcome.margin_before,
        "n_layer": len(outcome.nudged.lens),
        "n_waking": waking_layers(len(outcome.nudged.lens)),
    }


def _runner_up(outcome: Outcome) -> dict[str, Scalar]:
    if len(outcome.nudged.top) < 2:
        return {}
    second = outcome.nudged.top[1]
    known: dict[str, Scalar] = {"runner_up": second.word, "p_runner_up": second.p}
    for word in outcome.baseline.top:
        if word.id == second.id:
            known["p_runner_up_before"] = word.p
    return known


def decisive_worth(worths: tuple[Worth, ...]) -> Worth | None:
    """The nudge without which most would be lost, or None if none mattered."""
    mattered = [w for w in worths if w.decisive or w.margin_lost > LEAST]
    return max(mattered, key=lambda w: (w.decisive, w.margin_lost), default=None)


def _cause(outcome: Outcome) -> dict[str, Scalar]:
    worth = decisive_worth(outcome.worths)
    if worth is None:
        return {
            "cause": "",
            "cause_kind": "",
            "cause_place": "",
            "cause_layer": -1,
            "cause_lost": 0.0,
            "cause_decisive": False,
            "cause_says": "",
        }
    nudge = worth.nudge
    head = getattr(nudge, "head", None)
    return {
        "cause": notation.show(nudge),
        "cause_kind": nudge.kind,
        "cause_place": f"L{nudge.layer}" if head is None else f"L{nudge.layer}.H{head}",
        "cause_layer": nudge.layer,
        "cause_lost": worth.margin_lost,
        "cause_decisive": worth.decisive,
        "cause_says": worth.says,
    }


def _writers(outcome: Outcome) -> dict[str, Scalar]:
    top = max(outcome.terms, key=lambda t: t.gain, default=None)
    low = min(outcome.terms, key=lambda t: t.gain, default=None)
    for_it = top if top is not None and top.gain > LEAST else None
    against = low if low is not None and low.gain < -LEAST else None
    positive = math.fsum(term.gain for term in outcome.terms if term.gain > 0)
    return {
        "writer": for_it.writer if for_it else "",
        "writer_layer": layer_of(for_it) if for_it else -1,
        "writer_gain": for_it.gain if for_it else 0.0,
        "writer_in_decoder": bool(for_it and for_it.decoder),
        "writer_share": for_it.gain / positive if for_it else 0.0,
        "opposer": against.writer if against else "",
        "opposer_gain": against.gain if against else 0.0,
    }


def layer_of(term: Term) -> int:
    """The layer a term of the attribution sits in; -1 for what sits in none."""
    place = term.writer.partition(".")[0]
    return int(place[1:]) if place.startswith("L") and place[1:].isdigit() else -1


def _settled(outcome: Outcome) -> dict[str, Scalar]:
    return {
        "settled": settled_at(outcome.nudged.lens, outcome.said),
        "settled_before": settled_at(outcome.baseline.lens, outcome.favourite),
    }


def settled_at(lens: tuple[LensRow, ...], word: WordP) -> int:
    """The first layer from which on `word` stays on top; the number of layers if never."""
    layer = len(lens)
    for row in reversed(lens):
        if not row.top or row.top[0].id != word.id:
            break
        layer = row.layer
    return layer


def _shifted(outcome: Outcome) -> dict[str, Scalar]:
    shift = max(outcome.shifts, key=lambda s: s.moved, default=None)
    if shift is None or shift.moved <= 0.0:
        return {"shifted": "", "shifted_moved": 0.0, "shifted_from": "", "shifted_to": ""}
    tokens = outcome.tokens
    return {
        "shifted": shift.place,
        "shifted_moved": shift.moved,
        "shifted_from": token_text(tokens, shift.looked_at),
        "shifted_to": token_text(tokens, shift.looks_at),
    }


def _word_facts(outcome: Outcome) -> Mapping[str, WordFact]:
    pairs = zip(outcome.watched, outcome.watched_before, strict=True)
    return {
        after.word: WordFact(
            rank=after.rank,
            p=rounded(after.p),
            rank_before=before.rank,
            p_before=rounded(before.p),
        )
        for after, before in pairs
    }
