"""What a story pack becomes once it is read: compiled, frozen, ready to play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from game.mind.nudges.kinds import Nudge
from game.story.facts import Scalar
from game.story.language.condition import Condition
from game.story.language.templates import Template
from game.story.schema import Manifest, Par, Suspicion

#: the outcomes that every scene has
WON, LOST, PASSED = "won", "lost", "passed"
#: words measured at most for one scene
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
class Assignment:
    """A run-wide variable set to what an expression of facts comes out as."""

    name: str
    value: Condition


@dataclass(frozen=True, slots=True)
class Page:
    """One prompt of a scene. `goal` is what the page asks for by itself, if anything."""

    id: str
    prompt: str
    goal: Condition | None = None


@dataclass(frozen=True, slots=True)
class SceneOutcome:
    """One way for a scene to come out.

    Without `when` it never fires by itself: the rules of play decide on it (the lives run out,
    suspicion is full, the player lets the scene pass). `goto` is the scene that follows; None
    ends the story. `ends` tells whether the scene ends with it.
    """

    id: str
    when: Condition | None = None
    goto: str | None = None
    sets: tuple[Assignment, ...] = ()
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene. Without `pages` it is prose and choices, and no life is lived.

    `aim` is the goal in words, for the player. `outcomes` are in the order they are tested.
    """

    id: str
    title: str
    pages: tuple[Page, ...] = ()
    lives: int = 1
    budget: int = 1
    kinds: tuple[str, ...] = ()
    layers: tuple[int, int] | None = None
    temperature: float = 0.0
    suspicion: Suspicion = field(default_factory=Suspicion)
    aim: str | None = None
    outcomes: tuple[SceneOutcome, ...] = ()
    choices: tuple[Choice, ...] = ()
    rules: tuple[Rule, ...] = ()
    sections: Mapping[str, Template] = field(default_factory=lambda: MappingProxyType({}))
    par: Par | None = None
    solution: tuple[Step, ...] = ()

    @property
    def prompt(self) -> str | None:
        """The first page's prompt, or None in a scene of prose."""
        return self.pages[0].prompt if self.pages else None

    @property
    def goal(self) -> Condition | None:
        """What wins the scene, if a condition does."""
        return self._when(WON)

    @property
    def fail(self) -> Condition | None:
        """What loses the scene, if a condition does."""
        return self._when(LOST)

    def outcome(self, name: str) -> SceneOutcome:
        """The outcome of that id. Raises KeyError where the scene has none."""
        for each in self.outcomes:
            if each.id == name:
                return each
        raise KeyError(name)

    @property
    def purpose(self) -> str:
        """What the player is told to do: the aim, or else the goal as it is written."""
        return self.aim or (str(self.goal) if self.goal is not None else "")

    @property
    def hints(self) -> tuple[Template, ...]:
        """The hints, from the vaguest on: sections `hint 1`, `hint 2`, …"""
        named = (f"hint {number}" for number in range(1, len(self.sections) + 1))
        return tuple(self.sections[name] for name in named if name in self.sections)

    def conditions(self) -> Iterator[Condition]:
        """Every condition and template expression of the scene, its goal first."""
        for outcome in self.outcomes:
            if outcome.when is not None:
                yield outcome.when
            yield from (each.value for each in outcome.sets)
        yield from (page.goal for page in self.pages if page.goal is not None)
        yield from (each.when for each in self.choices if each.when is not None)
        yield from _asked(self.rules)
        for section in self.sections.values():
            yield from section.expressions

    def _when(self, name: str) -> Condition | None:
        return next((each.when for each in self.outcomes if each.id == name), None)


@dataclass(frozen=True, slots=True)
class Pack:
    """A story that can be played.

    `book` is the pack's own narration, or None when the default book serves. `sha256` is
    over the names and contents of the files that the game reads, the same for a folder and
    a zip of it. `label` is where it came from, for messages. `variables` are the run-wide
    variables with their starts.
    """

    manifest: Manifest
    scenes: Mapping[str, Scene]
    book: Book | None
    sha256: str
    label: str
    variables: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))


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
