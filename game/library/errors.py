"""What may be said to the player in one sentence instead of ending the game."""

from __future__ import annotations

from game.mind.api import MindError
from game.mind.nudges.kinds import NudgeError
from game.session.journal.file import JournalError
from game.session.rules.commands import CommandError
from game.story.diagnostics import StoryError

#: their message is one sentence with the place; nothing has changed
KNOWN_ERRORS = (MindError, NudgeError, StoryError, JournalError, CommandError)
