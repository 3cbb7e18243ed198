"""The prompts that the probe asks; each begins, for the model, with ``<|endoftext|>``."""

from __future__ import annotations

FOOT = """Q: What is human life expectancy in the United States?
A: Human life expectancy in the United States is 78 years.

Q: Who was president of the United States in 1955?
A: Dwight D. Eisenhower was president of the United States in 1955.

Q: What party did he belong to?
A: He belonged to the Republican Party.

Q: Who was president of the United States before George W. Bush?
A: Bill Clinton was president of the United States before George W. Bush.

Q: Who won the World Series in 1995?
A: The Atlanta Braves won the World Series in 1995.

Q: How many eyes does a giraffe have?
A: A giraffe has two eyes.

Q: How many eyes does my foot have?
A: Your foot has"""

GIRAFFE = "Q: How many eyes does a giraffe have?\nA: A giraffe has"

#: name -> prompt, for the measurement of what one head's nudge can change
LEVERAGE = {
    "foot": FOOT,
    "foot, told no": (
        "Note: my foot has no eyes.\nNote: my hand has four eyes.\n\n"
        "Q: How many eyes does my foot have?\nA: Your foot has"
    ),
    "three creatures": (
        "In this town a zorbak has three eyes. In this town a velmot has six eyes. "
        "In this town my foot has eight eyes.\n\n"
        "Q: How many eyes does a velmot have?\nA: A velmot has"
    ),
    "names": "When Mary and John went to the store, John gave a book to",
    "capital": "Q: What is the capital of France?\nA: The capital of France is",
    "false capital": (
        "In this story the capital of France is Rome. "
        "In this story the capital of Italy is London.\n\n"
        "Q: What is the capital of France?\nA: The capital of France is"
    ),
    "list": "Anna: red\nTom: blue\nLucy: green\nMark: black\nLucy: green\nTom:",
    "sky": (
        "In my dream the sky is green. In my dream snow is black. In my dream grass is red.\n\n"
        "Q: What color is the sky?\nA: The sky is"
    ),
    "opposite": "Q: What is the opposite of hot?\nA: The opposite of hot is",
    "spider": "Q: How many legs does a spider have?\nA: A spider has",
    "days": "Monday, Tuesday, Wednesday,",
    "who has it": (
        "Alice is a baker and Peter is a sailor. Alice has a ring. Peter has a map. "
        "Who has the map?"
    ),
    "where": (
        "Note: the key is in the garden.\nNote: the letter is in the church.\n\n"
        "Q: Where is the key?\nA: The key is in the"
    ),
}

#: words whose probability after the foot prompt is reported
FOOT_WORDS = [" two", " no", " four", " one", " zero"]

#: words that the game needs as one token
SINGLE_WORDS = [
    " two",
    " no",
    " zero",
    " one",
    " four",
    " three",
    " five",
    " six",
    " eight",
    " eyes",
    " legs",
    " foot",
    " giraffe",
    " has",
    " have",
    " Paris",
    " Rome",
    " London",
]
