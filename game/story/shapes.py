"""Whether a place can be acted in, in a mind of a known shape."""

from __future__ import annotations

from game.mind.api import Shape


def misplaced(layer: int, shape: Shape) -> str:
    """Why the player cannot act in this layer; empty when she can."""
    waking = f"its waking layers are 0 to {shape.n_waking - 1}"
    if layer >= shape.n_layer:
        return f"the mind has no layer {layer}; {waking}"
    return f"layer {layer} is the decoder's; {waking}" if layer >= shape.n_waking else ""
