"""What the player has: packs, journals, and the one road into a game."""
