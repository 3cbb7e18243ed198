"""How the embedded mind was made: its corpus, its tokenizer, its training, its measurements.

`python -m game.training --out FOLDER` makes a mind; `python -m game.training.probe FOLDER`
measures one and writes the table into its card. Nothing else in the game imports this package.
"""
