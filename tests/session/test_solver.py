"""The solver's wins are wins, its pars the fewest nudges, and it says when it found none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.mind.api import CheckNudge, ContextTokens, Mind, Trace
from game.mind.nudges.candidates import positions, single_nudges
from game.mind.nudges.context import find
from game.mind.nudges.kinds import KIND_NAMES
from game.mind.nudges.notation import parse
from game.session.rules.apply import apply
from game.session.rules.commands import AddNudge, Begin, Bet, CommandError, LetGo
from game.session.rules.state import State, start
from game.session.search.solver import Missed, Solved, solve, solve_scenes
from game.story.check import check
from game.story.load import load_pack
from game.story.model import Pack, Page, Step
from game.story.schema import Par
from game.story.write import with_solution

PROMPT = "Q: How many eyes does my foot have?\nA: Your foot has"


@pytest.fixture(scope="module")
def trial() -> Pack:
    return load_pack(Path(__file__).parent / "packs" / "trial")


def played(pack: Pack, scene: str, steps: tuple[Step, ...], mind: Mind) -> State:
    state, _ = apply(start(pack, 0), Begin(scene), mind)
    for step in steps:
        for nudge in step.nudges:
            state, _ = apply(state, AddNudge(nudge), mind)
        if step.bet:
            state, _ = apply(state, Bet(step.bet), mind)
        state, _ = apply(state, LetGo(), mind)
    return state


def test_a_win_is_found_with_one_nudge_and_is_one(trial: Pack, tiny: Mind) -> None:
    told: list[float] = []
    found = solve(start(trial, 0), "eyes", tiny, lambda _what, share: told.append(share))
    assert isinstance(found, Solved)
    assert found.nudges == 1
    assert sum(len(step.nudges) for step in found.steps) == 1
    assert len(found.steps) == found.lives
    assert played(trial, "eyes", found.steps, tiny).result == "won"
    assert told == sorted(told)
    assert told[-1] <= 1.0


def test_what_cannot_be_won_is_told_with_the_nearest_try(trial: Pack, mind: Mind) -> None:
    scene = replace(trial.scenes["eyes"], kinds=("scale",), budget=1, lives=1, layers=(5, 5))
    pack = replace(trial, scenes={**trial.scenes, "eyes": scene})
    found = solve(start(pack, 0), "eyes", mind)
    assert isinstance(found, Missed)
    assert found.tried == 4 * mind.card.shape.n_head
    assert found.word == " no"
    assert found.rank > 1
    assert len(found.best) == 1


def test_a_search_can_be_stopped(trial: Pack, mind: Mind) -> None:
    class Enough(Exception):
        pass

    def stop(_what: str, _share: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        solve(start(trial, 0), "eyes", mind, stop)


def test_a_scene_without_a_goal_is_refused(trial: Pack, mind: Mind) -> None:
    with pytest.raises(CommandError, match="no goal"):
        solve(start(trial, 0), "gate", mind)


def test_every_candidate_can_be_meant_and_its_position_is_the_one_named(mind: Mind) -> None:
    tokens = mind.ask(ContextTokens(Trace.of(PROMPT)))
    assert [find(position, tokens) for position in positions(tokens)] == list(range(len(tokens)))
    made = list(single_nudges(mind.card.shape, tokens, [" no", " two"], KIND_NAMES, [1, 2]))
    assert len(made) == len(set(made)) > 1000
    assert {nudge.kind for nudge in made} == set(KIND_NAMES) - {"patch"}
    assert {nudge.layer for nudge in made} == {1, 2}
    for nudge in made[::37]:
        mind.ask(CheckNudge(nudge, Trace.of(PROMPT)))


def test_a_solution_is_written_into_the_front_matter_and_nowhere_else(trial_copy: Path) -> None:
    path = trial_copy / "scenes" / "eyes.md"
    before = path.read_text("utf-8")
    steps = (Step((parse('L3 think " no" 0.5'), parse('L1.H0 attend "it\'s" 1'))), Step((), " two"))
    path.write_text(with_solution(before, steps), "utf-8")
    scene = load_pack(trial_copy).scenes["eyes"]
    assert scene.solution == steps
    assert scene.par == Par(nudges=2, lives=2)
    again = with_solution(path.read_text("utf-8"), steps)
    assert again == path.read_text("utf-8")
    kept = [line for line in before.splitlines() if line not in again.splitlines()]
    assert kept == []
    path.write_text(again.replace("nudges: 2", "nudges: 1"), "utf-8")
    assert any("par says otherwise" in str(found) for found in check(trial_copy))


@pytest.fixture
def trial_copy(tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(Path(__file__).parent / "packs" / "trial", tmp_path / "trial"))


def test_comments_and_line_ends_stay_where_a_solution_is_written() -> None:
    text = (
        "---\r\nformat: 1\r\nid: x\r\ntitle: X\r\nprompt: a\r\nlives: 1\r\nbudget: 1\r\n"
        'goal: said == " b"\r\npar: {nudges: 1, lives: 1}\r\nsolution:\r\n  - [old]\r\n'
        "# why the hints\r\nnext: {won: foot}\r\n# the end\r\n---\r\nprose\r\n"
    )
    written = with_solution(text, [Step(())])
    assert written.count("\n") == written.count("\r\n")
    assert "# why the hints\r\nnext: {won: foot}\r\n# the end\r\n---" in written
    assert "old" not in written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\n{format: 1, id: x, title: X}\n---\n",
            "---\n{format: 1, id: x, title: X, par: {nudges: 1, lives: 1}, "
            "solution: [['L1.H1 scale 0']]}\n---\n",
        ),
        (
            "---\n format: 1\n id: x\n title: X\n---\n",
            "---\n format: 1\n id: x\n title: X\n par: {nudges: 1, lives: 1}\n solution:\n"
            "   - ['L1.H1 scale 0']\n---\n",
        ),
        (
            '---\nformat: 1\nid: x\ntitle: X\n"par":\n  nudges: 3\n  lives: 1 # so far\n---\n',
            "---\nformat: 1\nid: x\ntitle: X\npar: {nudges: 1, lives: 1} # so far\nsolution:\n"
            "  - ['L1.H1 scale 0']\n---\n",
        ),
        (
            "---\nsolution:\npar:\n\n# no goal yet\nformat: 1\nid: x\ntitle:   X\n---\n# intro\n",
            "---\nsolution:\n  - ['L1.H1 scale 0']\npar: {nudges: 1, lives: 1}\n\n# no goal yet\n"
            "format: 1\nid: x\ntitle:   X\n---\n# intro\n",
        ),
    ],
)
def test_a_solution_takes_the_form_of_its_front_matter(text: str, expected: str) -> None:
    steps = [Step((parse("L1.H1 scale 0"),))]
    assert with_solution(text, steps) == expected
    assert with_solution("\ufeff" + expected, steps) == "\ufeff" + expected


def test_front_matter_that_cannot_be_changed_is_left_as_it_is() -> None:
    text = "---\n{format: 1, id: x, title: X,}\n---\n"
    with pytest.raises(ValueError, match="write by hand"):
        with_solution(text, [Step((parse("L1.H1 scale 0"),))])


def test_one_scene_that_cannot_be_lived_does_not_stop_the_others(trial: Pack, tiny: Mind) -> None:
    eyes = trial.scenes["eyes"]
    endless = replace(eyes, pages=(Page("endless", "and so on " * 400),))
    pack = replace(trial, scenes={"endless": endless, "eyes": replace(eyes, kinds=("think",))})
    found = dict(solve_scenes(pack, (), tiny, lambda _name: lambda _what, _share: None))
    assert "the context is full" in str(found["endless"])
    assert isinstance(found["eyes"], Solved)


def test_text_without_front_matter_is_refused() -> None:
    with pytest.raises(ValueError, match="front matter"):
        with_solution("no scene at all", ())
