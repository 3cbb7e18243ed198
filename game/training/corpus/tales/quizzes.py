"""Tales with questions: a little simulation or a bare plot, then what is certain from it."""

from __future__ import annotations

import random

from game.training.corpus.tales.fillers import draw_fillers
from game.training.corpus.tales.plots import PLOTS
from game.training.corpus.tales.realizer import PEOPLE_SLOTS, Realizer
from game.training.corpus.tales.simulation import Asked, Simulation
from game.training.corpus.tales.teller import plain, sentences, tell
from game.training.corpus.words import question

_ASKABLE = [entry for entry in PLOTS.values() if entry.facts]
_TRAITS = ("is_job", "wants", "laughs", "feels", "likes")
_LONGEST = 6


def quiz(rng: random.Random) -> str:
    """A short tale, a blank line, and one to four questions with their answers."""
    make = _of_plot if rng.random() < 0.4 else _of_simulation
    while True:
        text, asked = make(rng)
        if 3 <= len(sentences(text)) <= _LONGEST:
            return _with_questions(rng, text, asked)


def _of_plot(rng: random.Random) -> tuple[str, list[Asked]]:
    told = tell(rng, rng.choice(_ASKABLE), bare=True)
    return told.text, told.facts


def _of_simulation(rng: random.Random) -> tuple[str, list[Asked]]:
    fillers, simulation = draw_fillers(rng), Simulation(rng)
    _simulate(simulation)
    text = Realizer(rng, fillers).realize(" ".join(simulation.lines))
    return text, [(plain(fillers, q), plain(fillers, a)) for q, a in simulation.questions()]


def _with_questions(rng: random.Random, text: str, asked: list[Asked]) -> str:
    chosen = rng.sample(asked, min(len(asked), rng.randint(1, 4)))
    return text + "\n\n" + "\n".join(question(q, a) for q, a in chosen)


def _simulate(simulation: Simulation) -> None:
    """A few things happen to three people, one or two things and three places."""
    rng = simulation.rng
    people, places = rng.sample(PEOPLE_SLOTS, 3), rng.sample(("here", "there", "far"), 3)
    traits = rng.sample(_TRAITS, 2)
    if rng.random() < 0.35:
        simulation.trait(traits[0], rng.choice(people[:2]))
    simulation.get(people[0], "thing")
    if rng.random() < 0.3:
        simulation.trait("colored", people[0])
    if rng.random() < 0.4:
        simulation.get(people[1], "thing2")
    for _ in range(rng.randint(1, 3)):
        _step(simulation, people, places)
    if rng.random() < 0.35:
        simulation.trait(traits[1], rng.choice(people[1:]))


def _step(simulation: Simulation, people: list[str], places: list[str]) -> None:
    """One event that is possible now: someone goes, gives, leaves a thing or takes it up."""
    rng = simulation.rng
    held, lying = list(simulation.holder), list(simulation.lies)
    resting = [who for who in people if who not in simulation.place]
    kinds = ["go"] * bool(resting) + ["give", "give", "drop"] * bool(held)
    kind = rng.choice(kinds + ["take", "take"] * bool(lying))
    if kind == "go":
        simulation.go(rng.choice(resting), rng.choice(places))
    elif kind == "give":
        thing = rng.choice(held)
        simulation.give(
            thing, rng.choice([who for who in people if who != simulation.holder[thing]])
        )
    elif kind == "drop":
        simulation.drop(rng.choice(held), rng.choice(places))
    else:
        thing = rng.choice(lying)
        simulation.take(
            rng.choice([who for who in people if who != simulation.leaver[thing]]), thing
        )
