"""Story packs: what they may say, how they are read, and what is wrong with them.

No torch and no textual here; a pack holds data, never code.
"""
