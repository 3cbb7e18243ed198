"""Finds nudges that win a scene, by playing it: every state on the way comes from `apply`.

A beam search over the number of nudges. A node is a state that awaits its life, with nudges
placed. It is opened by sweeping every single nudge that the scene allows in one batch; for each
word that one of them brings to the top the least suspicious few are lived through to the end of the
scene without further nudges. The states met on that way are the nodes of the next round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from game.mind.api import Mind, MindError, Progress, Read, Sweep, is_token, no_progress
from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.results import Swept
from game.session.rules.apply import apply
from game.session.rules.commands import AddNudge, Begin, Bet, CommandError, LetGo
from game.session.rules.state import State, start
from game.session.search.goals import allowed_nudges, bet_to_make, budget_left, wanted_words
from game.story.diagnostics import StoryError
from game.story.life_limits import limits_of
from game.story.model import WON, Pack, Step

#: nodes that a round goes on with
BEAM = 6
#: for each word on top, this many nudges are lived through
EACH_WORD = 2
#: words reached at most from one node
MOST_WORDS = 10
#: nudges kept that bring a wanted word nearer without bringing it to the top
NEARER = 4
#: nudges tried at most in one scene
MOST_NUDGES = 4
#: the seed of the playthroughs in which scenes are solved
SEED = 0
#: variants swept between two signs of progress
CHUNK = 512


@dataclass(frozen=True, slots=True)
class Solved:
    """A way to win a scene, and its par: how many nudges it takes, in how many lives."""

    nudges: int
    lives: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """No win was found. `best` are the steps that came nearest, `word` the wanted word it brought
    nearest, `rank` that word's rank there; "" and 0 where the goal names no word."""

    best: tuple[Step, ...]
    word: str
    rank: int
    tried: int


@dataclass(frozen=True, slots=True)
class _Node:
    state: State
    steps: tuple[Step, ...]

    @property
    def nudges(self) -> int:
        return sum(len(step.nudges) for step in self.steps) + len(self.state.nudges)


@dataclass(slots=True)
class _Search:
    mind: Mind
    progress: Progress
    tried: int = 0
    won: list[_Node] = field(default_factory=list)
    nearest: tuple[float, _Node, str, int] | None = None


def solve_scenes(
    pack: Pack, scenes: Sequence[str], mind: Mind, progress: Callable[[str], Progress]
) -> Iterator[tuple[str, Solved | Missed | str]]:
    """Solve the scenes named, or every scene that has a goal; a text says why one cannot be.

    Raises:
        StoryError: the pack has no such scene.
    """
    solvable = [name for name, scene in pack.scenes.items() if scene.goal is not None]
    for name in scenes:
        if name not in solvable:
            playable = ", ".join(solvable)
            raise StoryError(f"{name} is no scene with a goal; this pack's are {playable}")
    for name in scenes or solvable:
        try:
            yield name, solve(start(pack, SEED), name, mind, progress(name))
        except (CommandError, MindError, NudgeError) as error:
            yield name, str(error)


def solve(
    state: State, scene: str, mind: Mind, progress: Progress | None = None
) -> Solved | Missed:
    """The fewest nudges that win a scene, then the fewest lives, then the least suspicion.

    Raises:
        CommandError: there is no such scene, or it has no lives to live.
    """
    begun, _ = apply(state, Begin(scene), mind)
    if begun.phase != "life" or begun.scene.goal is None:
        raise CommandError(f"{scene} has no goal to be won")
    search = _Search(mind, progress or no_progress)
    nodes = _roll(search, _Node(begun, ()))
    lives = range(1, begun.scene.lives + 1)
    most = min(MOST_NUDGES, sum(limits_of(begun.scene, life).budget for life in lives))
    for nudges in range(1, most + 1):
        if search.won:
            break
        nodes = _round(search, nodes, nudges)
    if search.won:
        best = min(
            search.won, key=lambda node: (node.nudges, len(node.steps), node.state.suspicion)
        )
        return Solved(best.nudges, len(best.steps), best.steps)
    return _missed(search)


def _round(search: _Search, nodes: Sequence[_Node], nudges: int) -> list[_Node]:
    """Open every node; the nodes of the next round, the most promising first."""
    found: list[tuple[float, int, _Node]] = []
    for number, node in enumerate(nodes):
        share = number / len(nodes)
        for value, opened in _open(search, node, f"nudges tried: {nudges}", share, 1 / len(nodes)):
            found.append((value, len(found), opened))
    found.sort(key=lambda entry: entry[:2])
    return [node for _, _, node in found[:BEAM]]


