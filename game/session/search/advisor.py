"""Measured hints, for when the author's are spent: one thing more each time, from vague to plain.

The scene's own solution comes first, where it still wins from here. Else single nudges are ranked
by their first-order worth for the goal's words and the decoder's next favourites, the best are
run, and the mildest for each word are played to the scene's end. What a hint says is measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.mind.api import Mind, MindError, Progress, RankNudges, Read, Sweep, is_token
from game.mind.nudges.kinds import Nudge, NudgeError, Think
from game.mind.nudges.notation import quote, show
from game.mind.results import Swept
from game.narration.render import escape
from game.session.rules import suspicion
from game.session.rules.letting_go import let_go
from game.session.rules.state import State
from game.session.search.goals import allowed_nudges, bet_to_make, budget_left, wanted_words
from game.story.life_limits import limits_of
from game.story.model import WON

#: words that the goal does not name, but the decoder thought of, which might lead there
OTHERS = 3
#: ranked nudges that are run, for each word
RUN = 192
#: words that a nudge brings to the top which are played to the end
PLAYED = 8
#: nudges ranked between two signs of progress
CHUNK = 2048


@dataclass(frozen=True, slots=True)
class Advice:
    """A nudge to place next in this life; those placed already stay.

    `word` is what it brings to the top, or near: `rank` is its rank then. `found` is what running
    the life with it gave, `wins` whether the scene is won when the player then makes the `bet`, if
    there is one, and only lets go.
    """

    nudge: Nudge
    word: str
    rank: int
    found: Swept
    wins: bool
    bet: str = ""


class MeasuredAdvisor:
    """Looks for hints by playing. The four strengths of one hint are one search: the last advice
    and the moment it was for are kept.
    """

    def __init__(self) -> None:
        self._last: tuple[State, Mind, Advice | None] | None = None

    def ready(self, state: State, mind: Mind) -> str | None:
        """What to do where this life needs no further nudge, as Markdown; else None."""
        return ready(state, mind)

    def advise(
        self, state: State, mind: Mind, strength: int, progress: Progress | None = None
    ) -> str | None:
        """A hint as Markdown, at a strength from 1 to STRENGTHS; None where none is found.

        `progress` is called with what is searched and the share done in [0, 1]; it may raise to
        stop the search.
        """
        advice = self.advice(state, mind, progress)
        return told(advice, strength) if advice is not None else None

    def advice(self, state: State, mind: Mind, progress: Progress | None = None) -> Advice | None:
        """The mildest nudge found that leads to the goal, or else brings a word of it nearest.

        Where the budget is spent, the advice is for the life without any nudge. None where no
        nudge is allowed, or none was found that does not lead to a loss.
        """
        if (
            state.scene.goal is None
            or not limits_of(state.scene, state.life, mind.card.shape).budget
        ):
            return None
        free = state if budget_left(state, mind) else replace(state, nudges=())
        asked = replace(free, hints_shown=0, previous=None, did="")
        if self._last is None or self._last[0] != asked or self._last[1] is not mind:
            found = _by_the_solution(free, mind) or _by_search(free, mind, progress)
            self._last = asked, mind, found
        return self._last[2]


def ready(state: State, mind: Mind) -> str | None:
    """What to do where this life needs no further nudge, as Markdown; else None."""
    if state.scene.goal is None:
        return None
    bet = _bet_that_wins(state, mind)
    if bet:
        return escape(f"Bet {quote(bet)} and let go: that leads to the goal (measured).")
    if bet is not None:
        top = mind.ask(Read(state.trace, state.nudges)).top[0].word
        return escape(f"{quote(top)} stands on top, and that leads to the goal: let go.")
    steps = state.scene.solution[len(state.lives) :]
    if not steps or set(steps[0].nudges) != set(state.nudges) or not _solution_wins(state, mind):
        return None
    first = f"Bet {quote(steps[0].bet)} and let go" if steps[0].bet else "Let go"
    return escape(f"{first}: this life has done its part, and a later one has its own (measured).")


def _bet_that_wins(state: State, mind: Mind) -> str | None:
    """The bet with which the scene is won without further nudges; "" where it takes no new one."""
    if _played_on(state, mind).result == WON:
        return ""
    bet = bet_to_make(state, mind)
    if bet and bet != state.bet and _played_on(replace(state, bet=bet), mind).result == WON:
        return bet
    return None


def _played_on(state: State, mind: Mind) -> State:
    """The end of the scene, when it goes on without further nudges."""
    while state.phase == "life":
        state, _ = let_go(state, mind)
    return state


def _solution_wins(state: State, mind: Mind) -> bool:
    """Whether the scene is won when this life has these nudges, and all else is its solution's."""
    steps = state.scene.solution[len(state.lives) :]
    try:
        after, _ = let_go(replace(state, bet=steps[0].bet), mind)
        for step in steps[1:]:
            if after.phase == "life":
                after, _ = let_go(replace(after, nudges=step.nudges, bet=step.bet), mind)
        return _played_on(after, mind).result == WON
    except (MindError, NudgeError):  # written for another mind
        return False


