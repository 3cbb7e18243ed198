"""The linter: all that is wrong with a pack, by file and line."""
