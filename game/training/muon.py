"""Muon: momentum whose matrix updates are orthogonalised (Jordan et al. 2024).

Matrices of one shape are orthogonalised as one stack. The Newton–Schulz steps may run in
bfloat16, which is four times faster than float32 on processors that multiply it natively and
several times slower on those that emulate it; the choice is the caller's. The joint
query/key/value matrix of GPT-2 is three maps side by side, and each is orthogonalised on its own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)


def orthogonalise(update: Tensor, steps: int = 5) -> Tensor:
    """Push the singular values of matrices `(…, m, n)` towards 1 by Newton–Schulz steps."""
    a, b, c = _COEFFICIENTS
    tall = update.shape[-2] > update.shape[-1]
    x = update.transpose(-1, -2) if tall else update
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(-1, -2)
        x = a * x + (b * gram + c * gram @ gram) @ x
    result: Tensor = x.transpose(-1, -2) if tall else x
    return result


class Muon(torch.optim.Optimizer):
    """Muon for two-dimensional parameters in Conv1D layout `(inputs, outputs)`."""

    def __init__(
        self,
        params: Iterable[Tensor],
        lr: float = 0.02,
        momentum: float = 0.95,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        if lr < 0:
            raise ValueError(f"negative learning rate {lr}")
        self.dtype = dtype
        super().__init__(params, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """Move every parameter by one orthogonalised Nesterov step."""
        del closure
        for group in self.param_groups:
            by_shape: dict[torch.Size, list[Tensor]] = defaultdict(list)
            for p in group["params"]:
                if p.grad is not None:
                    by_shape[p.shape].append(p)
            for params in by_shape.values():
                updates = torch.stack([self._momentum(p, group["momentum"]) for p in params])
                for p, direction in zip(params, _directions(updates.to(self.dtype)), strict=True):
                    p.add_(direction.to(p.dtype), alpha=-group["lr"])

    def _momentum(self, p: Tensor, momentum: float) -> Tensor:
        assert p.grad is not None
        velocity: Tensor = self.state[p].setdefault("velocity", torch.zeros_like(p))
        velocity.lerp_(p.grad, 1 - momentum)
        ahead: Tensor = p.grad.lerp(velocity, momentum)
        return ahead


def _directions(updates: Tensor) -> Tensor:
    """Orthogonalised updates, scaled for their shape; a stack `(k, m, n)` to the same."""
    rows, columns = updates.shape[-2:]
    parts = 3 if columns == 3 * rows else 1
    pieces = [orthogonalise(piece.contiguous()) for piece in updates.chunk(parts, dim=-1)]
    scale = math.sqrt(max(1.0, columns / parts / rows))
    return torch.cat(pieces, dim=-1) * scale
