"""The tower: every layer a floor, every head a cell, the decoder above and out of reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.color import Color
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from game.mind.api import waking_layers
from game.mind.nudges.kinds import Nudge, Scale, Think
from game.mind.results import HeadCell, HeadHabit, Reading, Token
from game.tui import formatting as fmt
from game.tui.messages import HeadHighlighted, HeadOpened, ThinkRequested
from game.tui.textual_bindings import bindings
from game.tui.widgets.tower_layout import TowerLayout, lay_out

#: what the brightness of a cell stands for
Measure = Literal["share", "write", "habit"]
#: each measure, as the notice says it
MEASURES: dict[Measure, str] = {
    "share": "where each head looks",
    "write": "how much each head writes",
    "habit": "habits: p previous, s same word, i induction, c copies, o rests on the start",
}
#: the measure that the key for brightness goes on to
NEXT_MEASURE: dict[Measure, Measure] = {"share": "write", "write": "habit", "habit": "share"}
_LETTERS = {"previous": "p", "same": "s", "induction": "i", "copies": "c", "start": "o"}
#: the signs that fill a cell, from dark to bright
WAKING_SHADES = " ·░▒▓█"
#: the same in the decoder's layers
DECODER_SHADES = " ┄╌─━═"
#: the marks in a cell
NUDGED, SILENCED, LOOKS_HERE, MOVED = "●", "×", "○", "≠"


@dataclass(frozen=True, slots=True)
class Picture:
    """What the tower shows. `revealed` decoder floors are filled in; None is all of them."""

    baseline: Reading
    nudged: Reading
    tokens: tuple[Token, ...]
    token: int | None = None
    measure: Measure = "share"
    revealed: int | None = None
    allowed: tuple[int, int] = (0, 10_000)
    nudges: tuple[Nudge, ...] = field(default=())
    habits: tuple[HeadHabit, ...] = ()

    @property
    def n_waking(self) -> int:
        """How many floors are waking layers."""
        return waking_layers(len(self.nudged.cells))

    def habit(self, cell: HeadCell) -> HeadHabit | None:
        """The head's habit, where habits are shown and known."""
        place = cell.layer * len(self.nudged.cells[0]) + cell.head
        return self.habits[place] if self.measure == "habit" and self.habits else None

    def level(self, cell: HeadCell) -> float:
        """How bright a cell is, in [0, 1]: its look, its habit's score, or its writing beside its
        layer's loudest."""
        if self.measure == "habit":
            habit = self.habit(cell)
            return habit.score if habit is not None and habit.label else 0.0
        if self.measure == "share":
            return min(1.0, max(0.0, cell.share))
        loudest = max(head.write_norm for head in self.nudged.cells[cell.layer])
        return cell.write_norm / loudest if loudest > 0 else 0.0

    def mark(self, cell: HeadCell) -> str:
        """The sign in a cell, or ""."""
        mine = [n for n in self.nudges if not isinstance(n, Think)]
        mine = [n for n in mine if (n.layer, n.head) == (cell.layer, cell.head)]
        if any(isinstance(n, Scale) and n.amount == 0 for n in mine):
            return SILENCED
        if mine:
            return NUDGED
        if (habit := self.habit(cell)) is not None:
            return _LETTERS.get(habit.label, "")
        if self.token is not None and cell.looks_at == self.token:
            return LOOKS_HERE
        before = self.baseline.cells[cell.layer][cell.head]
        return MOVED if before.looks_at != cell.looks_at else ""

    def thinks(self, layer: int) -> bool:
        return any(isinstance(n, Think) and n.layer == layer for n in self.nudges)

    def hidden(self, layer: int) -> bool:
        """Whether a decoder floor is still dark while its layers fill in."""
        return self.revealed is not None and layer >= self.n_waking + self.revealed


