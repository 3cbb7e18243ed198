"""What the probe asks a mind, and the share of it that greedy decoding gets right."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from game.mind.api import ContextTokens, Mind, Sweep, Trace
from game.mind.engine import Engine
from game.training import lexicon
from game.training.corpus import claims, lists, lookup, questions, relations, rules
from game.training.corpus.relations import Fact
from game.training.corpus.words import PEOPLE, indefinite


@dataclass(frozen=True)
class Case:
    """A prompt, and every text that may rightly follow it."""

    prompt: str
    answers: tuple[str, ...]


def is_right(mind: Mind, case: Case) -> bool:
    """Whether greedy decoding after the prompt says one of the answers, token by token."""
    trace = Trace.of(case.prompt)
    start = len(token_ids(mind, case.prompt))
    answers = [token_ids(mind, case.prompt + text)[start:] for text in case.answers]
    said = 0
    while answers:
        (unbent,) = mind.ask(Sweep(trace, ((),)))
        answers = [ids for ids in answers if ids[said : said + 1] == [unbent.top.id]]
        said += 1
        if any(len(ids) == said for ids in answers):
            return True
        trace = trace.lived((), unbent.top.id)
    return False


def token_ids(mind: Mind, text: str) -> list[int]:
    """The ids of a prompt's tokens, the start token first."""
    return [token.id for token in mind.ask(ContextTokens(Trace.of(text)))]


def accuracy(mind: Mind, cases: Sequence[Case]) -> float:
    """The share of cases that are right; `nan` where there are none."""
    if not cases:
        return float("nan")
    return sum(is_right(mind, case) for case in cases) / len(cases)


def _asked(fact: Fact, way: int, context: str) -> Case:
    prompt, _ = questions.prompt(fact.pair(way), context)
    answers = dict.fromkeys(
        questions.prompt(fact.pair(other), context)[1] for other in range(len(fact.asks))
    )
    return Case(prompt, tuple(answers))


def held_out_facts(table: str, count: int, rng: random.Random) -> list[Case]:
    """Facts of a table asked as training never asked them: phrasing or context is held out.

    Any of the fact's answers is right; each of them is a whole sentence.
    """
    cases = []
    for fact in relations.tables()[table]:
        for way in range(len(fact.asks)):
            if way and questions.is_held_out(fact.pair(way)):
                cases.append(_asked(fact, way, "qa"))
        for context in questions.CONTEXTS[1:]:
            if questions.is_held_out(fact.pair(0), context):
                cases.append(_asked(fact, 0, context))
    return rng.sample(cases, min(count, len(cases)))


def unseen_combinations() -> dict[str, list[Case]]:
    """Kind -> questions whose combination no document shows, though its rule is shown."""
    return {kind: [Case(*_qa(pair)) for pair in pairs] for kind, pairs in rules.unseen().items()}


def _qa(pair: relations.Pair) -> tuple[str, tuple[str, ...]]:
    prompt, answer = questions.prompt(pair, "qa")
    return prompt, (answer,)


def neighbours() -> list[Case]:
    """What comes after each day, month, season and letter."""
    return [
        Case(*_qa(rules.ask_neighbour(cycle, i, before=False)))
        for cycle, row in rules.CYCLES.items()
        for i in range(len(row) - (cycle == "letter"))
    ]


def told(
    maker: claims.Maker, statements: int, count: int, rng: random.Random, prefix: str = "Note: "
) -> list[Case]:
    """So many statements of one kind, a line each, then a question that one of them answers."""
    cases: list[Case] = []
    while len(cases) < count:
        found = {claim[1]: claim for claim in (maker(rng) for _ in range(statements))}
        if len(found) < statements:
            continue
        _, asked, answer = rng.choice(list(found.values()))
        preamble = "\n".join(f"{prefix}{claim[0]}." for claim in found.values())
        cases.append(Case(f"{preamble}\n\nQ: {asked}\nA:", (f" {answer}",)))
    return cases


def listed(count: int, rng: random.Random) -> list[Case]:
    """Lists of five names and colors in which one name is asked again."""
    cases = []
    for _ in range(count):
        names = rng.sample(PEOPLE, 5)
        lines = [f"{name}: {rng.choice(lexicon.COLOURS)}" for name in names]
        key, value = rng.choice(lines).split(":")
        cases.append(Case("\n".join([*lines, f"{key}:"]), (value,)))
    return cases


def indirect_objects(count: int, rng: random.Random) -> list[Case]:
    """Two people, one gives: both orders of the names, for every template of the corpus."""
    cases: list[Case] = []
    while len(cases) < count:
        a, b = rng.sample(PEOPLE, 2)
        thing, place = indefinite(rng.choice(lexicon.OBJECTS)), rng.choice(lexicon.PLACES)
        for template in lookup.GIVING:
            for giver, taker in ((a, b), (b, a)):
                text = template.format(a=a, b=b, s=giver, d=taker, o=thing, v="gave", p=place)
                before, name = text.rstrip(".").rsplit(" ", 1)
                cases.append(Case(before, (" " + name,)))
    return cases[:count]


#: what opens -> what closes
CLOSERS = {"(": ")", "[": "]", "{": "}", '"': '"', "<": ">"}


def open_brackets(count: int, rng: random.Random) -> list[tuple[str, str]]:
    """Texts cut off just before something closes, and what must close it."""
    cases: list[tuple[str, str]] = []
    while len(cases) < count:
        text = lists.brackets(rng)
        places = [i for i, letter in enumerate(text) if letter in ")]}>"]
        if places:
            place = rng.choice(places)
            cases.append((text[:place], text[place]))
    return cases


def closing(mind: Engine, cases: Sequence[tuple[str, str]]) -> float:
    """The share of cases in which the right closing mark is likelier than every other one."""
    texts = [mind.tokenizer.token(i).text for i in range(mind.tokenizer.size)]
    marks = {
        mark: [i for i, text in enumerate(texts) if text.startswith(mark)]
        for mark in CLOSERS.values()
    }
    right = 0
    for prompt, mark in cases:
        chances = mind.cache.run(Trace.of(prompt)).logits.softmax(-1)
        mass = {name: float(chances[ids].sum()) for name, ids in marks.items()}
        right += mass[mark] == max(mass.values())
    return right / len(cases)
