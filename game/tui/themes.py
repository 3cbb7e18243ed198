"""The game's own themes: `primary` draws the waking layers, `secondary` the decoder."""

from __future__ import annotations

from textual.theme import Theme

#: dark, and the one the game begins with
NIGHT = Theme(
    name="night",
    primary="#f2a65a",
    secondary="#7aa7d9",
    accent="#ffd08a",
    foreground="#e4ddd0",
    background="#0c0e13",
    surface="#12151c",
    panel="#1a1e28",
    success="#a3c585",
    warning="#e8c268",
    error="#e8736c",
    dark=True,
    variables={
        "text-muted": "#8f8b84",
        "block-cursor-background": "#3a2f22",
        "block-cursor-foreground": "#ffd08a",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#1f222b",
        "block-cursor-blurred-foreground": "#e4ddd0",
        "input-cursor-background": "#f2a65a",
        "input-selection-background": "#f2a65a 30%",
        "footer-background": "#12151c",
        "footer-key-foreground": "#f2a65a",
        "footer-description-foreground": "#8d8a84",
        "border": "#2b3140",
        "border-blurred": "#232834",
        "scrollbar": "#2b3140",
        "scrollbar-background": "#12151c",
        "scrollbar-hover": "#4a5166",
        "scrollbar-active": "#f2a65a",
    },
)

#: light
PAPER = Theme(
    name="paper",
    primary="#a8500c",
    secondary="#2a5d96",
    accent="#8a3b00",
    foreground="#2a2520",
    background="#f7f2e7",
    surface="#f1eada",
    panel="#e7dec9",
    success="#3f6b24",
    warning="#8a6100",
    error="#a8261f",
    dark=False,
    variables={
        "text-muted": "#6d6455",
        "block-cursor-background": "#dcc9a3",
        "block-cursor-foreground": "#5c2700",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e7dec9",
        "block-cursor-blurred-foreground": "#2a2520",
        "footer-background": "#e7dec9",
        "footer-key-foreground": "#a8500c",
        "footer-description-foreground": "#6d6455",
        "border": "#cdbf9f",
        "border-blurred": "#d8ccb1",
        "scrollbar": "#cdbf9f",
        "scrollbar-background": "#efe7d5",
        "scrollbar-hover": "#b3a27c",
        "scrollbar-active": "#a8500c",
    },
)

#: of the strongest contrast
STARK = Theme(
    name="stark",
    primary="#ffd000",
    secondary="#7fd4ff",
    accent="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#222222",
    success="#7dff7d",
    warning="#ffd000",
    error="#ff6b6b",
    dark=True,
    variables={"border": "#aaaaaa", "border-blurred": "#777777", "text-muted": "#dddddd"},
)

#: in the order in which the key for another theme goes through them
THEMES = (NIGHT, PAPER, STARK)
