"""`python -m game.bench`: the table of ratios beside their targets; exits 1 where one is missed.

The peers are an extra: `pip install 'forward-pass[bench]'`. Nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read when torch is first imported
os.environ.setdefault("HF_HUB_OFFLINE", "1")  # the peers get random weights and ask no hub

from game.bench.timing import Result

#: what can be measured alone
PARTS = ("passes", "starts", "memory", "keys")
#: whose versions stand beside the table
PACKAGES = ("torch", "transformers", "transformer-lens", "nnsight", "textual")


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = argparse.ArgumentParser(prog="python -m game.bench", description=__doc__)
    made.add_argument("parts", nargs="*", help=f"only these parts, of {', '.join(PARTS)}")
    made.add_argument("--rounds", type=_positive, default=15, help="runs of each, taking turns")
    made.add_argument("--json", type=Path, help="write the table here")
    made.add_argument("--plot", type=Path, help="measure how the cost grows; the SVG goes here")
    return made


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _check_writable(path: Path | None) -> None:
    """Exit with one sentence unless a result can be written there, before anything is measured."""
    if path is not None and not os.access(path if path.exists() else path.parent, os.W_OK):
        sys.exit(f"{path} cannot be written")


def results(parts: list[str], rounds: int, tell: Callable[[str], None]) -> Iterator[Result]:
    """Every part asked for, in order."""
    from game.bench import key_times as answering
    from game.bench import memory, passes, starts

    if "passes" in parts:
        yield from passes.measure(rounds, tell)
    if "starts" in parts:
        yield from starts.measure(max(3, rounds // 3), tell)
    if "memory" in parts:
        yield from memory.measure(tell)
    if "keys" in parts:
        yield from answering.measure(tell)


def shown(result: Result) -> str:
    """One line of the table."""
    value = "-" if result.value is None else f"{result.value:.2f}{result.unit}"
    goal, mark = "", ""
    if result.target is not None:
        goal = f"{'≤' if result.at_most else '≥'} {result.target:g}"
        mark = "met" if result.met else "MISSED"
    return f"{result.name:<74} {value:>9} {goal:<7} {mark:<6} {result.note}".rstrip()


def versions() -> dict[str, str]:
    """What was measured on what."""
    found = {"python": platform.python_version(), "machine": platform.machine()}
    for name in PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found


def main(arguments: list[str] | None = None) -> None:
    """Measure, print as it comes, write what was asked for."""
    asked = parser().parse_args(arguments)
    unknown = [part for part in asked.parts if part not in PARTS]
    if unknown:
        sys.exit(f"there is no part {unknown[0]}; the parts are {', '.join(PARTS)}")
    _check_writable(asked.json)
    _check_writable(asked.plot)
    warnings.filterwarnings("ignore")

    def tell(what: str) -> None:
        print(f"… {what}", file=sys.stderr, flush=True)

    print(", ".join(f"{name} {version}" for name, version in versions().items()))
    table = []
    for result in results(asked.parts or list(PARTS), asked.rounds, tell):
        print(shown(result), flush=True)
        table.append(result)
    if asked.json:
        rows = [asdict(result) | {"met": result.met} for result in table]
        asked.json.write_text(
            json.dumps({"versions": versions(), "table": rows}, indent=1), "utf-8"
        )
    if asked.plot:
        from game.bench import growth

        asked.plot.write_text(growth.svg(growth.curves(max(5, asked.rounds // 2), tell)), "utf-8")
    missed = [result.name for result in table if not result.met]
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
