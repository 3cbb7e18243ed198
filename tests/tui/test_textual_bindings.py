"""Every key of ours comes from the table of actions, and every action there does something."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.widgets._footer import FooterKey

import game.tui
from game.session.actions_and_keys import ACTIONS, Action, of_scope
from game.tui.app import ForwardPass
from game.tui.screens.help import Help
from game.tui.screens.play import Play
from game.tui.textual_bindings import bindings, call, find
from tests.tui.conftest import awaits, until


def binding_classes() -> Iterator[type]:
    """Every class of the tui that binds keys."""
    for module in pkgutil.walk_packages(game.tui.__path__, "game.tui."):
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if kind.__module__ == module.name and "BINDINGS" in vars(kind):
                yield kind


def bound(kind: type) -> list[Binding]:
    return [each for each in vars(kind)["BINDINGS"] if isinstance(each, Binding)]


CLASSES = tuple(binding_classes())
#: the class that binds the actions of each scope
SCOPES = {
    ACTIONS[each.id or ""].scope: kind
    for kind in CLASSES
    for each in bound(kind)
    if ACTIONS[each.id or ""].scope != "app" or kind is ForwardPass
}


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_binding_comes_from_the_table(kind: type) -> None:
    scopes = [scope for scope, owner in SCOPES.items() if owner is kind]
    assert len(scopes) == 1
    also = [each.id for each in bound(kind) if each.id not in {a.id for a in of_scope(scopes[0])}]
    assert vars(kind)["BINDINGS"] == bindings(scopes[0], *(id for id in also if id is not None))
    keys = Counter(each.key for each in Binding.make_bindings(bound(kind)))
    assert keys.most_common(1)[0][1] == 1


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.id)
def test_every_action_with_a_key_is_bound_in_its_scope_and_does_something(action: Action) -> None:
    if not action.keys:
        assert action.typed
        return
    assert action.id in [each.id for each in bound(SCOPES[action.scope])]
    room, name, arguments = parse(call(action))
    owner = {"app": ForwardPass, "screen": Play}.get(room, SCOPES[action.scope])
    method = getattr(owner, f"action_{name}")
    inspect.signature(method).bind(owner, *arguments)
    if not room:
        assert find(action.scope, name, arguments) is action


async def test_a_keymap_moves_one_action_to_another_key(game: Callable[..., ForwardPass]) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_keymap({"play.undo": "z", "tower.think": "f9", "app.quit": "f10"})
        screen = await awaits(pilot)
        await pilot.press("x")
        await awaits(pilot, nudges=1)
        shown = {key.description: key.key for key in screen.query(FooterKey)}
        assert shown["Undo"] == "z"
        await pilot.press("u")
        await pilot.pause()
        assert screen.moment.nudges
        await pilot.press("z")
        await awaits(pilot, nudges=0)
        await pilot.press("f1")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("f10")
        await until(pilot, lambda: not app.is_running)


async def test_the_palette_has_the_actions_of_the_app_too(
    game: Callable[..., ForwardPass],
) -> None:
    app = game()
    async with app.run_test(size=(80, 24)) as pilot:
        await awaits(pilot)
        commands = {each.title: each.callback for each in app.get_system_commands(app.screen)}
        app.run_worker(commands["Help"](), exit_on_error=False)
        await until(pilot, lambda: isinstance(app.screen, Help))


async def test_the_footer_dims_what_needs_a_life(game: Callable[..., ForwardPass]) -> None:
    app = game(scene="hall")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Play) and app.screen.shown)

        def dimmed() -> set[str]:
            return {key.description for key in app.screen.query(FooterKey) if key._disabled}

        await until(pilot, lambda: dimmed() == {"Let go", "Hint", "Pass"})
        await pilot.press("1")
        await awaits(pilot)
        await until(pilot, lambda: not dimmed())
