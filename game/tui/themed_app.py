"""The look of the game as an application: its themes, its style sheet, its sizes."""

from __future__ import annotations

import os

from textual.app import App

from game.tui.themes import NIGHT, THEMES

#: the environment variable that stops all animation
NO_MOTION = "FORWARD_PASS_NO_MOTION"


class ThemedApp(App[int]):
    """Screens of the game look alike in every application derived from this.

    A screen has the class `-wide` from 130 columns on, else `-narrow`, and `-tall` from 36 rows
    on, else `-low`.
    """

    TITLE = "Forward Pass"
    CSS_PATH = ["styles/base.tcss"]  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (130, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (36, "-tall"),
    ]

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        # Nothing is drawn yet: to watch the theme change would be to parse every style twice.
        self.set_reactive(ThemedApp.theme, NIGHT.name)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def motion(self) -> bool:
        """Whether things may move on screen."""
        return self.animation_level != "none" and not os.environ.get(NO_MOTION)
