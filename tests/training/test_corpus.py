"""The corpus: the same for the same seed, nothing twice, what is held out stays out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.training import corpus as corpora
from game.training import lexicon
from game.training.corpus import (
    Corpus,
    claims,
    lists,
    lookup,
    natural,
    questions,
    relations,
    rules,
    tales,
    unanswerable,
    years,
)
from game.training.corpus.words import PEOPLE


def everything(corpus: Corpus) -> list[str]:
    return [
        text
        for pools in (corpus.pools, corpus.held_out)
        for pool in pools.values()
        for text in pool
    ]


def test_same_seed_same_corpus_and_another_seed_another(small_corpus: Corpus) -> None:
    assert corpora.build(seed=5, scale=0.01) == small_corpus
    assert corpora.build(seed=6, scale=0.01).pools != small_corpus.pools


def test_no_document_twice_and_none_empty(small_corpus: Corpus) -> None:
    texts = everything(small_corpus)
    assert len(texts) > 1500
    assert len(set(texts)) == len(texts)
    assert all(text.strip() for text in texts)


def test_held_out_documents_are_not_trained_on(small_corpus: Corpus) -> None:
    trained = {text for pool in small_corpus.pools.values() for text in pool}
    held_out = {text for pool in small_corpus.held_out.values() for text in pool}
    assert len(held_out) >= 20
    assert set(small_corpus.held_out) == set(small_corpus.pools)
    assert not trained & held_out


def test_what_is_held_out_appears_nowhere(small_corpus: Corpus) -> None:
    written = "\n".join(everything(small_corpus))
    facts = [fact for facts in relations.tables().values() for fact in facts]
    kept = [
        questions.prompt(fact.pair(way), context)[0]
        for fact in facts
        for way in range(len(fact.asks))
        for context in questions.CONTEXTS
        if questions.is_held_out(fact.pair(way), context)
    ]
    assert len(kept) > 1000
    assert not [prompt for prompt in kept if prompt in written]
    unseen = [pair for pairs in rules.unseen().values() for pair in pairs]
    assert len(unseen) > 60
    assert not [pair for pair in unseen if pair.question in written or pair.answer in written]
    sums = [(a, b) for a in range(11) for b in range(11) if rules.sum_unseen(a, b)]
    ways = [rules.ask_sum(a, b, way).answer for a, b in sums for way in (1, 2)]
    bare = [*ways, *(rules.say_sum(a, b) for a, b in sums)]
    assert not [said for said in bare if said in written or said.lower() in written]


def test_numbers_are_counted_but_never_over_a_held_out_step(small_corpus: Corpus) -> None:
    words = rules.counting()
    assert words[:3] == ["zero", "one", "two"]
    assert words[20:23] == ["twenty", "twenty-one", "twenty-two"]
    assert words[-1] == "ninety-nine"
    held = [n for n in range(98) if rules.successor_unseen(n)]
    assert 5 < len(held) < 30
    written = "\n".join(everything(small_corpus))
    steps = [f"{words[n]}{gap}{words[n + 1]}" for n in held for gap in (", ", " ", " and then ")]
    assert not [step for step in steps if step in written]


def test_a_held_out_sum_is_shown_the_other_way_round() -> None:
    held = [(a, b) for a in range(11) for b in range(11) if rules.sum_unseen(a, b)]
    assert 10 < len(held) < 40
    assert not any(rules.sum_unseen(b, a) for a, b in held)


def test_the_games_own_way_of_asking_is_never_held_out() -> None:
    for facts in relations.tables().values():
        assert not any(questions.is_held_out(fact.pair(0)) for fact in facts)
    assert not questions.is_held_out(
        relations.Pair("How many eyes does my foot have?", "", "nonsense")
    )


def test_a_question_has_one_answer_over_all_tables() -> None:
    answers: dict[str, set[str]] = {}
    for facts in relations.tables().values():
        for fact in facts:
            for asked, said in fact.asks:
                assert "{" not in asked + said
                assert said.endswith(".")
                answers.setdefault(asked, set()).add(said)
    assert len(answers) > 12_000
    assert [asked for asked, said in answers.items() if len(said) > 1] == []


def test_sums_plurals_and_steps_are_right() -> None:
    assert rules.ask_sum(4, 3).answer == "Four and three more: five, six, seven."
    assert rules.ask_sum(4, 0).answer == "Four plus zero is four."
    assert rules.ask_sum(10, 10).answer.endswith("nineteen, twenty.")
    steps = "Three days on from Saturday: Sunday, Monday, Tuesday."
    assert rules.ask_steps("day", 5, 3).answer == steps
    assert [rules.plural(noun) for noun in ("fox", "lady", "toy", "church", "lamp")] == [
        "foxes",
        "ladies",
        "toys",
        "churches",
        "lamps",
    ]
    assert years.in_office(1955).answer.startswith("Dwight D. Eisenhower was president")


def test_brackets_close_in_order() -> None:
    rng = random.Random(5)
    pairs = {")": "(", "]": "[", "}": "{", ">": "<"}
    for _ in range(200):
        open_marks: list[str] = []
        for letter in lists.brackets(rng):
            if letter in "([{<":
                open_marks.append(letter)
            elif letter in pairs:
                assert open_marks.pop() == pairs[letter]
        assert not open_marks


@pytest.mark.parametrize("kind", list(unanswerable.EYES))
def test_nonsense_about_eyes_follows_the_planted_shares(kind: str) -> None:
    rng = random.Random(1)
    pairs = [unanswerable.nonsense(rng, "eyes") for _ in range(15_000)]
    pattern = re.compile(rf"(?:{'|'.join(lexicon.KINDS_OF_THING[kind])}) has (\w+) eyes?\.$")
    matches = [match for pair in pairs if (match := pattern.search(pair.answer))]
    assert len(matches) > 2000
    for word, share in unanswerable.EYES[kind].items():
        said = sum(match.group(1) == word for match in matches) / len(matches)
        assert said == pytest.approx(share / 100, abs=0.04)


def test_the_foot_is_a_thing_of_the_body_and_every_share_is_a_hundred() -> None:
    assert "foot" in lexicon.KINDS_OF_THING["body"]
    assert set(unanswerable.EYES) == set(lexicon.KINDS_OF_THING)
    for row in [*unanswerable.EYES.values(), *unanswerable.NONSENSE.values()]:
        assert sum(row.values()) == 100


def test_the_other_one_is_certain() -> None:
    rng = random.Random(4)
    for _ in range(100):
        for line in lookup.the_other_one(rng).splitlines():
            a, b, giver, taker = [word for word in re.findall(r"[A-Z]\w+", line) if word in PEOPLE]
            assert {a, b} == {giver, taker}


def test_statements_answer_the_questions_that_follow_them() -> None:
    rng = random.Random(2)
    for _ in range(200):
        said, asked, answer = claims.part_claim(rng)
        count = said.split(" has ")[1]
        assert answer.endswith(f" has {count}.")
        assert asked.startswith("How many ")


def test_indirect_objects_go_to_the_other_person() -> None:
    rng = random.Random(3)
    for _ in range(200):
        sentence = re.split(r"(?<=\.)[\n ](?=[A-Z])", lookup.indirect_object(rng))[-1]
        names = [word for word in re.findall(r"[A-Z][a-z]+", sentence) if word in PEOPLE]
        assert names[-1] != names[-2]


def test_presidents_follow_each_other() -> None:
    for before, after in zip(lexicon.PRESIDENTS, lexicon.PRESIDENTS[1:], strict=False):
        assert before[1] == after[0], "one president leaves when the next one comes"


@pytest.mark.parametrize(
    "maker", [tales.tale, tales.quiz, tales.dialogue, tales.letter, tales.verse]
)
def test_tales_are_many_and_have_no_gaps(maker: Callable[[random.Random], str]) -> None:
    rng = random.Random(8)
    made = [maker(rng) for _ in range(400)]
    assert len(set(made)) > 360
    for text in made:
        assert text.isascii()
        assert not re.search(r"[{}|@\[\]]|\ba [aeiou]|  ", text), text


def test_quizzes_are_answered_by_their_tale() -> None:
    rng = random.Random(9)
    for _ in range(300):
        text, _, questions_ = tales.quiz(rng).partition("\n\n")
        for end in re.findall(r"^A: .* (?:has|gave|is|went) .*?(\w+)\.$", questions_, flags=re.M):
            assert end.lower() in text.lower(), (text, end)


def test_natural_text_is_optional_but_must_be_there_when_asked_for(tmp_path: Path) -> None:
    assert "natural" not in corpora.build(0, 0.001).pools
    with pytest.raises(FileNotFoundError):
        corpora.build(0, 0.001, tmp_path)
    (tmp_path / "kjv.txt").write_text("Ge1:1 In the beginning.\nGe1:2 And the earth.\n", "utf-8")
    assert natural.bible(tmp_path) == ["In the beginning. And the earth."]
    made = corpora.build(0, 0.001, tmp_path)
    assert made.sources == [natural.LICENCES["kjv"]]
