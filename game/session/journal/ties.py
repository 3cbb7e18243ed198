"""Facts that name the largest of several measured things, when two are equally large."""

from __future__ import annotations

from collections.abc import Callable

from game.mind.nudges import notation
from game.session.rules.events import LifeEvent

Close = Callable[[float, float], bool]


def excused_facts(recorded: LifeEvent, measured: LifeEvent, close: Close) -> list[str]:
    """Names of facts that differ only because a tie was broken the other way.

    A recorded name is excused only if this measurement gives it, within the tolerance, the
    same number as the one it names itself.
    """
    was, now = recorded.facts.values, measured.facts.values
    gains = {term.writer: term.gain for term in measured.outcome.terms}
    moved = {shift.place: shift.moved for shift in measured.outcome.shifts}
    p = {word.word: word.p for word in measured.outcome.nudged.top}
    lost = {notation.show(worth.nudge): worth.margin_lost for worth in measured.outcome.worths}
    groups: tuple[tuple[str, str, dict[str, float], tuple[str, ...]], ...] = (
        ("writer", "writer_gain", gains, ("writer_layer", "writer_in_decoder")),
        ("opposer", "opposer_gain", gains, ()),
        ("shifted", "shifted_moved", moved, ("shifted_from", "shifted_to")),
        ("runner_up", "p_runner_up", p, ("p_runner_up_before",)),
        ("cause", "cause_lost", lost, ("cause_kind", "cause_place", "cause_layer", "cause_says")),
    )
    excused: list[str] = []
    for name, size, measures, others in groups:
        before, after, number = was.get(name), now.get(name), now.get(size)
        if before == after or not isinstance(before, str) or not isinstance(number, (int, float)):
            continue
        if before in measures and close(measures[before], number):
            excused += [name, *others]
    return excused
