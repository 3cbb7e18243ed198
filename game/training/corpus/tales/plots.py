"""All plots together, by name."""

from __future__ import annotations

from game.training.corpus.tales import plots_more, plots_road, plots_things, plots_town, sheet

PLOTS: dict[str, sheet.Entry] = (
    sheet.read(plots_more.PLOTS)
    | sheet.read(plots_things.PLOTS)
    | sheet.read(plots_road.PLOTS)
    | sheet.read(plots_town.PLOTS)
)
