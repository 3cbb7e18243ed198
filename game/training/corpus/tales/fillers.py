"""What fills the slots of a tale's templates: every word that they may need, drawn once."""

from __future__ import annotations

import random

from game.training import lexicon
from game.training.corpus.tales import story_words


def draw_fillers(rng: random.Random) -> dict[str, str]:
    """Three people, three places, things, an animal, a meal and the rest: slot -> filler."""
    fillers = _people(rng) | _places(rng) | _things(rng) | _numbers(rng)
    beast, cried, eats = rng.choice(story_words.BEASTS)
    job, did, shop, tool = rng.choice(story_words.JOBS)
    dish, dishname, *parts = rng.choice(story_words.DISHES)
    riddle, answer, wrong = rng.choice(story_words.RIDDLES)
    noise, fear, cause = rng.choice(story_words.NOISES)
    build, built, purpose, stuff = rng.choice(story_words.BUILDINGS)
    music, play = rng.choice(story_words.MUSIC)
    fillers |= {"beast": beast, "cried": cried, "eats": eats, "pet": rng.choice(story_words.PETS)}
    fillers |= {"job": job, "did": did, "shop": shop, "tool": tool}
    fillers |= {"dish": dish, "dishname": dishname, "p1": parts[0], "p2": parts[1], "p3": parts[2]}
    fillers |= {"riddle": riddle, "answer": answer, "wrong": wrong, "music": music, "play": play}
    fillers |= {"noise": noise, "fear": fear, "cause": cause}
    fillers |= {"build": build, "built": built, "purpose": purpose, "stuff": stuff}
    fillers |= {
        "glad": rng.choice(story_words.FEELINGS_GOOD),
        "sad": rng.choice(story_words.FEELINGS_BAD),
    }
    fillers |= {
        "day": rng.choice(lexicon.DAYS),
        "month": rng.choice(lexicon.MONTHS),
        "nl": "\n",
        "date": str(rng.randint(1, 28)),
    }
    fillers |= {"season": rng.choice(lexicon.SEASONS), "food": rng.choice(lexicon.FOODS)}
    fillers |= {
        "petname": rng.choice(story_words.PET_NAMES),
        "treefruit": rng.choice(story_words.TREE_FRUITS),
    }
    fillers["pets"] = story_words.PLURALS.get(fillers["pet"], fillers["pet"] + "s")
    fruit, fruit2 = rng.sample(story_words.FRUITS, 2)
    return fillers | {"fruit": fruit, "fruit2": fruit2, "rel": rng.choice(story_words.RELATIONS)}


def _people(rng: random.Random) -> dict[str, str]:
    """Three names; the first two are mostly a man and a woman, so that pronouns can tell them."""
    first, second = rng.sample([lexicon.MEN, lexicon.WOMEN], 2)
    a = rng.choice(first)
    b = rng.choice([name for name in (second if rng.random() < 0.75 else first) if name != a])
    c = rng.choice([name for name in first + second if name not in (a, b)])
    return {"a": a, "b": b, "c": c}


def _places(rng: random.Random) -> dict[str, str]:
    rows = dict(zip(("here", "there", "far"), rng.sample(story_words.PLACES, 3), strict=True))
    while rows["far"][0] not in story_words.OUTDOORS or rows["far"] in (
        rows["here"],
        rows["there"],
    ):
        rows["far"] = rng.choice(story_words.PLACES)
    wild = [row for row in story_words.PLACES if row[0] in story_words.WILD and row != rows["far"]]
    rows["wild"] = rng.choice(wild)
    fillers = {name: row[0] for name, row in rows.items()}
    fillers |= {f"at_{name}": f"{row[1]} the {row[0]}" for name, row in rows.items()}
    fillers["nook"] = rng.choice(rows["wild"][2:])
    return fillers | {"spot": rng.choice(rows["there"][2:]), "corner": rng.choice(rows["here"][2:])}


def _things(rng: random.Random) -> dict[str, str]:
    thing, thing2 = rng.sample(story_words.THINGS, 2)
    color, color2 = rng.sample(lexicon.COLOURS, 2)
    adjective = rng.choice(story_words.THING_ADJECTIVES)
    return {
        "thing": thing,
        "thing2": thing2,
        "color": color,
        "color2": color2,
        "adj": adjective,
    } | {
        "frail": rng.choice(
            [frail for frail in story_words.FRAGILE if frail not in (thing, thing2)]
        )
    }


def _numbers(rng: random.Random) -> dict[str, str]:
    """`n` is small, `m` is `n` and one more, `many` is larger than both."""
    n, many = rng.randint(2, 5), rng.randint(7, 12)
    hour = rng.randint(6, 11)
    numbers = {"n": lexicon.NUMBERS[n], "m": lexicon.NUMBERS[n + 1], "many": lexicon.NUMBERS[many]}
    return numbers | {"hour": lexicon.NUMBERS[hour], "double": lexicon.NUMBERS[n * 2]}
