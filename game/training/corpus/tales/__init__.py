"""Tales, talks, letters, verses and quizzes: the plain English that the model learns from."""

from __future__ import annotations

from game.training.corpus.tales.dialogues import dialogue
from game.training.corpus.tales.documents import letter, tale
from game.training.corpus.tales.quizzes import quiz
from game.training.corpus.tales.verses import verse

__all__ = ["dialogue", "letter", "quiz", "tale", "verse"]
