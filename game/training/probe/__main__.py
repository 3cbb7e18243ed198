"""`python -m game.training.probe [FOLDER]`: measure a mind and write the table into its card."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read when torch is first imported

import torch

from game.mind import load
from game.training import card
from game.training.probe.prompts import SINGLE_WORDS, single_tokens
from game.training.probe.report import markdown, measure

#: the mind that is measured where none is named
DEFAULT = Path("assets/minds/ember")


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, and write into the card unless asked not to; exits 1 on an unmet demand."""
    parser = argparse.ArgumentParser(prog="python -m game.training.probe", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--print-only", action="store_true", help="leave the card as it is")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(2)
    mind = load(str(asked.folder))
    single_tokens(mind, SINGLE_WORDS)
    report = measure(mind)
    table = markdown(report)
    print(table)
    path = asked.folder / "README.md"
    if path.exists() and not asked.print_only:
        path.write_text(card.with_probe(path.read_text("utf-8"), table), "utf-8")
    if not all(met for *_, met in report.demands):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
