"""Refusing what a life does not allow, in words for the player."""

from __future__ import annotations

from game.mind.nudges.kinds import Nudge
from game.session.rules.commands import CommandError
from game.story.life_limits import Limits
from game.text.plural import counted


def check_kind(nudge: Nudge, limits: Limits) -> None:
    """Raise CommandError unless nudges of this kind are allowed."""
    if not limits.knows(nudge):
        raise CommandError(f"this scene allows {' and '.join(limits.kinds)}, not {nudge.kind}")
    if nudge.everywhere and not limits.everywhere:
        raise CommandError("this scene allows no nudges at all positions; leave “at all” away")


def check_reach(nudge: Nudge, limits: Limits, placed: int) -> None:
    """Raise CommandError unless the nudge's layer is allowed, and the budget holds one more."""
    low, high = limits.layers
    if not limits.reaches(nudge.layer):
        raise CommandError(f"here you act in layers L{low} to L{high}, not in L{nudge.layer}")
    if limits.left(placed) <= 0:
        raise CommandError(_spent(limits.budget))


def _spent(budget: int) -> str:
    if budget == 0:
        return "this scene allows no nudges; watch, and let go"
    spent = f"the budget of {counted(budget, 'nudge')} is spent"
    return f"{spent}; take one back with remove 1, or let go"
