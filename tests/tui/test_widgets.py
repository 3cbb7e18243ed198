"""Single widgets: a tower too large for the screen, tokens by mouse, completion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult

from game.mind.nudges.kinds import Scale, Think
from game.mind.results import HeadCell, HeadHabit, LensRow, Reading, Token, WordP
from game.tui.app import ForwardPass
from game.tui.completion import Known, suggest
from game.tui.widgets.token_strip import TokenStrip
from game.tui.widgets.tower import Picture, Tower
from tests.tui.conftest import awaits, shown, text_of, until

TOKENS = tuple(Token(i, f" t{i}") for i in range(4))


def reading(layers: int, heads: int) -> Reading:
    word = WordP(id=1, word=" two", p=0.5, rank=1, logit=1.0)
    return Reading(
        top=(word,),
        entropy=1.0,
        lens=tuple(LensRow(layer, (word,), 0.5) for layer in range(layers)),
        cells=tuple(
            tuple(HeadCell(layer, head, head % 4, 0.6, 1.0, 0.1) for head in range(heads))
            for layer in range(layers)
        ),
    )


class OneTower(App[int]):
    CSS = "Tower { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield Tower()


async def test_the_tower_of_gpt2_xl_scrolls_to_its_cursor() -> None:
    app = OneTower()
    async with app.run_test(size=(44, 18)) as pilot:
        tower = app.query_one(Tower)
        whole = reading(48, 25)
        tower.picture = Picture(whole, whole, TOKENS)
        tower.focus()
        await until(pilot, lambda: "L0 " in shown(pilot))
        tower.cursor = (47, 24)
        await until(pilot, lambda: shown(pilot).startswith("L47"))
        top = shown(pilot).split("\n")[0]
        assert top.startswith("L47")
        assert "]" in top
        assert "two" in top
        tower.cursor = (0, 0)
        await until(pilot, lambda: "\nL0 " in shown(pilot))
        bottom = next(line for line in shown(pilot).split("\n") if line.startswith("L0 "))
        assert "[" in bottom


async def test_marks_say_what_colours_say() -> None:
    app = OneTower()
    async with app.run_test(size=(60, 12)) as pilot:
        tower = app.query_one(Tower)
        whole = reading(4, 4)
        nudges = (Scale(1, 0, 0.0), Scale(1, 1, 2.0), Think(0, " no", 1.0))
        tower.picture = Picture(whole, whole, TOKENS, token=3, nudges=nudges)
        await until(pilot, lambda: "L0◆" in shown(pilot))
        lines = shown(pilot).split("\n")
        floor = {line[:2]: line for line in lines if line.startswith("L")}
        assert "×" in floor["L1"]
        assert "●" in floor["L1"]
        assert "○" in floor["L2"]
        assert floor["L0"].startswith("L0◆")
        assert any("the decoder, out of reach" in line for line in lines)


async def test_habits_are_letters_in_the_cells() -> None:
    app = OneTower()
    async with app.run_test(size=(60, 12)) as pilot:
        whole = reading(4, 4)
        names = ["previous", "", "induction", "start"] * 4
        habits = tuple(
            HeadHabit(i // 4, i % 4, name, 0.9 if name else 0.1, ()) for i, name in enumerate(names)
        )
        app.query_one(Tower).picture = Picture(whole, whole, TOKENS, measure="habit", habits=habits)
        await until(pilot, lambda: "L1" in shown(pilot))
        lines = shown(pilot).split("\n")
        cells = next(line for line in lines if line.startswith("L1"))[2:30]
        assert [letter for letter in cells if letter in "psico"] == ["p", "i", "o"]


async def test_the_measure_key_asks_the_mind_for_habits(game: Callable[..., ForwardPass]) -> None:
    async with game().run_test(size=(120, 40)) as pilot:
        screen = await awaits(pilot)
        await pilot.press("m", "m")
        tower = screen.query_one(Tower)
        await until(pilot, lambda: tower.picture is not None and tower.picture.habits)
        assert tower.picture is not None
        assert tower.picture.measure == "habit"
        await pilot.press("m")
        await until(pilot, lambda: tower.picture is not None and tower.picture.measure == "share")


async def test_a_clicked_token_tells_its_position_and_who_looks(
    game: Callable[..., ForwardPass],
) -> None:
    async with game().run_test(size=(80, 24)) as pilot:
        screen = await awaits(pilot)
        await until(pilot, lambda: "giraffe" in shown(pilot).split("\n")[1])
        at = shown(pilot).split("\n")[1].index("giraffe") - 1
        await pilot.click("#tokens", offset=(at + 2, 0))
        await until(pilot, lambda: screen.query_one(TokenStrip).selected == 8)
        await until(pilot, lambda: '@8 " giraffe"' in text_of(pilot, "#caption"))
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: '@9 " have"' in text_of(pilot, "#caption"))


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("", None),
        ("le", "let go"),
        ("L3", "L3.H5 "),
        ("L3.H1 s", "L3.H1 scale 0"),
        ("l3.h1 a", 'l3.h1 attend "t3" 0.8'),
        ('L3.H1 attend "t1', 'L3.H1 attend "t1" 0.8'),
        ("L3.H1 attend @2", "L3.H1 attend @2 0.8"),
        ("L3.H1 q t", 'L3.H1 q toward "t3" 1.5'),
        ("L3.H1 k @1", "L3.H1 k @1 toward query 1"),
        ("L3.H1 v @1 say", 'L3.H1 v @1 say " no" 2'),
        ("L4 th", 'L4 think " no" 1'),
        ("bet", 'bet " no"'),
        ("begin f", "begin foot"),
        ("nonsense", None),
    ],
)
def test_completion_offers_what_can_be_meant(typed: str, whole: str | None) -> None:
    known = Known(TOKENS, cursor=(3, 5), words=(" no",), scenes=("foot",))
    assert suggest(typed, known) == whole
