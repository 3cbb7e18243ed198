"""The built-in story on the embedded mind, from the command line, start to end.

Nothing is mocked: the commands below are what a player types, and the journals they leave are
replayed and verified.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from game.library.packs import open_pack
from game.mind.api import Mind
from game.mind.gpt2.checkpoint import fingerprint
from game.mind.gpt2.config import read_config
from game.places import embedded_mind
from game.session.rules.apply import apply
from game.session.rules.commands import AddNudge, Begin, Bet, LetGo
from game.session.rules.events import LifeEvent
from game.session.rules.state import State, start
from game.story.check import check
from tests.commands import command_line, run

PLAYS = Path(__file__).parent / "plays"
Line = list[Any]


Done = subprocess.CompletedProcess[str]


def piped(*arguments: str | Path, typed: str = "") -> Done:
    """A command in a process of its own, with its lines through a pipe."""
    return subprocess.run(
        command_line(*arguments),
        input=typed,
        capture_output=True,
        text=True,
        timeout=180,
    )


def called(*arguments: str | Path, typed: str = "") -> Done:
    """The same in this process, which has torch already."""
    done = run(*arguments, typed=typed)
    return Done(arguments, done.exit_code, done.stdout, done.stderr)


#: how a foot play is played and verified
WAYS = {"foot-think": piped, "foot-vectors": called, "foot-attend": called}


@pytest.fixture(scope="module")
def foot_journals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The foot scene, won in every way, one of them through a pipe: journal by play."""
    journals = {}
    for play, way in WAYS.items():
        path = tmp_path_factory.mktemp("journals") / f"{play}.jsonl"
        typed = (PLAYS / f"{play}.txt").read_text("utf-8")
        asked = ("play", "--plain", "--scene", "foot", "--seed", "1", "--journal", path)
        done = way(*asked, typed=typed)
        assert done.returncode == 0, done.stderr
        assert "Won: " in done.stdout, done.stdout
        first = next(line for line in done.stdout.splitlines() if line.startswith("Without you"))
        without, _, with_you = first.partition(" With you: ")
        assert without.startswith('Without you: " two"')
        assert not with_you.startswith('" two"')
        journals[play] = path
    return journals


@pytest.mark.parametrize("play", WAYS)
def test_the_foot_is_won_line_by_line_and_its_journal_verifies(
    foot_journals: dict[str, Path], play: str
) -> None:
    kinds = {line.split()[1] for line in (PLAYS / f"{play}.txt").read_text().splitlines()}
    assert ("think" in kinds) == (play == "foot-think")
    done = WAYS[play]("replay", foot_journals[play], "--verify")
    assert done.returncode == 0, done.stdout + done.stderr


def tamper(path: Path, to: Path, change: Callable[[Line], None]) -> Path:
    """A copy of a journal with `change` made to its first life."""
    lines = path.read_text("utf-8").splitlines()
    at = next(i for i, text in enumerate(lines[1:], 1) if json.loads(text)[1] == LifeEvent.code)
    line = json.loads(lines[at])
    change(line)
    lines[at] = json.dumps(line)
    to.write_text("\n".join(lines) + "\n", "utf-8")
    return to


def another_token(line: Line) -> None:
    line[2]["outcome"]["said"][0] += 1


def another_probability(line: Line) -> None:
    said = line[2]["outcome"]["said"]
    said[2] = round(said[2] + 0.01, 6)


@pytest.mark.parametrize(
    ("change", "fact"), [(another_token, "said.id"), (another_probability, "said.p")]
)
def test_a_changed_journal_is_caught_at_its_turn_and_fact(
    foot_journals: dict[str, Path], tmp_path: Path, change: Callable[[Line], None], fact: str
) -> None:
    journal = tamper(foot_journals["foot-think"], tmp_path / "changed.jsonl", change)
    done = run("replay", journal, "--verify")
    assert done.exit_code == 1
    assert f"fact {fact}:" in done.stdout
    assert "(life 1)" in done.stdout


def test_a_perturbed_mind_under_a_forged_fingerprint_is_caught(
    foot_journals: dict[str, Path], mind_copy: Path, tmp_path: Path
) -> None:
    path = mind_copy / "model.safetensors"
    tensors = load_file(path)
    name = next(n for n in tensors if n.endswith("h.3.mlp.c_fc.weight"))
    torch.manual_seed(0)
    noise = 0.05 * tensors[name].float().std() * torch.randn(tensors[name].shape)
    tensors[name] = (tensors[name].float() + noise).to(tensors[name].dtype)
    save_file(tensors, path, metadata={"format": "pt"})
    lines = foot_journals["foot-vectors"].read_text("utf-8").splitlines()
    told = run("replay", foot_journals["foot-vectors"], "--verify", "--mind", mind_copy)
    own = fingerprint(embedded_mind(), read_config(embedded_mind()))
    forged = fingerprint(mind_copy, read_config(mind_copy))
    assert told.exit_code == 2
    assert own[:12] in told.stderr
    assert forged[:12] in told.stderr
    journal = tmp_path / "forged.jsonl"
    journal.write_text("\n".join([lines[0].replace(own, forged), *lines[1:]]) + "\n", "utf-8")
    done = run("replay", journal, "--verify", "--mind", mind_copy)
    assert done.exit_code == 1
    assert "turn " in done.stdout
    assert "fact " in done.stdout


