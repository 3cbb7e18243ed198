"""What may be said to the player in one sentence instead of ending the game."""

from __future__ import annotations

from game.mind.nudges import NudgeError
from game.mind.records import MindError
from game.session.commands import CommandError
from game.session.journal import JournalError
from game.story.pack import StoryError

TROUBLES = (MindError, NudgeError, StoryError, JournalError, CommandError)
