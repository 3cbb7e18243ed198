"""Draws the cast of a tale: every word that its sentences may need, settled once."""

from __future__ import annotations

import random

from game.training import tables as t
from game.training.corpus.tales import world as w


def draw(rng: random.Random) -> dict[str, str]:
    """Three people, three places, things, an animal, a meal and the rest of the little world."""
    cast = _people(rng) | _places(rng) | _things(rng) | _numbers(rng)
    beast, cried, eats = rng.choice(w.BEASTS)
    job, did, shop, tool = rng.choice(w.JOBS)
    dish, dishname, *parts = rng.choice(w.DISHES)
    riddle, answer, wrong = rng.choice(w.RIDDLES)
    noise, fear, cause = rng.choice(w.NOISES)
    build, built, purpose, stuff = rng.choice(w.BUILDINGS)
    music, play = rng.choice(w.MUSIC)
    cast |= {"beast": beast, "cried": cried, "eats": eats, "pet": rng.choice(w.PETS)}
    cast |= {"job": job, "did": did, "shop": shop, "tool": tool}
    cast |= {"dish": dish, "dishname": dishname, "p1": parts[0], "p2": parts[1], "p3": parts[2]}
    cast |= {"riddle": riddle, "answer": answer, "wrong": wrong, "music": music, "play": play}
    cast |= {"noise": noise, "fear": fear, "cause": cause}
    cast |= {"build": build, "built": built, "purpose": purpose, "stuff": stuff}
    cast |= {"glad": rng.choice(w.FEELINGS_GOOD), "sad": rng.choice(w.FEELINGS_BAD)}
    cast |= {
        "day": rng.choice(t.DAYS),
        "month": rng.choice(t.MONTHS),
        "nl": "\n",
        "date": str(rng.randint(1, 28)),
    }
    cast |= {"season": rng.choice(t.SEASONS), "food": rng.choice(t.FOODS)}
    cast |= {"petname": rng.choice(w.PET_NAMES), "treefruit": rng.choice(w.TREE_FRUITS)}
    cast["pets"] = w.PLURALS.get(cast["pet"], cast["pet"] + "s")
    fruit, fruit2 = rng.sample(w.FRUITS, 2)
    return cast | {"fruit": fruit, "fruit2": fruit2, "rel": rng.choice(w.RELATIONS)}


def _people(rng: random.Random) -> dict[str, str]:
    """Three names; the first two are mostly a man and a woman, so that pronouns can tell them."""
    first, second = rng.sample([t.MEN, t.WOMEN], 2)
    a = rng.choice(first)
    b = rng.choice([name for name in (second if rng.random() < 0.75 else first) if name != a])
    c = rng.choice([name for name in first + second if name not in (a, b)])
    return {"a": a, "b": b, "c": c}


def _places(rng: random.Random) -> dict[str, str]:
    rows = dict(zip(("here", "there", "far"), rng.sample(w.PLACES, 3), strict=True))
    while rows["far"][0] not in w.OUTDOORS or rows["far"] in (rows["here"], rows["there"]):
        rows["far"] = rng.choice(w.PLACES)
    wild = [row for row in w.PLACES if row[0] in w.WILD and row != rows["far"]]
    rows["wild"] = rng.choice(wild)
    cast = {name: row[0] for name, row in rows.items()}
    cast |= {f"at_{name}": f"{row[1]} the {row[0]}" for name, row in rows.items()}
    cast["nook"] = rng.choice(rows["wild"][2:])
    return cast | {"spot": rng.choice(rows["there"][2:]), "corner": rng.choice(rows["here"][2:])}


def _things(rng: random.Random) -> dict[str, str]:
    thing, thing2 = rng.sample(w.THINGS, 2)
    color, color2 = rng.sample(t.COLOURS, 2)
    adjective = rng.choice(w.THING_ADJECTIVES)
    return {
        "thing": thing,
        "thing2": thing2,
        "color": color,
        "color2": color2,
        "adj": adjective,
    } | {"frail": rng.choice([frail for frail in w.FRAGILE if frail not in (thing, thing2)])}


def _numbers(rng: random.Random) -> dict[str, str]:
    """``n`` is small, ``m`` is ``n`` and one more, ``many`` is larger than both."""
    n, many = rng.randint(2, 5), rng.randint(7, 12)
    hour = rng.randint(6, 11)
    numbers = {"n": t.NUMBERS[n], "m": t.NUMBERS[n + 1], "many": t.NUMBERS[many]}
    return numbers | {"hour": t.NUMBERS[hour], "double": t.NUMBERS[n * 2]}
