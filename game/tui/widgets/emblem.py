"""The title's art: two profiles back to back, and the layers of one mind stacked in them."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

# A face in profile: how far it reaches out from the axis, from the crown (0) to the chest (1).
PROFILE: tuple[tuple[float, float], ...] = (
    (0.000, 0.12), (0.015, 0.34), (0.045, 0.52), (0.090, 0.66), (0.150, 0.755), (0.220, 0.805),
    (0.290, 0.820), (0.330, 0.835), (0.355, 0.840), (0.380, 0.810), (0.400, 0.795), (0.430, 0.830),
    (0.470, 0.890), (0.505, 0.945), (0.525, 0.960), (0.545, 0.930), (0.555, 0.850), (0.580, 0.835),
    (0.600, 0.860), (0.618, 0.870), (0.632, 0.835), (0.645, 0.835), (0.660, 0.860), (0.678, 0.850),
    (0.695, 0.800), (0.715, 0.800), (0.745, 0.835), (0.775, 0.820), (0.800, 0.760), (0.815, 0.640),
    (0.828, 0.520), (0.845, 0.440), (0.880, 0.410), (0.915, 0.425), (0.945, 0.500), (0.970, 0.640),
    (0.990, 0.860), (1.000, 1.000),
)  # fmt: skip
QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
DECODER_FROM = 0.30  # the decoder begins above the brow
LAYERS = 12
STEP = 1 / 8


@lru_cache(maxsize=4096)
def reach(y: float) -> float:
    """How far the face reaches at height `y` in [0, 1]."""
    for (y0, x0), (y1, x1) in pairwise(PROFILE):
        if y <= y1:
            return x0 + (x1 - x0) * ((y - y0) / (y1 - y0))
    return PROFILE[-1][1]


class Emblem(Widget):
    """Still when motion is off; a pulse climbs the layers while the mind wakes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"emblem--left", "emblem--right", "emblem--core"}
    waking: reactive[bool] = reactive(True)
    phase: reactive[float] = reactive(0.35, repaint=False)
    _timer: Timer | None = None

    def on_mount(self) -> None:
        if getattr(self.app, "motion", True):
            self._timer = self.set_interval(STEP, self._tick)

    def _tick(self) -> None:
        if self.screen is self.app.screen:
            self.phase = (self.phase + (0.035 if self.waking else 0.012)) % 1.4

    def watch_phase(self, before: float, after: float) -> None:
        """Only the rows that the pulse leaves or reaches are drawn again."""
        width, height = self.size
        low, high = sorted((1.05 - before, 1.05 - after))
        top, bottom = int((low - 0.2) * height), int((high + 0.2) * height) + 1
        self.refresh(Region(0, max(0, top), width, max(1, bottom - max(0, top))))

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        segments = [self._sign(x, y, width, height) for x in range(width)]
        return Strip(segments, width).simplify()

    def _sign(self, x: int, y: int, width: int, height: int) -> Segment:
        bits = 0
        for n, (dx, dy) in enumerate(((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))):
            if self._inside((x + dx) / width * 2 - 1, (y + dy) / height):
                bits |= 1 << n
        if not bits:
            return Segment(" ", self.rich_style)
        return Segment(*self._ink(QUADRANTS[bits], x, y, width, height))

    @staticmethod
    def _inside(u: float, v: float) -> bool:
        return abs(u) <= reach(v)

    def _ink(self, sign: str, x: int, y: int, width: int, height: int) -> tuple[str, Style]:
        u, v = (x + 0.5) / width * 2 - 1, (y + 0.5) / height
        back = self.background_colors[1]
        left = self.get_component_styles("emblem--left").color
        right = self.get_component_styles("emblem--right").color
        core = self.get_component_styles("emblem--core").color
        side = left if u < 0 else right
        edge = abs(u) / max(0.05, reach(v))
        climb = 1.05 - self.phase
        pulse = math.exp(-((v - climb) ** 2) / 0.006) * math.exp(-(u**2) / 0.25)
        light = 0.10 + 0.75 * max(0.0, edge - 0.35) ** 1.6
        colour = back.blend(side, min(1.0, light))
        if sign == "█" and edge < 0.72 and v < 0.80:
            return self._window(u, v, y, side, core, pulse, edge)
        return sign, Style(
            color=colour.blend(core, 0.5 * pulse).rich_color, bgcolor=back.rich_color
        )

    def _window(
        self, u: float, v: float, y: int, side: object, core: object, pulse: float, edge: float
    ) -> tuple[str, Style]:
        """The inside of the head: layers of lit and unlit heads."""
        from textual.color import Color

        assert isinstance(side, Color)
        assert isinstance(core, Color)
        back = self.background_colors[1]
        column = int((u + 1) * 24)
        seed = math.sin(column * 12.9898 + y * 78.233) * 43758.5453
        lit = (seed - math.floor(seed)) ** 3
        fade = max(0.0, 1 - (edge / 0.72) ** 4)
        glow = min(1.0, (0.12 + 0.5 * lit) * fade + 0.55 * pulse)
        sign = "▪" if v > DECODER_FROM else "─"
        dark = back.blend(side, 0.10 + 0.25 * (1 - fade))
        return sign, Style(color=dark.blend(core.blend(side, 0.5), glow).rich_color,
                           bgcolor=dark.rich_color)  # fmt: skip
