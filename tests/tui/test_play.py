"""Playing a scene to its end, by keys alone and by the mouse alone."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static
from textual.widgets._footer import FooterKey

from game.library.packs import open_pack
from game.mind.api import Mind
from game.mind.nudges.kinds import Scale, Think
from game.session.blocks.plot import HEIGHT
from game.session.journal.file import read_journal
from game.session.journal.verify import rerun
from game.session.search import advisor as hints
from game.tui.app import ForwardPass
from game.tui.screens.play import Play
from game.tui.widgets.command_line import CommandLine
from game.tui.widgets.status_bar import StatusBar
from game.tui.widgets.story_log import StoryLog
from game.tui.widgets.tower import Tower
from tests.tui.conftest import DOOR, WAIT, Wake, awaits, phase, shown, state_of, story, types, until

THINK = 'L5 think " no" 3'


async def test_a_scene_is_played_by_keyboard_to_its_end_and_the_journal_verifies(
    game: Callable[..., ForwardPass], journal: Path, mind: Mind
) -> None:
    app = game(scene="hall")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(pilot) == "prose")
        await pilot.press("1")
        await awaits(pilot)
        await pilot.press("slash", *(_key(char) for char in THINK), "enter", "escape")
        await awaits(pilot, nudges=1)
        await pilot.press("g")
        await until(pilot, lambda: phase(pilot) == "ended")
        await until(pilot, lambda: "The door opens." in story(pilot))
        assert 'with you " no"' in story(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: phase(pilot) == "prose")
        await pilot.press("enter")
        await until(pilot, lambda: phase(pilot) == "finished")
    kept = read_journal(journal)
    assert kept.finished
    assert [turn.command for turn in kept.turns] == [
        *("begin hall", "choose 1", THINK, "let go", "choose 1", "choose 1")
    ]
    assert rerun(kept, open_pack(DOOR), mind).difference is None


def _key(char: str) -> str:
    named = {" ": "space", '"': "quotation_mark", ".": "full_stop"}
    return named.get(char, char)


def offered(pilot: Pilot[int]) -> bool:
    """Whether the ways on are on the screen, laid out, so that a click can meet one."""
    choices = pilot.app.screen.query_one("#choices", OptionList)
    return bool(choices.display and choices.option_count and choices.region.height)


def footer_key(screen: Play, name: str) -> FooterKey | None:
    """A key of the footer, once it is laid out and can be clicked."""
    keys = [key for key in screen.query(FooterKey) if key.description == name]
    return next((key for key in keys if key.region.height and not key._disabled), None)


async def test_the_same_by_mouse(
    game: Callable[..., ForwardPass], journal: Path, mind: Mind
) -> None:
    app = game(scene="hall")
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: phase(pilot) == "prose" and offered(pilot))
        await pilot.click("#choices", offset=(3, 0))
        screen = await awaits(pilot)
        plan = screen.query_one(Tower)._plan
        assert plan is not None
        spot = (plan.label + plan.column_of(2) + 1, plan.row_of(1))
        await pilot.click("#tower", offset=spot)
        await until(pilot, lambda: any(w.region.height for w in pilot.app.screen.query("#actions")))
        await pilot.click("#actions", offset=(3, 0))
        await awaits(pilot, nudges=1)
        state = state_of(screen)
        assert state is not None
        assert state.nudges == (Scale(1, 2, 0.0),)
        await pilot.click("#word-bars", offset=(2, 1))
        await until(pilot, lambda: (now := state_of(screen)) is not None and now.bet)
        await pilot.click("#let-go")
        await until(pilot, lambda: (now := state_of(screen)) is not None and now.lives)
        await awaits(pilot, nudges=0)
        await until(pilot, lambda: footer_key(screen, "Pass"))  # the footer is made anew, too
        await pilot.click(footer_key(screen, "Pass"))
        await until(pilot, lambda: phase(pilot) == "ended" and offered(pilot))
        await pilot.click("#choices", offset=(3, 0))
        await until(pilot, lambda: "Air." in story(pilot) and offered(pilot))
        await pilot.click("#choices", offset=(3, 0))
        await until(pilot, lambda: phase(pilot) == "finished")
    kept = read_journal(journal)
    assert [turn.command.partition(" ")[0] for turn in kept.turns] == [
        *("begin", "choose", "L1.H2", "bet", "let", "pass", "choose", "choose")
    ]
    assert rerun(kept, open_pack(DOOR), mind).difference is None


async def test_any_key_ends_the_filling_in(
    game: Callable[..., ForwardPass], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORWARD_PASS_NO_MOTION")
    monkeypatch.setattr("game.tui.reveal.STEP", 600.0)
    monkeypatch.setattr("game.tui.reveal.LONGEST", 6000.0)
    async with game().run_test(size=(80, 24)) as pilot:
        screen = await awaits(pilot)
        await pilot.press("g")
        await until(pilot, lambda: "L7  ?" in shown(pilot))
        await pilot.press("z")
        await until(pilot, lambda: "L7  ?" not in shown(pilot) and "without you" in story(pilot))
        state = state_of(screen)
        assert state is not None
        assert len(state.lives) == 1


def tells(pilot: Pilot[int], text: str) -> bool:
    return text in story(pilot)


async def test_a_refused_nudge_leaves_one_sentence_and_the_state(
    game: Callable[..., ForwardPass], journal: Path
) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await awaits(pilot)
        before = state_of(screen)
        for line, told in (
            ("L7.H0 scale 0", "belongs to the decoder"),
            ("L1.H0 scale 9", "must lie between -4 and 4"),
            ("L1.H0 scael 0", "no kind of nudge"),
            ("udno", "did you mean undo?"),
            ('L1.H0 attend "[red]" 1', "no token here reads"),
        ):
            await types(pilot, line)
            await until(pilot, partial(tells, pilot, told))
            refused = list(screen.query(".refused"))[-1]
            assert str(refused.render()).count("\n") == 0
            assert state_of(screen) is before
    assert [turn.command for turn in read_journal(journal).turns] == ["begin door"]


async def test_undo_takes_a_nudge_and_a_letting_go_back(game: Callable[..., ForwardPass]) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        await pilot.press("x")
        screen = await awaits(pilot, nudges=1)
        with_nudge = state_of(screen)
        await pilot.press("g")
        await until(pilot, lambda: (now := state_of(screen)) is not None and now.lives)
        await pilot.press("u")
        await until(pilot, lambda: state_of(screen) == with_nudge)
        await pilot.press("u")
        await awaits(pilot, nudges=0)
        assert "Undone: L0.H0 scale 0." in story(pilot)


async def test_the_preview_is_the_pass_that_is_let_go(game: Callable[..., ForwardPass]) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        await types(pilot, THINK)
        screen = await awaits(pilot, nudges=1)
        state = state_of(screen)
        assert state is not None
        assert screen.moment.seen is not None
        assert state.nudges == (Think(5, " no", 3.0),)
        previewed = screen.moment.seen.nudged.top[0]
        await types(pilot, "go")
        await until(pilot, lambda: (now := state_of(screen)) is not None and now.lives)
        assert screen.moment.last is not None
        assert screen.moment.last.outcome.said.id == previewed.id


async def test_a_hint_and_letting_it_pass(game: Callable[..., ForwardPass]) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        await pilot.press("h")
        await until(pilot, lambda: "Doors love to be refused." in story(pilot))
        await pilot.press("p")
        await until(pilot, lambda: phase(pilot) == "ended")
        assert "You walk away." in story(pilot)


async def searches(pilot: Pilot[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the second hint: it is measured, and searches the mind, here a nudge at a time."""
    monkeypatch.setattr(hints, "_by_the_solution", lambda *_: None)
    monkeypatch.setattr(hints, "CHUNK", 1)
    await awaits(pilot)
    await pilot.press("h")
    await until(pilot, lambda: "Doors love to be refused." in story(pilot))
    await pilot.press("h")


