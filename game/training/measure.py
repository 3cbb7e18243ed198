"""Measurements of a mind: what it knows, what it can look up, and what its heads do."""

from __future__ import annotations

import random

import torch
from tokenizers import Tokenizer
from torch import Tensor

from game.training import tables
from game.training import tokenizer as bpe
from game.training.corpus import lookup, questions
from game.training.corpus.words import PEOPLE
from game.training.model import TinyGPT2
from game.training.passes import patterns

Case = tuple[str, str]  # a prompt, and the text that must follow it


@torch.no_grad()
def follows(model: TinyGPT2, tokenizer: Tokenizer, case: Case) -> bool:
    """Whether greedy decoding after the prompt says the text, token by token."""
    before = bpe.encode(tokenizer, case[0])
    wanted = tokenizer.encode(case[1]).ids
    ids = torch.tensor([before + wanted])[:, : model.shape.positions]
    said = model(ids)[0].argmax(-1)[len(before) - 1 : -1]
    return bool(said.tolist() == wanted[: len(said)])


def accuracy(model: TinyGPT2, tokenizer: Tokenizer, cases: list[Case]) -> float:
    """The share of cases that greedy decoding gets wholly right."""
    return sum(follows(model, tokenizer, case) for case in cases) / len(cases)


def fact_cases(family: str, count: int, rng: random.Random) -> list[Case]:
    """Questions of one family in the game's own phrasing."""
    pairs = dict.fromkeys(questions.FAMILIES[family](rng) for _ in range(count))
    return [_case(*pair) for pair in pairs]


def unseen_phrasings(count: int, rng: random.Random) -> list[Case]:
    """Questions in phrasings that were held out of training (the facts were not)."""
    cases: list[Case] = []
    families = [name for name in questions.FAMILIES if name != "nonsense"]
    while len(cases) < count:
        pair = questions.rephrased(rng, questions.FAMILIES[rng.choice(families)](rng))
        if questions.is_held_out(pair) and not pair[0].endswith("your name?"):
            cases.append(_case(*pair))
    return cases


def _case(asked: str, answer: str, preamble: str = "") -> Case:
    """A prompt that stops after ``A:``, and its answer with the space before it."""
    return f"{preamble}Q: {asked}\nA:", " " + answer


def claim_cases(statements: int, count: int, rng: random.Random) -> list[Case]:
    """Preambles of so many statements of one kind, then a question that one of them answers."""
    cases: list[Case] = []
    while len(cases) < count:
        maker = rng.choice(lookup.CLAIMS)
        found = {claim[1]: claim for claim in (maker(rng) for _ in range(statements))}
        if len(found) < statements:
            continue
        _, asked, answer = rng.choice(list(found.values()))
        preamble = "\n".join(f"Note: {claim[0]}." for claim in found.values())
        cases.append(_case(asked, answer, preamble + "\n\n"))
    return cases


def list_cases(count: int, rng: random.Random) -> list[Case]:
    """Lists of names and colours in which one name is asked again."""
    cases = []
    for _ in range(count):
        names = rng.sample(PEOPLE, 5)
        lines = [f"{name}: {rng.choice(tables.COLOURS)}" for name in names]
        key, value = rng.choice(lines).split(":")
        cases.append(("\n".join([*lines, f"{key}:"]), value))
    return cases


def name_cases(count: int, rng: random.Random) -> list[Case]:
    """Indirect-object sentences that stop before the name."""
    cases: list[Case] = []
    while len(cases) < count:
        sentence = lookup.indirect_object(rng).split("\n")[0]
        if sentence.count(".") == 1:
            before, name = sentence.rstrip(".").rsplit(" ", 1)
            cases.append((before, " " + name))
    return cases


@torch.no_grad()
def name_margin(model: TinyGPT2, tokenizer: Tokenizer, cases: list[Case]) -> float:
    """The share of indirect-object cases in which the right name beats the giver's name."""
    right = 0
    for prompt, answer in cases:
        wanted = tokenizer.encode(answer).ids[0]
        present = [tokenizer.encode(" " + name).ids[0] for name in PEOPLE if name in prompt]
        logits = model(torch.tensor([bpe.encode(tokenizer, prompt)]))[0, -1]
        right += all(logits[wanted] >= logits[other] for other in present)
    return right / len(cases)


def head_scores(model: TinyGPT2, seed: int = 0, rows: int = 8, size: int = 40) -> dict[str, Tensor]:
    """Mean attention weights ``(layers, heads)`` on random token rows that are said twice.

    ``previous``: to the token just before; ``induction``: from a repeated token to what followed it
    the first time; ``same``: to its first occurrence.
    """
    generator = torch.Generator().manual_seed(seed)
    once = torch.randint(300, model.shape.vocab, (rows, size), generator=generator)
    ids = torch.cat([torch.zeros(rows, 1, dtype=torch.long), once, once], dim=1)
    found = patterns(model, ids)

    def along(offset: int, start: int) -> Tensor:
        lines = [p[:, :, start:].diagonal(start - offset, -2, -1) for p in found]
        return torch.stack([line.mean((0, 2)) for line in lines])

    second = size + 1
    return {
        "previous": along(1, 1),
        "induction": along(size - 1, second),
        "same": along(size, second),
    }


@torch.no_grad()
def reading_scores(model: TinyGPT2, tokenizer: Tokenizer, cases: list[Case]) -> Tensor:
    """Mean attention ``(layers, heads)`` from just before an answer's value to that value, stated.

    For cases whose answer ends in the value that the preamble states (one token and a full stop).
    """
    total, used = torch.zeros(model.shape.layers, model.shape.heads), 0
    for prompt, answer in cases:
        full = bpe.encode(tokenizer, prompt + answer)
        value = full[-2]
        places = [i for i, token in enumerate(full[:-2]) if token == value]
        if len(places) == 1 and len(full) <= model.shape.positions:
            found = patterns(model, torch.tensor([full[:-2]]))
            total += torch.stack([p[0, :, -1, places[0]] for p in found])
            used += 1
    return total / max(1, used)


def best_heads(scores: Tensor, count: int = 4) -> list[tuple[str, float]]:
    """The heads with the highest scores, named ``L3.H5``."""
    values, places = scores.flatten().topk(count)
    heads = scores.shape[1]
    return [
        (f"L{int(place) // heads}.H{int(place) % heads}", float(value))
        for value, place in zip(values, places, strict=True)
    ]
