"""Where one stands, as plain lines, made from the moment."""

from __future__ import annotations

from pathlib import Path

from game.mind.nudges import notation
from game.session.blocks.event_blocks import nudge_lines, par, suspicion_line
from game.session.moment import Moment
from game.session.rules.events import SceneEvent
from game.text.safety import neutralise


def status_lines(moment: Moment, journal: Path | None) -> list[str]:
    """The scene, its life, nudges, bet, goal and suspicion, and where it is recorded."""
    scene = moment.scene
    if scene is None:
        return ["No scene has begun."]
    lines = [f"Scene: {scene.title} ({scene.scene}).", *_progress(moment, scene)]
    if moment.living:
        lines += [f"Goal: {scene.goal}"] if scene.goal else []
        lines += [f"Par: {par(*scene.par)}."] if scene.par is not None else []
        lines.append(suspicion_line(moment.suspicion))
    if moment.said:
        lines.append("Said so far: " + ", ".join(notation.quote(word) for word in moment.said))
    lines.append(f"Journal: {journal}" if journal is not None else "No journal is kept.")
    return [neutralise(line) for line in lines]


def _progress(moment: Moment, scene: SceneEvent) -> list[str]:
    match moment.phase:
        case "ended":
            return [f"It is over: {moment.result}. Choose a way on."]
        case "finished":
            return ["The story is over."]
    if moment.limits is None:
        return []
    lines = [f"Life {moment.life} of {scene.lives}.", *nudge_lines(moment.nudges)]
    lines.append(f"{moment.left} left in the budget of {moment.limits.budget}.")
    return lines + ([f"You bet on {notation.quote(moment.bet)}."] if moment.bet else [])
