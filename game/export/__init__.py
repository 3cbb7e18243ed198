"""A journal as something to carry out of the game.

`moments` is the stream that every exporter reads, `exporters` the table of them.
"""
