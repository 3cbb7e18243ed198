"""Nudges: what they are, how they are written, where they can be meant."""
