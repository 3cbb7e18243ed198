"""Widgets: each shows one thing and tells in messages what the player wants of it."""
