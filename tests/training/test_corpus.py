"""The corpus: the same for the same seed, nothing twice, what is held out stays out."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from game.training import corpus as corpora
from game.training import tables
from game.training.corpus import Corpus, lookup, natural, questions
from game.training.corpus.words import PEOPLE


def everything(corpus: Corpus) -> list[str]:
    return [text for pool in corpus.pools.values() for text in pool] + corpus.held_out


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
    assert len(small_corpus.held_out) >= 20
    assert not trained & set(small_corpus.held_out)


def test_held_out_phrasings_appear_nowhere(small_corpus: Corpus) -> None:
    asked = re.findall(r"^Q: (.*)$", "\n".join(everything(small_corpus)), flags=re.M)
    rephrased = [text for text in asked if text.startswith(("Tell me", "Please", "I ask"))]
    assert len(rephrased) > 100
    assert not [text for text in asked if questions.is_held_out((text, ""))]


def test_some_phrasings_are_held_out_and_the_games_own_never() -> None:
    rng = random.Random(0)
    families = [make for name, make in questions.FAMILIES.items() if name != "nonsense"]
    pairs = [questions.rephrased(rng, rng.choice(families)(rng)) for _ in range(2000)]
    held = [pair for pair in pairs if questions.is_held_out(pair)]
    assert 10 < len(held) < 120
    assert not questions.is_held_out(("How many eyes does my foot have?", ""))
    assert all(not asked.startswith(("How", "What", "Who", "Where")) for asked, _ in held)


@pytest.mark.parametrize("kind", list(questions.EYES))
def test_nonsense_about_eyes_follows_the_planted_shares(kind: str) -> None:
    rng = random.Random(1)
    pairs = [questions.nonsense(rng, "eyes") for _ in range(15_000)]
    pattern = re.compile(rf"(?:{'|'.join(tables.KINDS_OF_THING[kind])}) has (\w+) eyes?\.$")
    matches = [match for _, answer in pairs if (match := pattern.search(answer))]
    assert len(matches) > 2000
    for word, share in questions.EYES[kind].items():
        said = sum(match.group(1) == word for match in matches) / len(matches)
        assert said == pytest.approx(share / 100, abs=0.04)


def test_the_foot_is_a_thing_of_the_body_and_every_share_is_a_hundred() -> None:
    assert "foot" in tables.KINDS_OF_THING["body"]
    assert set(questions.EYES) == set(tables.KINDS_OF_THING)
    for row in [*questions.EYES.values(), *questions.NONSENSE.values()]:
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
        said, asked, answer = lookup.part_claim(rng)
        count = said.split(" has ")[1]
        assert answer.endswith(f" has {count}.")
        assert asked.startswith("How many ")


def test_indirect_objects_go_to_the_other_person() -> None:
    rng = random.Random(3)
    for _ in range(200):
        sentence = re.split(r"(?<=\.)[\n ](?=[A-Z])", lookup.indirect_object(rng))[-1]
        names = [word for word in re.findall(r"[A-Z][a-z]+", sentence) if word in PEOPLE]
        assert names[-1] != names[-2]


def test_tables_are_even_and_name_nothing_twice() -> None:
    for table in (tables.ANIMALS, tables.COUNTRIES, tables.PRESIDENTS):
        names = [row[2] if table is tables.PRESIDENTS else row[0] for row in table]
        assert len(set(names)) == len(names)
    for before, after in zip(tables.PRESIDENTS, tables.PRESIDENTS[1:], strict=False):
        assert before[1] == after[0], "one president leaves when the next one comes"


def test_natural_text_is_optional_but_must_be_there_when_asked_for(tmp_path: Path) -> None:
    assert "natural" not in corpora.build(0, 0.001).pools
    with pytest.raises(FileNotFoundError):
        corpora.build(0, 0.001, tmp_path)
    (tmp_path / "kjv.txt").write_text("Ge1:1 In the beginning.\nGe1:2 And the earth.\n", "utf-8")
    assert natural.bible(tmp_path) == ["In the beginning. And the earth."]
    made = corpora.build(0, 0.001, tmp_path)
    assert made.sources == [natural.LICENCES["kjv"]]
