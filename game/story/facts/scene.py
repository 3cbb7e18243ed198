"""Where we are: the scene, its lives, and suspicion."""

from __future__ import annotations

from game.story.facts.fact import Fact, StandingFact, Type

#: of where the scene stands
SCENE: tuple[Fact, ...] = (
    StandingFact(
        "life", Type.NUMBER, "the life of this scene, counted from 1", lambda scene: scene.life
    ),
    StandingFact("lives", Type.NUMBER, "how many lives the scene has", lambda scene: scene.lives),
    StandingFact(
        "lives_left",
        Type.NUMBER,
        "how many lives remain after this one",
        lambda scene: scene.lives_left,
    ),
    StandingFact(
        "budget", Type.NUMBER, "how many nudges a life may spend", lambda scene: scene.budget
    ),
    StandingFact(
        "suspicion",
        Type.NUMBER,
        "how strange the humans find you, from 0 to 1; at 1 they stop you",
        lambda scene: scene.suspicion,
    ),
    StandingFact(
        "tolerance",
        Type.NUMBER,
        "how much surprise, in nats, makes suspicion full",
        lambda scene: scene.tolerance,
    ),
    StandingFact(
        "text",
        Type.TEXT,
        "all words said in this scene so far, joined",
        lambda scene: "".join(scene.spoken),
    ),
    Fact(
        "suspicion_before",
        Type.NUMBER,
        "suspicion before this life",
        lambda lived: lived.suspicion_before,
    ),
    Fact("nudges", Type.NUMBER, "how many nudges this life spent", lambda lived: len(lived.nudges)),
)
