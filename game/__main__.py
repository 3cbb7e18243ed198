"""`python -m game` is `forward-pass`."""

from game.cli import main

main(prog_name="forward-pass")
