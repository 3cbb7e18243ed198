"""The residual stream's way through the layers in three dimensions, both runs in one frame.

Principal component analysis (Pearson 1901) fitted on the states of the baseline and the nudged run
together, so that their points can be compared; no other life is in the fit. Every state counts at
length 1: the stream grows manyfold on its way up, and no layer reads its length, for each begins
with a LayerNorm.
"""

from __future__ import annotations

import torch
from torch import Tensor

from game.mind.model import Run
from game.mind.results import StreamPath

#: principal components that are kept
DIMENSIONS = 3


def stream_path(baseline: Run, nudged: Run) -> StreamPath:
    """Where both runs' residual streams stand: after the embedding, and after each layer."""
    states = torch.cat((baseline.residual, nudged.residual)).double()
    states = states / states.norm(dim=-1, keepdim=True).clamp_min(torch.finfo(states.dtype).tiny)
    centred = states - states.mean(0)
    _, sizes, axes = torch.linalg.svd(centred, full_matrices=False)
    points = centred @ _turned(axes[:DIMENSIONS]).T
    whole = float(sizes.square().sum())
    shares = tuple(float(size) ** 2 / whole if whole else 0.0 for size in sizes[:DIMENSIONS])
    half = len(baseline.residual)
    return StreamPath(_tuples(points[:half]), _tuples(points[half:]), shares)


def _turned(axes: Tensor) -> Tensor:
    """Axes with a fixed sense: the largest component of each is positive."""
    largest = axes.abs().argmax(-1)
    return axes * axes[torch.arange(len(axes)), largest].sign()[:, None]


def _tuples(points: Tensor) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in points.tolist())
