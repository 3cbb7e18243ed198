"""The sizes of the minds that a pack may name, known without loading them."""

from __future__ import annotations

from collections.abc import Mapping

from game.mind.records import Shape

SHAPES: Mapping[str, Shape] = {
    "distilgpt2": Shape(6, 12, 768, 1024, 50257),
    "gpt2": Shape(12, 12, 768, 1024, 50257),
    "gpt2-medium": Shape(24, 16, 1024, 1024, 50257),
    "gpt2-large": Shape(36, 20, 1280, 1024, 50257),
    "gpt2-xl": Shape(48, 25, 1600, 1024, 50257),
}


def misplaced(layer: int, shape: Shape) -> str:
    """Why the player cannot act in this layer; empty when she can."""
    waking = f"its waking layers are 0 to {shape.n_waking - 1}"
    if layer >= shape.n_layer:
        return f"the mind has no layer {layer}; {waking}"
    return f"layer {layer} is the decoder's; {waking}" if layer >= shape.n_waking else ""
