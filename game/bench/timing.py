"""Timing that a busy machine disturbs least: runs take turns, ratios are medians of theirs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: a ratio, and the target it is held to; None is held to nothing.

    `at_most` tells which side of the target is good. `value` is None where the thing to compare
    with is not installed; `note` says so, or gives the times.
    """

    name: str
    value: float | None
    target: float | None
    at_most: bool
    note: str = ""
    unit: str = "×"

    @property
    def met(self) -> bool:
        if self.target is None:
            return True
        if self.value is None:
            return False
        return self.value <= self.target if self.at_most else self.value >= self.target


#: seconds, one for each run
Times = list[float]


def take_turns(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Times]:
    """Seconds of each run; every round runs each once, after one round to warm up."""
    for run in runs.values():
        run()
    took: dict[str, Times] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            took[name].append(time.perf_counter() - start)
    return took


def ratio(
    name: str,
    ours: Times,
    theirs: Times | None,
    target: float | None,
    *,
    faster: bool = False,
    scale: float = 1.0,
) -> Result:
    """Ours over theirs, to be at most the target; with `faster` theirs over ours, at least it.

    The value is the median of the rounds' own ratios: what slows a round slows both sides of it.
    `scale` multiplies theirs, where they do more or less than what is compared.
    """
    if theirs is None:
        missing = "not installed: pip install 'forward-pass[bench]'"
        return Result(name, None, target, not faster, missing)
    pairs = [(mine, scale * other) for mine, other in zip(ours, theirs, strict=True)]
    value = statistics.median(b / a if faster else a / b for a, b in pairs)
    mine, other = (1e3 * statistics.median(side) for side in zip(*pairs, strict=True))
    return Result(name, value, target, not faster, f"{mine:.1f} / {other:.1f} ms")
