"""A journal as something to carry out of the game."""
