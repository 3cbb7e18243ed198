"""What a scene allows, and whether its solution keeps to it."""

from __future__ import annotations

from game.mind.api import Shape
from game.mind.nudges.context import misplaced
from game.mind.nudges.kinds import AT_ALL
from game.story.format.build import SceneFile
from game.story.life_limits import limits_of
from game.story.schema import Par
from game.text.plural import counted
from game.text.suggest import listed


def check_layers(file: SceneFile, shape: Shape | None) -> None:
    """Note where a scene allows layers that the mind does not have, or the decoder's."""
    layers = file.header.layers
    wrong = _misplaced(shape, layers[1]) if layers and shape else ""
    if wrong:
        file.findings.add(file.document.line_of(("layers",)), "FP072", f"layers: {wrong}")


def check_solution(file: SceneFile, shape: Shape | None) -> None:
    """Note where a solution takes more than its scene allows, or than the mind has."""
    header, scene = file.header, file.scene

    def note(code: str, message: str, *at: int) -> None:
        file.findings.add(file.document.line_of(("solution", *at)), code, f"solution: {message}")

    if len(scene.solution) > header.lives:
        note("FP071", f"it takes {len(scene.solution)} lives, and the scene has {header.lives}")
    taken = Par(nudges=sum(len(s.nudges) for s in scene.solution), lives=len(scene.solution) or 1)
    if scene.par is not None and scene.solution and scene.par != taken:
        note(
            "FP071",
            f"it takes {counted(taken.nudges, 'nudge')} in {counted(taken.lives, 'life')}, "
            "and par says otherwise",
        )
    for life, step in enumerate(scene.solution):
        limits = limits_of(scene, life + 1)
        if limits.left(len(step.nudges)) < 0:
            note("FP071", f"{len(step.nudges)} nudges, and the budget is {limits.budget}", life)
        for number, nudge in enumerate(step.nudges):
            if not limits.knows(nudge):
                why = f"the scene allows {listed(limits.kinds, 'and')}, not {nudge.kind}"
                note("FP071", why, life, number)
            if nudge.everywhere and not limits.everywhere:
                note("FP071", f"the scene's kinds do not list {AT_ALL!r}", life, number)
            low, high = limits.layers
            if not limits.reaches(nudge.layer):
                why = f"layer {nudge.layer} is outside the scene's layers {low} to {high}"
                note("FP071", why, life, number)
            wrong = _misplaced(shape, nudge.layer, nudge.head) if shape else ""
            if wrong:
                note("FP072", wrong, life, number)


def _misplaced(shape: Shape, layer: int, head: int | None = None) -> str:
    """Why the player cannot act in a layer or a head; empty when she can."""
    waking = f"its waking layers are 0 to {shape.n_waking - 1}"
    match misplaced(shape, layer, head):
        case "no such layer":
            return f"the mind has no layer {layer}; {waking}"
        case "decoder":
            return f"layer {layer} is the decoder's; {waking}"
        case "no such head":
            return f"the mind has no head {head}; its heads are 0 to {shape.n_head - 1}"
    return ""
