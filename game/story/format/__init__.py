"""A pack's files, from bytes to compiled values."""