def _by_the_solution(state: State, mind: Mind) -> Advice | None:
    steps = state.scene.solution[len(state.lives) :]
    if not steps:
        return None
    missing = [nudge for nudge in steps[0].nudges if nudge not in state.nudges]
    if not missing or len(missing) > budget_left(state, mind):
        return None
    ahead = replace(state, nudges=(*state.nudges, *missing))
    if not _solution_wins(ahead, mind):
        return None
    found = mind.ask(Sweep(state.trace, (ahead.nudges,)))[0]
    bet = _bet_that_wins(ahead, mind) if len(missing) == 1 else None
    return Advice(missing[0], found.top.word, 1, found, wins=bet is not None, bet=bet or "")


def _by_search(state: State, mind: Mind, progress: Progress | None) -> Advice | None:
    wanted = wanted_words(state, mind)
    top = mind.ask(Read(state.trace, state.nudges)).top
    new = (word.word for word in top[1:] if word.word not in wanted)
    others = [word for word in new if is_token(mind, word)]
    found = list(_run_best(state, mind, [*wanted, *others[:OTHERS]], wanted, progress))
    found = [row for row in found if not _is_noticed(state, row)]
    for row in _mildest_by_word(found, top[0].id):
        bet = _bet_that_wins(replace(state, nudges=row.nudges), mind)
        if bet is not None:
            return Advice(row.nudges[-1], row.top.word, 1, row, wins=True, bet=bet)
    nearest: tuple[tuple[float, ...], Advice] | None = None
    for row in found:
        for own in row.watched:
            key = (row.top.logit - own.logit, row.surprise, row.kl)
            if nearest is None or key < nearest[0]:
                nearest = key, Advice(row.nudges[-1], own.word, own.rank, row, wins=False)
    return nearest[1] if nearest is not None else None


def _run_best(
    state: State, mind: Mind, words: list[str], wanted: list[str], progress: Progress | None
) -> Iterator[Swept]:
    """The best-ranked single nudges for each word, each run beside those placed already."""
    trace = state.trace
    for index, word in enumerate(words):
        nudges = tuple(allowed_nudges(state, mind, [word]))
        worth: list[float] = []
        for start in range(0, len(nudges), CHUNK):
            if progress is not None:
                progress("searching", (index + start / len(nudges)) / len(words))
            worth += mind.ask(RankNudges(trace, nudges[start : start + CHUNK], word))
        order = sorted(range(len(nudges)), key=lambda i: -worth[i])[:RUN]
        variants = tuple((*state.nudges, nudges[i]) for i in order)
        yield from mind.ask(Sweep(trace, variants, tuple(wanted)))


def _is_noticed(state: State, row: Swept) -> bool:
    """Whether saying this row's word would fill the humans' suspicion."""
    tolerance, calm = state.scene.suspicion.tolerance, state.scene.suspicion.calm
    return suspicion.after(state.suspicion, row.surprise, tolerance, calm) >= suspicion.FULL


def _mildest_by_word(found: Iterable[Swept], top: int) -> list[Swept]:
    """For each new word on top the mildest row; the least surprising words first."""
    mildest: dict[int, Swept] = {}
    for row in sorted(found, key=lambda row: (row.surprise, row.kl)):
        if row.top.id != top:
            mildest.setdefault(row.top.id, row)
    return list(mildest.values())[:PLAYED]


def told(advice: Advice, strength: int) -> str:
    """The advice as Markdown, at a strength from 1 to STRENGTHS."""
    nudge = advice.nudge
    if strength == 1:
        return nudge.theme
    if strength == 2:
        return f"Look at layer L{nudge.layer}."
    if strength == 3 and isinstance(nudge, Think):
        return f"Think {escape(quote(nudge.say))} after layer L{nudge.layer}."
    if strength == 3:
        return (
            f"It is the head L{nudge.layer}.H{nudge.head}, and the kind of nudge is {nudge.kind}."
        )
    word, surprise = quote(advice.word), advice.found.surprise
    does = f"brings {word} to the top, at a surprise of {surprise:.1f} nats"
    if advice.rank > 1:
        does = f"brings {word} to rank {advice.rank}; no single nudge tried does more"
    elif advice.wins:
        bet = f"bet {quote(advice.bet)} and " if advice.bet else ""
        does += f"; {bet}let go then, and the goal is reached"
    return escape(f"{show(nudge)} {does} (measured).")
