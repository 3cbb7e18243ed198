"""Timing that a busy machine disturbs least: runs take turns, ratios are of medians."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: a ratio, and the target it is held to.

    `at_most` tells which side of the target is good. `value` is None where the thing to compare
    with is not installed; `note` says so, or gives the times.
    """

    name: str
    value: float | None
    target: float
    at_most: bool
    note: str = ""
    unit: str = "×"

    @property
    def met(self) -> bool:
        if self.value is None:
            return False
        return self.value <= self.target if self.at_most else self.value >= self.target


def take_turns(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each run; every round runs each once, after one round to warm up."""
    for run in runs.values():
        run()
    took: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            took[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in took.items()}


def ratio(
    name: str, ours: float, theirs: float | None, target: float, *, faster: bool = False
) -> Result:
    """Ours over theirs, to be at most the target; with `faster` theirs over ours, at least it."""
    if theirs is None:
        missing = "not installed: pip install 'forward-pass[bench]'"
        return Result(name, None, target, not faster, missing)
    value = theirs / ours if faster else ours / theirs
    return Result(name, value, target, not faster, f"{1e3 * ours:.1f} / {1e3 * theirs:.1f} ms")
