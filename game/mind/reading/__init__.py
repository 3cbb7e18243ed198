"""What is read off a run: outcome, attribution, lens, habits, path, sweep."""
