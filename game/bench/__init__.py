"""`python -m game.bench`: how fast the pass is, as ratios measured in one run."""
