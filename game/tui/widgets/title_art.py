"""The title's art: two profiles back to back, and the layers of one mind stacked in them."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

#: a face in profile: (height from the crown, 0, to the chest, 1; reach from the axis)
PROFILE: tuple[tuple[float, float], ...] = (
    (0.000, 0.12), (0.015, 0.34), (0.045, 0.52), (0.090, 0.66), (0.150, 0.755), (0.220, 0.805),
    (0.290, 0.820), (0.330, 0.835), (0.355, 0.840), (0.380, 0.810), (0.400, 0.795), (0.430, 0.830),
    (0.470, 0.890), (0.505, 0.945), (0.525, 0.960), (0.545, 0.930), (0.555, 0.850), (0.580, 0.835),
    (0.600, 0.860), (0.618, 0.870), (0.632, 0.835), (0.645, 0.835), (0.660, 0.860), (0.678, 0.850),
    (0.695, 0.800), (0.715, 0.800), (0.745, 0.835), (0.775, 0.820), (0.800, 0.760), (0.815, 0.640),
    (0.828, 0.520), (0.845, 0.440), (0.880, 0.410), (0.915, 0.425), (0.945, 0.500), (0.970, 0.640),
    (0.990, 0.860), (1.000, 1.000),
)  # fmt: skip
#: the block whose quarters are filled, by their bits: upper left, upper right, lower left, lower
#: right
QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
#: the height above which the layers are the decoder's: the brow
DECODER_FROM = 0.30
#: seconds between two frames
STEP = 1 / 8
#: the phase at which the pulse comes to rest
AT_REST = 0.35
#: a pulse weaker than this is not drawn
FAINT = 0.01
#: steps of light; few, so that cells share their styles
SHADES = 24


@lru_cache(maxsize=4096)
def reach(y: float) -> float:
    """How far the face reaches at height `y` in [0, 1]."""
    for (y0, x0), (y1, x1) in pairwise(PROFILE):
        if y <= y1:
            return x0 + (x1 - x0) * ((y - y0) / (y1 - y0))
    return PROFILE[-1][1]


class Cell(NamedTuple):
    """One cell at rest: `colour` moves to `lit` by `glow + gain * pulse`, on `back`."""

    text: str
    colour: Color
    lit: Color
    back: Color
    glow: float
    gain: float

    def segment(self, pulse: float) -> Segment:
        light = round(min(1.0, self.glow + self.gain * pulse) * SHADES)
        return Segment(self.text, style(self.colour, self.lit, self.back, light))


@lru_cache(maxsize=4096)
def shade(colour: Color, lit: Color, light: int) -> Color:
    """`colour` on its way to `lit`, `light` steps of SHADES far."""
    return colour.blend(lit, light / SHADES)


@lru_cache(maxsize=4096)
def style(colour: Color, lit: Color, back: Color, light: int) -> Style:
    """How a cell is drawn."""
    return Style(color=shade(colour, lit, light).rich_color, bgcolor=back.rich_color)


class Palette(NamedTuple):
    """The colours of the two profiles, of what is lit between them, and of what is behind."""

    left: Color
    right: Color
    core: Color
    back: Color


class Drawing:
    """The art at one size in one palette. Drawn once; a frame relights only a few rows."""

    def __init__(self, size: Size, palette: Palette) -> None:
        self.size, self.palette = size, palette
        self._rows = [[self._cell(x, y) for x in range(size.width)] for y in range(size.height)]
        self._still: dict[int, Strip] = {}

    def row(self, y: int, climb: float) -> Strip:
        """Row `y` while the pulse stands at height `climb` in [0, 1]."""
        height = (y + 0.5) / self.size.height
        pulse = math.exp(-((height - climb) ** 2) / 0.006)
        if pulse > FAINT:
            return self._strip(self._rows[y], pulse)
        if y not in self._still:
            self._still[y] = self._strip(self._rows[y], 0.0)
        return self._still[y]

    def _strip(self, row: list[Cell], pulse: float) -> Strip:
        return Strip([cell.segment(pulse) for cell in row], self.size.width).simplify()

    def _cell(self, x: int, y: int) -> Cell:
        width, height = self.size
        bits = 0
        for n, (dx, dy) in enumerate(((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))):
            if abs((x + dx) / width * 2 - 1) <= reach((y + dy) / height):
                bits |= 1 << n
        return self._shaded(QUADRANTS[bits], (x + 0.5) / width * 2 - 1, (y + 0.5) / height, y)

    def _shaded(self, text: str, u: float, v: float, y: int) -> Cell:
        left, right, core, back = self.palette
        side = left if u < 0 else right
        edge = abs(u) / max(0.05, reach(v))
        near = math.exp(-(u**2) / 0.25)
        if text == "█" and edge < 0.72 and v < 0.80:
            return self._inside(u, v, y, edge, near)
        light = 0.10 + 0.75 * max(0.0, edge - 0.35) ** 1.6
        colour = shade(back, side, round(min(1.0, light) * SHADES))
        return Cell(text, colour, core, back, 0.0, 0.5 * near)

    def _inside(self, u: float, v: float, y: int, edge: float, near: float) -> Cell:
        """The inside of the head: layers of lit and unlit heads."""
        left, right, core, back = self.palette
        side = left if u < 0 else right
        seed = math.sin(int((u + 1) * 24) * 12.9898 + y * 78.233) * 43758.5453
        lit = (seed - math.floor(seed)) ** 3
        fade = max(0.0, 1 - (edge / 0.72) ** 4)
        dark = shade(back, side, round((0.10 + 0.25 * (1 - fade)) * SHADES))
        text = "▪" if v > DECODER_FROM else "─"
        return Cell(
            text, dark, shade(core, side, SHADES // 2), dark, (0.12 + 0.5 * lit) * fade, 0.55 * near
        )


class TitleArt(Widget):
    """The art; a pulse climbs the layers while `mind_loads`, and then comes to rest."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "title-art--left",
        "title-art--right",
        "title-art--core",
    }
    mind_loads: reactive[bool] = reactive(True)
    phase: reactive[float] = reactive(AT_REST)
    _timer: Timer | None = None
    _drawing: Drawing | None = None

    def on_mount(self) -> None:
        if getattr(self.app, "motion", True):
            self._timer = self.set_interval(STEP, self._tick)

    def _tick(self) -> None:
        if self.screen is not self.app.screen:
            return
        self.phase = (self.phase + 0.035) % 1.4
        if not self.mind_loads and abs(self.phase - AT_REST) < 0.02 and self._timer is not None:
            self._timer.pause()

    def watch_mind_loads(self, loads: bool) -> None:
        if loads and self._timer is not None:
            self._timer.resume()

    def render_line(self, y: int) -> Strip:
        styles = self.get_component_styles
        palette = Palette(
            left=styles("title-art--left").color,
            right=styles("title-art--right").color,
            core=styles("title-art--core").color,
            back=self.background_colors[1],
        )
        if self._drawing is None or (self._drawing.size, self._drawing.palette) != (
            self.size,
            palette,
        ):
            self._drawing = Drawing(self.size, palette)
        return self._drawing.row(y, 1.05 - self.phase)