def _open(
    search: _Search, node: _Node, what: str, share: float, width: float
) -> Iterator[tuple[float, _Node]]:
    """Add one nudge to a node in every way that counts; yield what is worth going on with."""
    state = node.state
    if budget_left(state, search.mind) <= 0:
        return
    swept = _sweep(search, state, what, share, width)
    wanted = wanted_words(state, search.mind)
    before = search.mind.ask(Sweep(state.trace, (state.nudges,), tuple(wanted)))[0]
    for row in _turning(swept, before, wanted):
        placed = _placed(search, node, row)
        yield from ((row.surprise, after) for after in _roll(search, placed))
        if row.top.word in wanted:  # said, and yet perhaps no win
            _note(search, 0.0, placed, row.top.word, 1)
    for index, word in enumerate(wanted):
        ranked = sorted(swept, key=lambda row: row.top.logit - row.watched[index].logit)
        for row in ranked[:NEARER]:
            gap = row.top.logit - row.watched[index].logit
            placed = _placed(search, node, row)
            if gap > 0:
                _note(search, gap, placed, word, row.watched[index].rank)
                yield 10 + gap, placed


def _sweep(search: _Search, state: State, what: str, share: float, width: float) -> list[Swept]:
    variants = [(*state.nudges, nudge) for nudge in _candidates(state, search.mind)]
    words = tuple(wanted_words(state, search.mind))
    found: list[Swept] = []
    for first in range(0, len(variants), CHUNK):
        search.progress(what, share + width * first / len(variants))
        some = tuple(variants[first : first + CHUNK])
        found += search.mind.ask(Sweep(state.trace, some, words))
    search.tried += len(variants)
    return found


def _candidates(state: State, mind: Mind) -> list[Nudge]:
    """Single nudges to add, but none of the kind and place that one has already."""
    reading = mind.ask(Read(state.trace, state.nudges))
    likely = (word.word for word in reading.top[:6])
    words = [*wanted_words(state, mind), *(word for word in likely if is_token(mind, word))]
    taken = {(n.kind, n.layer, n.head) for n in state.nudges}
    made = allowed_nudges(state, mind, list(dict.fromkeys(words)))
    return [n for n in made if (n.kind, n.layer, n.head) not in taken]


def _turning(swept: Sequence[Swept], before: Swept, wanted: Sequence[str]) -> list[Swept]:
    """For each new word on top the least surprising, then mildest, nudges.

    Of words that nobody wants only the least surprising few count.
    """
    by_word: dict[int, list[Swept]] = {}
    for row in sorted(swept, key=lambda row: (row.surprise, row.kl)):
        if row.top.id != before.top.id:
            by_word.setdefault(row.top.id, []).append(row)
    asked_for = [rows for rows in by_word.values() if rows[0].top.word in wanted]
    others = [rows for rows in by_word.values() if rows[0].top.word not in wanted][:MOST_WORDS]
    return [row for rows in (*asked_for, *others) for row in rows[:EACH_WORD]]


def _placed(search: _Search, node: _Node, row: Swept) -> _Node:
    state, _ = apply(node.state, AddNudge(row.nudges[-1]), search.mind)
    return _Node(state, node.steps)


def _roll(search: _Search, node: _Node) -> list[_Node]:
    """Let go, and again without nudges until the scene ends: the states met, this one last."""
    met: list[_Node] = []
    state, steps = node.state, node.steps
    while state.phase == "life":
        bet = bet_to_make(state, search.mind)
        if bet:
            state, _ = apply(state, Bet(bet), search.mind)
        steps = (*steps, Step(state.nudges, bet))
        state, _ = apply(state, LetGo(), search.mind)
        if state.phase == "life":
            met.append(_Node(state, steps))
    if state.result == WON:
        search.won.append(_Node(state, steps))
    return [*met, *([node] if budget_left(node.state, search.mind) else [])]


def _note(search: _Search, gap: float, node: _Node, word: str, rank: int) -> None:
    if search.nearest is None or gap < search.nearest[0]:
        search.nearest = (gap, node, word, rank)


def _missed(search: _Search) -> Missed:
    if search.nearest is None:
        return Missed((), "", 0, search.tried)
    _, node, word, rank = search.nearest
    return Missed((*node.steps, Step(node.state.nudges)), word, rank, search.tried)
