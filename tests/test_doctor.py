"""`doctor` on the real mind: it says fine when all is well, and what to do when it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner

from game.cli import main
from game.mind.api import Trace
from game.mind.cache import Cache
from game.mind.model import Run
from game.mind.nudges.kinds import Nudge


def doctor(*arguments: str) -> tuple[list[str], int]:
    result = CliRunner().invoke(main, ["doctor", *arguments])
    return result.output.splitlines(), result.exit_code


def test_all_is_well_with_the_embedded_mind() -> None:
    lines, status = doctor()
    assert status == 0, lines
    assert lines[-1] == "Fine."
    told = "\n".join(lines)
    for part in ("torch 2.", "mind ember", "fingerprint ", "threads", "a life", "top five agree"):
        assert part in told


def test_a_pass_that_is_not_gpt2s_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Cache.run

    def bent(self: Cache, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> Run:
        run = honest(self, trace, nudges)
        nudge = torch.zeros_like(run.logits)
        nudge[7] = 0.01
        return replace(run, logits=run.logits + nudge)

    monkeypatch.setattr(Cache, "run", bent)
    lines, status = doctor()
    assert status == 1
    assert lines[-1].startswith("Not fine: this mind's pass is not GPT-2's")


def test_a_data_folder_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "journals").write_text("")
    monkeypatch.setenv("FORWARD_PASS_HOME", str(tmp_path))
    lines, status = doctor()
    assert status == 1
    assert "set FORWARD_PASS_HOME" in lines[-1]


def test_a_missing_mind_is_one_sentence(tmp_path: Path) -> None:
    lines, status = doctor("--mind", str(tmp_path))
    assert status == 1
    assert lines[-1].startswith("Not fine: ")
    assert "config.json" in lines[-1]
