"""The table of what a player can do, held against the rules and the views that know the words."""

from __future__ import annotations

import pytest

from game.mind.nudges.kinds import KIND_NAMES
from game.mind.nudges.notation import parse
from game.session.actions_and_keys import ACTIONS, of_scope, typed
from game.session.blocks import help as manual
from game.session.blocks.look_lines import VIEWS
from game.session.looks import LOOKS
from game.session.rules.commands import FORMS, Command, parse_command


def test_every_action_has_an_id_of_its_own_in_its_scope() -> None:
    for id, action in ACTIONS.items():
        assert action.id == id == f"{action.scope}.{action.own_name}"
        assert action.name
        assert action.keys or action.typed
        assert bool(action.help) >= bool(action.typed)
        assert action in of_scope(action.scope)


def test_every_command_is_in_the_table_as_it_is_typed() -> None:
    forms = [each.typed for each in typed("command")]
    obeyed, known = ([type(_parsed(form)) for form in some] for some in (forms, FORMS.values()))
    assert len(set(obeyed)) == len(obeyed)
    assert set(obeyed) == set(known)


def _parsed(form: str) -> Command:
    return parse_command(form.removesuffix(" [scene]"))


def test_every_look_is_in_the_table() -> None:
    looks = [form.split()[0] for form, _ in manual.LOOK_ROWS]
    others = [form.split()[0] for form, _ in manual.OTHER_ROWS]
    assert looks == [*VIEWS, "why"]
    assert {*LOOKS, "quit"} == {*looks, *others}


@pytest.mark.parametrize("phase", ["new", "prose", "life", "ended", "finished"])
def test_what_needs_a_life_is_enabled_while_one_awaits(phase: str) -> None:
    needs = {"nudge", "let-go", "hint", "pass", "silence", "bet", "remove", "clear"}
    for action in ACTIONS.values():
        needed = action.scope == "play" and action.own_name in needs
        assert action.enabled(phase) == (not needed or phase == "life"), action.id


def test_the_help_explains_every_kind_of_nudge_by_an_example() -> None:
    assert sorted(parse(form).kind for form, _ in manual.NUDGES) == sorted(KIND_NAMES)
    assert (
        'L5.H3 attend "foot" 0.8: move 80% of its attention to that token (0 to 1)'
        in (manual.TOPICS["nudges"])
    )