class Tower(ScrollView, can_focus=True):
    """The tower as one widget: refreshing 144 child widgets is eight times slower."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tower--waking", "tower--decoder", "tower--dark", "tower--label", "tower--muted",
        "tower--mark", "tower--cursor", "tower--word", "tower--border",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = bindings("tower")
    picture: reactive[Picture | None] = reactive(None)
    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    hover: reactive[tuple[int, int] | None] = reactive(None)

    _plan: TowerLayout | None = None

    # -- what it shows --------------------------------------------------------

    def watch_picture(self, before: Picture | None, after: Picture | None) -> None:
        if before is None or after is None or _shape(before) != _shape(after):
            self._measure()
        self.refresh()

    def watch_cursor(self, _before: tuple[int, int], cursor: tuple[int, int]) -> None:
        self.refresh()
        self._show_cursor()
        self.post_message(HeadHighlighted(*cursor))

    def on_resize(self) -> None:
        self._measure()

    def _measure(self) -> None:
        if self.picture is None or not self.size.width:
            return
        n_layer, n_head = _shape(self.picture)
        # Where its height follows its content, the floors stand close.
        height = 0 if self.styles.is_auto_height else self.size.height
        waking, room = self.picture.n_waking, self.size.width
        plan = lay_out(n_layer, n_head, waking, room, height)
        if 0 < self.size.height < len(plan.rows):
            room -= self.styles.scrollbar_size_vertical
            plan = lay_out(n_layer, n_head, waking, room, height)
        self._plan = plan
        size = Size(plan.width, len(plan.rows))
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh(layout=True)
        layer, head = self.cursor
        self.cursor = min(layer, n_layer - 1), min(head, n_head - 1)
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """Scroll so that the cursor's cell is in sight; label and lens always are."""
        plan = self._plan
        if plan is None:
            return
        layer, head = self.cursor
        left, top = plan.column_of(head) - 1, plan.row_of(layer)
        height = self.scrollable_content_region.height
        x = _into_view(self.scroll_offset.x, plan.view, left, left + plan.body + 2)
        y = _into_view(self.scroll_offset.y, height, top, top + 1)
        self.scroll_to(x=x, y=y, animate=False, force=True)

    # -- drawing --------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        layout, picture = self._plan, self.picture
        width, ground = self.size.width, self.rich_style
        if layout is None or picture is None:
            return Strip.blank(width, ground)
        y += self.scroll_offset.y
        if y >= len(layout.rows):
            return Strip.blank(width, ground)
        row = layout.rows[y]
        if row.kind == "gap":
            return Strip.blank(width, ground)
        if row.kind in ("border", "ground"):
            return self._rule(row.kind, width)
        return self._floor(layout, picture, row.layer, row.sub, width)

    def _rule(self, kind: str, width: int) -> Strip:
        style = self.get_component_rich_style("tower--border")
        told, sign = ("the decoder, out of reach", "┈") if kind == "border" else ("the prompt", "▔")
        line = f"{sign * 3} {'↑' if kind == 'border' else ''} {told} ".replace("  ", " ")
        return Strip([Segment((line + sign * width)[:width], style)], width)

    def _floor(
        self, layout: TowerLayout, picture: Picture, layer: int, sub: int, width: int
    ) -> Strip:
        above = layer >= picture.n_waking
        segments = [self._label(layout, picture, layer, sub)]
        cells: list[Segment] = []
        for cell in picture.nudged.cells[layer]:
            cells += self._cell(layout, picture, cell, sub, above)
        last = (layer, layout.n_head - 1) == self.cursor
        cells.append(self._gap("]" if last else " "))
        at = self.scroll_offset.x
        strip = Strip(cells).crop(at, at + layout.view)
        segments += list(strip)
        segments += self._lens(layout, picture, layer, sub)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _label(self, layout: TowerLayout, picture: Picture, layer: int, sub: int) -> Segment:
        above = layer >= picture.n_waking
        name = "muted" if above or not _within(layer, picture.allowed) else "label"
        label = f"L{layer}" if sub == 0 else ""
        if picture.thinks(layer) and sub == 0:
            label += "◆"
            name = "mark"
        style = self.get_component_rich_style(f"tower--{name}")
        return Segment(label.ljust(layout.label), style)

    def _gap(self, sign: str) -> Segment:
        name = "tower--cursor" if sign != " " else "tower--dark"
        return Segment(sign, self.get_component_rich_style(name))

    def _cell(
        self, layout: TowerLayout, picture: Picture, cell: HeadCell, sub: int, above: bool
    ) -> list[Segment]:
        here = (cell.layer, cell.head)
        before = (cell.layer, cell.head - 1)
        gap = "[" if here == self.cursor else "]" if before == self.cursor else " "
        if cell.head == 0 and gap == "]":
            gap = " "
        if picture.hidden(cell.layer):
            unknown = ("?" if sub == 0 else "").ljust(layout.body)
            return [
                self._gap(gap),
                Segment(unknown, self.get_component_rich_style("tower--muted")),
            ]
        level = picture.level(cell)
        shades = DECODER_SHADES if above else WAKING_SHADES
        sign = shades[min(len(shades) - 1, round(level * (len(shades) - 1)))]
        style = self._lit(level, above, here == self.hover)
        mark = picture.mark(cell) if sub == 0 else ""
        if not mark:
            return [self._gap(gap), Segment(sign * layout.body, style)]
        left = (layout.body - 1) // 2
        ink = style + self.get_component_rich_style("tower--mark", partial=True)
        return [
            self._gap(gap),
            Segment(sign * left, style),
            Segment(mark, ink),
            Segment(sign * (layout.body - 1 - left), style),
        ]

    def _lit(self, level: float, above: bool, hovered: bool) -> Style:
        bright = self.get_component_styles("tower--decoder" if above else "tower--waking").color
        dark = self.get_component_styles("tower--dark").background
        back = dark.blend(bright, 0.06 + (0.5 if above else 0.72) * level)
        ink = back.blend(bright, 0.35 + 0.3 * level)
        if hovered:
            back = back.blend(Color.parse("white"), 0.2)
        return Style(color=ink.rich_color, bgcolor=back.rich_color)

    def _lens(self, layout: TowerLayout, picture: Picture, layer: int, sub: int) -> list[Segment]:
        above = layer >= picture.n_waking
        row, before = picture.nudged.lens[layer], picture.baseline.lens[layer]
        plain = self.get_component_rich_style("tower--muted")
        if picture.hidden(layer) or not row.top:
            return [Segment("".ljust(layout.lens), plain)]
        if sub > 2 or (sub == 2 and len(row.top) < 2):
            return [Segment(" " * layout.lens, plain)]
        top = row.top[0] if sub == 0 else row.top[-1 if len(row.top) < 2 else 1]
        strong = self.get_component_rich_style("tower--decoder" if above else "tower--word")
        if sub == 1:
            filled = fmt.bar(row.top[0].p, layout.lens - 4, "━")
            return [Segment(f"   {filled}".ljust(layout.lens), plain)]
        if sub == 2:
            strong = plain
        changed = sub == 0 and bool(before.top) and before.top[0].id != top.id
        room = layout.lens - 8
        return [
            Segment(f" {MOVED if changed else ' '} ", self.get_component_rich_style("tower--mark")),
            Segment(fmt.short(top.word.removeprefix(" "), room).ljust(room), strong),
            Segment(fmt.percent(top.p).rjust(5), plain),
        ]

    # -- keys and mouse -------------------------------------------------------

    def action_move(self, up: int, right: int) -> None:
        if self._plan is None:
            return
        layer, head = self.cursor
        self.cursor = (
            min(self._plan.n_layer - 1, max(0, layer + up)),
            min(self._plan.n_head - 1, max(0, head + right)),
        )

    def action_edge(self, side: int) -> None:
        if self._plan is not None:
            self.cursor = (self.cursor[0], 0 if side < 0 else self._plan.n_head - 1)

    def action_open(self) -> None:
        if self.picture is not None:
            self.post_message(HeadOpened(*self.cursor))

    def action_think(self) -> None:
        if self.picture is not None:
            self.post_message(ThinkRequested(self.cursor[0]))

    def _point(self, event: events.MouseEvent) -> tuple[int, int | None] | None:
        """The floor, and the head if there is one, under the mouse."""
        layout, offset = self._plan, event.get_content_offset(self)
        if layout is None or offset is None:
            return None
        y = offset.y + self.scroll_offset.y
        if y >= len(layout.rows) or layout.rows[y].kind != "floor":
            return None
        x = offset.x - layout.label
        inside = 0 <= x < layout.view
        return layout.rows[y].layer, layout.head_at(x + self.scroll_offset.x) if inside else None

    def on_click(self, event: events.Click) -> None:
        point = self._point(event)
        if point is None:
            return
        layer, head = point
        if head is None:
            self.post_message(ThinkRequested(layer))
            return
        self.cursor = (layer, head)
        self.post_message(HeadOpened(layer, head))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        point = self._point(event)
        cell = None if point is None or point[1] is None else (point[0], point[1])
        if cell != self.hover:
            self.hover = cell
            self.post_message(HeadHighlighted(*(cell or self.cursor)))

    def on_leave(self) -> None:
        if self.hover is not None:
            self.hover = None
            self.post_message(HeadHighlighted(*self.cursor))


def _into_view(at: int, view: int, first: int, end: int) -> int:
    """Where to scroll from `at` so that `first` to `end` is inside `view`."""
    return min(first, max(at, end - view))


def _shape(picture: Picture) -> tuple[int, int]:
    return len(picture.nudged.cells), len(picture.nudged.cells[0])


def _within(layer: int, allowed: tuple[int, int]) -> bool:
    return allowed[0] <= layer <= allowed[1]
