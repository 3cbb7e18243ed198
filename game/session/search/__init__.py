"""Searches that play: hints and solutions. Handed to the rules, never imported by them."""
