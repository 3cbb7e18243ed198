"""All plots together, by name."""

from __future__ import annotations

from game.training.corpus.tales import plots_more, plots_road, plots_things, plots_town, templates

#: name -> plot
PLOTS: dict[str, templates.Entry] = (
    templates.read(plots_more.PLOTS)
    | templates.read(plots_things.PLOTS)
    | templates.read(plots_road.PLOTS)
    | templates.read(plots_town.PLOTS)
)
