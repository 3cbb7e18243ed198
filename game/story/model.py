"""What a story pack becomes once it is read: compiled, frozen, ready to play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from game.mind.nudges.kinds import Nudge
from game.story.format.schema import Next, Par, Suspicion
from game.story.language.condition import Condition
from game.story.language.templates import Template

MAX_WATCHED = 32


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the narration may say. `key` is its stable name in the memory of what was shown."""

    key: str
    slot: str
    when: Condition
    say: Template


@dataclass(frozen=True, slots=True)
class Book:
    """A book of narration rules, in file order."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on. Open when `when` is absent or holds."""

    text: str
    goto: str
    when: Condition | None = None
    sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One life of a solution: its nudges, and the word bet on ("" is no bet)."""

    nudges: tuple[Nudge, ...] = ()
    bet: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene. Without a `prompt` it is prose and choices, and no life is lived.

    `aim` is the goal in words, for the player.
    """

    id: str
    title: str
    prompt: str | None = None
    lives: int = 1
    budget: int = 1
    kinds: tuple[str, ...] = ()
    layers: tuple[int, int] | None = None
    temperature: float = 0.0
    suspicion: Suspicion = field(default_factory=Suspicion)
    aim: str | None = None
    goal: Condition | None = None
    fail: Condition | None = None
    choices: tuple[Choice, ...] = ()
    next: Next = field(default_factory=Next)
    rules: tuple[Rule, ...] = ()
    sections: Mapping[str, Template] = field(default_factory=lambda: MappingProxyType({}))
    par: Par | None = None
    solution: tuple[Step, ...] = ()

    @property
    def purpose(self) -> str:
        """What the player is told to do: the aim, or else the goal as it is written."""
        return self.aim or (str(self.goal) if self.goal is not None else "")

    @property
    def intro(self) -> Template | None:
        """What is read before the first life."""
        return self.sections.get("intro")

    @property
    def hints(self) -> tuple[Template, ...]:
        """The hints, from the vaguest on: sections `hint 1`, `hint 2`, …"""
        named = (f"hint {number}" for number in range(1, len(self.sections) + 1))
        return tuple(self.sections[name] for name in named if name in self.sections)

    def conditions(self) -> Iterator[Condition]:
        """Every condition and template expression of the scene, its goal first."""
        yield from (each for each in (self.goal, self.fail) if each is not None)
        yield from (each.when for each in self.choices if each.when is not None)
        yield from _asked(self.rules)
        for section in self.sections.values():
            yield from section.expressions


def watched_words(scene: Scene, book: Book | None = None) -> tuple[str, ...]:
    """The words that the mind has to measure for this scene: the scene's before the book's.

    At most MAX_WATCHED of them, without repetition; the linter warns where more are named.
    """
    return all_words(scene, book)[:MAX_WATCHED]


def all_words(scene: Scene, book: Book | None = None) -> tuple[str, ...]:
    """`watched_words` without its limit."""
    asked = [*scene.conditions(), *_asked(book.rules if book else ())]
    return tuple(dict.fromkeys(word for condition in asked for word in condition.words))


def _asked(rules: Iterable[Rule]) -> Iterator[Condition]:
    for rule in rules:
        yield rule.when
        yield from rule.say.expressions
