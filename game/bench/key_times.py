"""How soon a key is answered while the mind loads and while a search runs in it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator

from game.bench.timing import Result

#: milliseconds within which a key is to be answered
LIMIT = 50.0


def measure(tell: Callable[[str], None]) -> Iterator[Result]:
    """The 95th percentile of each, in milliseconds."""
    tell("pressing keys")
    command = [sys.executable, "-m", "game.bench.keys"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, list[tuple[float, float]]] = json.loads(done.stdout)
    for what, took in found.items():
        for place, (sense, limit) in enumerate((("answered", LIMIT), ("answered and drawn", None))):
            times = [pair[place] for pair in took]
            worst = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
            note = f"{len(times)} keys, median {statistics.median(times):.1f} ms"
            name = f"a key {sense} while the mind is {what}, 95th percentile"
            yield Result(name, worst, limit, True, note, unit=" ms")
