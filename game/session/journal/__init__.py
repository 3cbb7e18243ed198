"""Journals: written as played, read with suspicion, verified."""
