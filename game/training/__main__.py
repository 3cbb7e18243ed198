"""`python -m game.training`: make an embedded mind."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read when torch is first imported


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = argparse.ArgumentParser(prog="python -m game.training", description=__doc__)
    made.add_argument("--out", type=Path, help="folder of the finished mind")
    made.add_argument("--work", type=Path, default=Path("train-work"), help="folder of checkpoints")
    made.add_argument("--resume", type=Path, help="go on from this folder of checkpoints")
    made.add_argument("--start", type=Path, help="start from a finished mind's weights")
    budget = made.add_mutually_exclusive_group()
    budget.add_argument("--minutes", type=float, help="stop after this many minutes of training")
    budget.add_argument("--tokens", type=int, help="stop after this many tokens")
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--natural", type=Path, help="natural text (corpus/natural)")
    made.add_argument("--fetch-natural", action="store_true", help="fetch it with apt-get first")
    made.add_argument("--bfloat16", action="store_true", help="multiply in bfloat16")
    made.add_argument("--threads", type=int, default=2)
    made.add_argument("--smoke", action="store_true", help="a tiny mind, in under two minutes")
    return made


def main(arguments: list[str] | None = None) -> None:
    """Train, then export to `--out` where one is given."""
    asked = parser().parse_args(arguments)
    from game.training.corpus import natural
    from game.training.model import ModelSize
    from game.training.train import Plan, run

    if asked.natural and asked.fetch_natural:
        natural.fetch(asked.natural)
    if not asked.natural:
        print("no --natural folder: training on the project's own documents alone", flush=True)
    minutes = asked.minutes if asked.minutes or asked.tokens else 75.0
    plan = Plan(
        out=asked.resume or asked.work,
        seed=asked.seed,
        minutes=None if asked.smoke else minutes,
        tokens=60_000 if asked.smoke else asked.tokens,
        shape=ModelSize(layers=2, heads=4, width=64) if asked.smoke else ModelSize(),
        corpus_scale=0.02 if asked.smoke else 1.0,
        natural=asked.natural,
        start=asked.start,
        bfloat16=asked.bfloat16,
        threads=asked.threads,
    )
    run(plan)
    if asked.out:
        from game.training.export import export

        export(plan.out, asked.out)


if __name__ == "__main__":
    main()
