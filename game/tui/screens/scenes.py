"""The scenes of the story, to begin at any."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from game.session.blocks.event_blocks import par
from game.session.blocks.help import Page
from game.story.diagnostics import StoryError
from game.story.model import Pack, Scene
from game.text.plural import counted
from game.text.safety import neutralise
from game.tui import formatting as fmt
from game.tui.game_app import GameScreen
from game.tui.textual_bindings import bindings


class Scenes(GameScreen[str | None]):
    """Dismissed with the id of a scene, or None."""

    CSS_PATH = "../styles/pages.tcss"
    help_page: ClassVar[Page] = "scenes"
    BINDINGS: ClassVar[list[BindingType]] = bindings("scenes")

    def compose(self) -> ComposeResult:
        yield Static("", id="heading")
        yield OptionList(id="list")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._fill()

    @work(group="pack", exclusive=True)
    async def _fill(self) -> None:
        heading = self.query_one("#heading", Static)
        try:
            pack = await self.game.client.pack()
        except StoryError as error:
            heading.update(Content.styled(neutralise(str(error)), "$error"))
            return
        heading.update(_heading(pack))
        scenes = self.query_one("#list", OptionList)
        scenes.add_options(
            Option(_scene(number, scene), id=scene.id)
            for number, scene in enumerate(in_story_order(pack), start=1)
        )
        scenes.highlighted = 0
        scenes.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


def in_story_order(pack: Pack) -> list[Scene]:
    """The scenes as the story reaches them from its entry; what it never reaches comes last."""
    order: list[str] = []
    waiting = [pack.manifest.entry]
    while waiting:
        name = waiting.pop(0)
        if name in order or name not in pack.scenes:
            continue
        order.append(name)
        scene = pack.scenes[name]
        outcomes = sorted(scene.outcomes, key=lambda outcome: outcome.id == "lost")
        waiting += [choice.goto for choice in scene.choices]
        waiting += [outcome.goto for outcome in outcomes if outcome.goto is not None]
    rest = [name for name in pack.scenes if name not in order]
    return [pack.scenes[name] for name in (*order, *rest)]


def _heading(pack: Pack) -> Content:
    told = pack.manifest
    credit = "\n".join(map(neutralise, told.credit_lines))
    return Content.assemble(
        (neutralise(told.title), "bold $accent"),
        (f"  {neutralise(told.version)}, {credit}", "$text-muted"),
    )


def _scene(number: int, scene: Scene) -> Content:
    if scene.prompt is None:
        told = "prose"
    else:
        kinds = f", {' '.join(scene.kinds)}" if scene.budget else ""
        nudges = counted(scene.budget, "nudge", "no") + kinds
        told = f"{counted(scene.lives, 'life')}, {nudges}"
        told += f"; par {par(scene.par.nudges, scene.par.lives)}" if scene.par else ""
    prompt = fmt.short(scene.prompt or "", 60)
    return Content.assemble(
        (f"{number:>2}  ", "$text-muted"),
        (neutralise(scene.title), "bold"),
        (f"  {scene.id}", "$text-muted"),
        (f"\n    {told}", "$text-muted"),
        (f"\n    {prompt}" if prompt else "", "italic $secondary"),
    )