async def test_a_search_shows_how_far_it_is_and_escape_stops_it(
    game: Callable[..., ForwardPass], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = game()
    async with app.run_test(size=(120, 40)) as pilot:
        await searches(pilot, monkeypatch)
        top = pilot.app.screen.query_one(StatusBar)
        await until(pilot, lambda: top.searched is not None)
        assert "esc stops" in str(top.query_one("#searching", Static).render())
        await pilot.press("escape")
        await until(pilot, lambda: "the search was stopped" in story(pilot))
        assert top.searched is None
        monkeypatch.setattr(hints, "CHUNK", 4096)
        screen = pilot.app.screen
        assert isinstance(screen, Play)
        state = state_of(screen)
        assert state is not None
        assert state.hints_shown == 1
        await pilot.press("h")
        await until(pilot, lambda: (now := state_of(screen)) is not None and now.hints_shown == 2)
        await until(pilot, lambda: not screen._turn.locked())  # told, too: then it may be left


async def test_what_is_new_stays_in_sight_on_a_smaller_terminal(
    game: Callable[..., ForwardPass],
) -> None:
    async with game().run_test(size=(140, 50)) as pilot:
        await awaits(pilot)
        await types(pilot, ":path")
        await types(pilot, ":let go")
        await until(pilot, lambda: "Read layer by layer" in shown(pilot))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "without you" in shown(pilot))