def test_a_killed_game_goes_on_at_the_same_life(tmp_path: Path) -> None:
    journal = tmp_path / "killed.jsonl"
    typed = (PLAYS / "foot-think.txt").read_text("utf-8").splitlines()
    asked = ("play", "--plain", "--scene", "foot", "--seed", "1", "--journal", journal)
    with subprocess.Popen(
        command_line(*asked),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        lived = typed.index("let go") + 1
        for line in [*typed[:lived], "L1.H1 scale 0.5"]:
            game.stdin.write(line + "\n")
        deadline = time.monotonic() + 120
        while "L1.H1 scale 0.5" not in (journal.read_text() if journal.exists() else ""):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        os.kill(game.pid, signal.SIGKILL)
    before = journal.read_text("utf-8")
    done = run("continue", journal, "--plain", typed="status\n" + "let go\n" * 4)
    assert done.exit_code == 0, done.stderr
    assert "Life 2 of" in done.stdout
    assert "L1.H1 scale 0.5" in done.stdout
    assert "Won: " in done.stdout
    after = journal.read_text("utf-8")
    assert after.startswith(before[: before.rindex("[", 0, before.rindex("L1.H1 scale 0.5"))])
    assert run("replay", journal, "--verify").exit_code == 0


def test_the_built_in_story_is_without_fault(builtin_pack: Path) -> None:
    assert check(builtin_pack) == []
    done = run("stories", "check")
    assert done.exit_code == 0, done.stdout


@pytest.mark.parametrize("scene_id", ["layers", "heads", "foot"])
def test_every_solution_in_the_story_wins_its_scene(mind: Mind, scene_id: str) -> None:
    state: State = start(open_pack(None), 0)
    state, _ = apply(state, Begin(scene_id), mind)
    assert state.scene.solution
    for step in state.scene.solution:
        for nudge in step.nudges:
            state, _ = apply(state, AddNudge(nudge), mind)
        if step.bet:
            state, _ = apply(state, Bet(step.bet), mind)
        state, _ = apply(state, LetGo(), mind)
    assert state.result == "won"


@pytest.mark.parametrize("scene_id", ["heads", "foot"])
def test_doing_nothing_does_not_win(mind: Mind, scene_id: str) -> None:
    state: State = start(open_pack(None), 0)
    state, _ = apply(state, Begin(scene_id), mind)
    while state.phase == "life":
        state, _ = apply(state, LetGo(), mind)
    assert state.result == "lost"


def test_shouting_is_noticed(mind: Mind) -> None:
    """The foot's other way to lose: a word from nowhere fills the humans' suspicion."""
    from game.mind.nudges.notation import parse

    state: State = start(open_pack(None), 0)
    state, _ = apply(state, Begin("foot"), mind)
    state, _ = apply(state, AddNudge(parse('L5 think " Paris" 4')), mind)
    state, _ = apply(state, LetGo(), mind)
    assert state.lives[-1].outcome.said.word == " Paris"
    assert (state.result, state.suspicion) == ("lost", 1.0)


def test_the_whole_story_is_played_to_its_end(tmp_path: Path) -> None:
    journal = tmp_path / "whole.jsonl"
    typed = (PLAYS / "whole.txt").read_text("utf-8")
    done = run("play", "--plain", "--seed", "3", "--journal", journal, typed=typed)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.count("Won: ") == 3, done.stdout
    assert run("replay", journal, "--verify").exit_code == 0


PLANTED = (
    ("scenes/decoder.md", "goto: layers", "goto: layerz", "FP060"),
    ("scenes/foot.md", "budget: 3", "budgett: 3", "FP020"),
    ("scenes/foot.md", "tolerance: 4,", "tolerance: -4,", "FP022"),
    ("scenes/heads.md", 'L0.H0 attend "blue" 1', 'L0.H0 atend "blue" 1', "FP070"),
    ("scenes/layers.md", "{said|word}. You felt", "{siad|word}. You felt", "FP031"),
    ("scenes/layers.md", "goal: 'bet_won'", "goal: 'bet_won and'", "FP030"),
)


def test_planted_errors_are_told_at_their_lines(builtin_pack: Path, tmp_path: Path) -> None:
    pack = Path(shutil.copytree(builtin_pack, tmp_path / "pack"))
    expected = []
    for name, good, bad, code in PLANTED:
        text = (pack / name).read_text("utf-8")
        assert good in text
        (pack / name).write_text(text.replace(good, bad, 1), "utf-8")
        line = text[: text.index(good)].count("\n") + 1
        expected.append(f"{pack / name}:{line}: {code}: ")
    done = run("stories", "check", pack)
    assert done.exit_code == 1
    for start_of_line in expected:
        assert any(told.startswith(start_of_line) for told in done.stdout.splitlines()), (
            start_of_line,
            done.stdout,
        )
