"""The default book: what it says of real situations, and that it is never at a loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.mind.nudges.kinds import KIND_NAMES
from game.narration import narrate
from game.story.check import check_book
from game.story.facts import FACTS, Facts, Scalar, Type
from game.story.load import load_book
from game.text.markdown import plain_text
from tests.facts import misfits

PATH = Path(__file__).parents[2] / "assets" / "stories" / "narration.yaml"
BOOK = load_book(PATH)

STILL: dict[str, Scalar] = {
    "life": 1, "lives": 3, "lives_left": 2, "budget": 2, "nudges": 0, "text": " yes",
    "suspicion": 0.0, "suspicion_before": 0.0, "tolerance": 6.0,
    "said": " yes", "favourite": " yes", "rival": " no", "changed": False,
    "p_said": 0.4, "p_said_before": 0.4, "rank_said_before": 1,
    "p_favourite": 0.4, "p_favourite_after": 0.4, "rank_favourite_after": 1,
    "runner_up": " no", "p_runner_up": 0.2, "p_runner_up_before": 0.2,
    "kl": 0.0, "surprise": 0.0, "gain": 0.0, "entropy": 3.0, "entropy_before": 3.0,
    "margin": 0.69, "margin_before": 0.69, "bet": "", "bet_won": False,
    "cause": "", "cause_kind": "", "cause_place": "", "cause_layer": -1, "cause_lost": 0.0,
    "cause_decisive": False, "cause_says": "",
    "writer": "", "writer_layer": -1, "writer_gain": 0.0, "writer_in_decoder": False,
    "writer_share": 0.0, "opposer": "", "opposer_gain": 0.0,
    "settled": 7, "settled_before": 7, "n_layer": 8, "n_waking": 6,
    "shifted": "", "shifted_moved": 0.0, "shifted_from": "", "shifted_to": "",
}  # fmt: skip
TRIED: dict[str, Scalar] = {"nudges": 2, "kl": 0.3}
TURNED: dict[str, Scalar] = {
    **TRIED, "said": " no", "changed": True, "rival": " yes", "p_said": 0.5, "p_said_before": 0.08,
    "rank_said_before": 4, "p_favourite_after": 0.1, "runner_up": " yes", "p_runner_up": 0.1,
    "surprise": 1.6, "gain": 3.2, "cause": 'L2.H3 attend "foot" 1', "cause_kind": "attend",
    "cause_place": "L2.H3", "cause_layer": 2, "cause_lost": 2.41, "cause_decisive": True,
    "cause_says": " yes", "writer": "L6.MLP", "writer_layer": 6, "writer_gain": 1.9,
    "writer_in_decoder": True, "writer_share": 0.4, "suspicion": 0.27,
}  # fmt: skip


def told(**changes: Scalar) -> dict[str, str]:
    """The paragraphs by slot, as plain text."""
    facts = Facts({**STILL, **changes})
    assert misfits(facts.values) == []
    return {p.slot: plain_text(p.text) for p in narrate(BOOK, (), facts, {}).paragraphs}


def test_the_book_is_sound() -> None:
    assert check_book(PATH) == []


def test_the_sample_facts_are_all_the_facts() -> None:
    assert set(STILL) == set(FACTS)


def test_a_life_left_alone() -> None:
    prose = told()
    assert "‘yes’" in prose["what"]
    assert "40%" in prose["what"]
    assert set(prose) == {"what", "how"}


def test_nudges_in_vain_tell_how_near_the_next_word_came() -> None:
    prose = told(**TRIED, gain=-0.3)
    assert "‘no’" in prose["what"]
    assert "20%" in prose["what"]
    assert "0.30" in prose["why"]
    assert "0.69" in prose["why"]


def test_a_near_miss_gives_the_gap() -> None:
    prose = told(**TRIED, p_runner_up=0.38, margin=0.05)
    assert "0.05 logits" in prose["what"]


def test_the_word_stays_but_its_probability_moves() -> None:
    loosened = told(**{**TRIED, "p_said": 0.24, "p_runner_up": 0.1})
    assert "40%" in loosened["what"]
    assert "24%" in loosened["what"]
    firmed = told(**{**TRIED, "p_said": 0.62})
    assert "40%" in firmed["what"]
    assert "62%" in firmed["what"]


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_each_kind_of_decisive_nudge_is_named_as_the_cause(kind: str) -> None:
    cause = f"L2.H3 {kind} 0.5"
    prose = told(**{**TURNED, "cause_kind": kind, "cause": cause})
    assert "because" in prose["why"]
    assert cause in prose["why"]
    assert "‘yes’" in prose["why"]


def test_a_silenced_head_is_told_apart_from_a_quiet_one() -> None:
    scaled = {**TURNED, "cause_kind": "scale"}
    assert "silent" in told(**{**scaled, "cause": "L2.H3 scale 0"})["why"]
    assert "silent" not in told(**{**scaled, "cause": "L2.H3 scale 0.5"})["why"]


def test_without_a_decisive_nudge_no_nudge_is_called_the_reason() -> None:
    why = told(**{**TURNED, "cause_decisive": False})["why"]
    assert "None of it alone" in why
    assert "2.4 logits" in why
    assert "because" not in why


def test_the_decoder_and_the_waking_layers_are_told_apart() -> None:
    assert "Above you" in told(**TURNED)["how"]
    below = {**TURNED, "writer": "L2.H3", "writer_in_decoder": False}
    how = told(**below)["how"]
    assert "Head 3 of layer 2 wrote" in how
    assert "waking layers" in how


def test_a_surprise_and_a_sly_word_sound_different() -> None:
    big = told(**{**TURNED, "surprise": 6.0, "p_said_before": 0.001, "rank_said_before": 200})
    sly = told(**{**TURNED, "surprise": 0.4, "p_said_before": 0.27})
    assert "200th in line, at 0.10%" in big["what"]
    assert "0.40 nats" in sly["what"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (0.0, 0.2, "scrolls on"),
        (0.4, 0.6, "colleague"),
        (0.6, 0.8, "not typing"),
        (0.6, 1.0, "chair"),
        (0.1, 0.6, "laugh"),
        (0.5, 0.35, "ordinary"),
        (0.1, 0.0, "lunch"),
    ],
)
def test_the_humans_take_it(before: float, after: float, words: str) -> None:
    assert words in told(**{**TURNED, "suspicion_before": before, "suspicion": after})["humans"]


def test_the_humans_are_not_mentioned_when_nothing_moved() -> None:
    assert "humans" not in told()


def test_bets() -> None:
    assert "‘no’" in told(**{**TURNED, "bet": " no", "bet_won": True})["bet"]
    assert "‘foot’" in told(**{**TURNED, "bet": " foot"})["bet"]
    assert "came second, at 10%" in told(**{**TURNED, "bet": " yes"})["bet"]
    assert "bet" not in told(**TURNED)


def test_the_lens_and_the_looks() -> None:
    quiet = {**TURNED, "writer": ""}
    assert "until layer 6" in told(**{**quiet, "settled": 6})["how"]
    assert "from layer 1" in told(**{**quiet, "settled": 1})["how"]
    look: dict[str, Scalar] = {
        "shifted": "L4.H1",
        "shifted_moved": 0.5,
        "shifted_from": " eyes",
        "shifted_to": " foot",
    }
    how = told(**{**quiet, **look})["how"]
    assert "ead 1 of layer 4" in how
    assert "‘eyes’" in how
    assert "‘foot’" in how


def test_a_draw_of_chance_is_not_called_your_doing() -> None:
    prose = told(said=" no", changed=True, rank_said_before=5, surprise=2.0, p_said=0.05)
    assert "dice" in prose["what"]
    assert "fifth" in prose["what"]
    assert "why" not in prose


def _values(name: str) -> st.SearchStrategy[Scalar]:
    fact = FACTS[name]
    if fact.type is Type.BOOL:
        return st.booleans()
    if fact.one_of:
        return st.sampled_from(fact.one_of)
    if fact.type is Type.TEXT:
        return st.sampled_from(["", " no", " *yes*", "\x1b[2J", "\n", "L2.H3", "L4", "think 1"])
    return st.one_of(st.integers(0, 5), st.floats(-2, 2, allow_nan=False))


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({name: _values(name) for name in sorted(FACTS)}))
def test_with_all_facts_known_every_line_can_be_told(values: dict[str, Scalar]) -> None:
    for paragraph in narrate(BOOK, (), Facts(values), {}).paragraphs:
        assert paragraph.text
        assert "unknown" not in paragraph.text
        assert "\x1b" not in paragraph.text


def test_with_no_facts_known_nothing_is_claimed() -> None:
    assert narrate(BOOK, (), Facts(), {}).paragraphs == ()