async def test_the_drawn_way_fits_beside_the_tower(game: Callable[..., ForwardPass]) -> None:
    async with game().run_test(size=(80, 24)) as pilot:
        screen = await awaits(pilot)
        await types(pilot, ":path")  # the key that leads to the line, pressed once more
        await until(pilot, lambda: "embedding:" in story(pilot))
        drawn = story(pilot).split("lead:\n")[1].splitlines()[:HEIGHT]
        screen.query_one(StoryLog).query("Static").last().scroll_visible(animate=False, top=True)
        await until(pilot, lambda: all(line in shown(pilot) for line in drawn))


async def test_the_game_can_be_left_while_it_searches(
    game: Callable[..., ForwardPass], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = game()
    async with app.run_test(size=(120, 40)) as pilot:
        await searches(pilot, monkeypatch)
        screen = pilot.app.screen
        await until(pilot, lambda: screen.query_one(StatusBar).searched is not None)
    assert not screen.is_running
    end = time.monotonic() + WAIT
    while (behind := working()) and time.monotonic() < end:
        await asyncio.sleep(0.02)
    assert not behind  # and the search has stopped


def working() -> list[threading.Thread]:
    """The threads that work for a screen."""
    return [thread for thread in threading.enumerate() if thread.name == "behind the screen"]


async def test_what_a_pack_says_is_never_markup(game: Callable[..., ForwardPass]) -> None:
    app = game(scene="hall")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "[link=x]markup[/link]" in shown(pilot))
        assert "[bold]Hall[/bold]" in shown(pilot)
        assert "Knock [red]twice[/red]" in shown(pilot)


async def test_history_and_completion_of_the_command_line(
    game: Callable[..., ForwardPass],
) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await awaits(pilot)
        line = screen.query_one(CommandLine)
        await types(pilot, "L0.H0 scale 0")
        await awaits(pilot, nudges=1)
        await pilot.press("up")
        assert line.value == "L0.H0 scale 0"
        await pilot.press("down")
        assert line.value == ""
        line.value = 'L2.H1 attend "gir'
        line.cursor_position = len(line.value)
        await until(pilot, lambda: line._suggestion)
        await pilot.press("tab")
        assert line.value == 'L2.H1 attend "giraffe" 0.8'


async def test_a_journal_that_cannot_be_written_is_told_and_the_game_goes_on(
    wake: Wake, tmp_path: Path
) -> None:
    from game.library.request import GameRequest

    (tmp_path / "file").write_text("not a folder")
    request = GameRequest(stories=DOOR, scene="door", journal=tmp_path / "file" / "x.jsonl")
    async with ForwardPass(request, wake).run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        await until(pilot, lambda: "cannot be written" in story(pilot))
        await pilot.press("x")
        await awaits(pilot, nudges=1)


async def test_going_on_stands_where_the_journal_stopped(
    game: Callable[..., ForwardPass], wake: Wake, journal: Path
) -> None:
    from game.library.request import GameRequest

    async with game().run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        await pilot.press("x")
        screen = await awaits(pilot, nudges=1)
        left = state_of(screen)
    again = ForwardPass(GameRequest(stories=DOOR, resume=journal), wake)
    async with again.run_test(size=(80, 24)) as pilot:
        screen = await awaits(pilot, nudges=1)
        assert isinstance(screen, Play)
        assert state_of(screen) == left
