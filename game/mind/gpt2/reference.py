"""transformers' GPT-2 living nudged lives, by hooks on its own modules: what the pass is held to.

Written from the design's words, apart from the engine's code: no cache, one plain pass over the
whole context, its attention one row at a time. The tests and the reality check compare the two.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AttentionInterface, AttentionMaskInterface, GPT2LMHeadModel
from transformers.masking_utils import eager_mask

from game.mind.nudges.context import find
from game.mind.nudges.kinds import (
    Attend,
    Away,
    Direction,
    Key,
    Nudge,
    Patch,
    Position,
    Query,
    Raw,
    Say,
    Scale,
    Seed,
    Swap,
    Think,
    Toward,
    Value,
)
from game.mind.results import Token

#: what transformers knows the attention below by
NAME = "forward-pass-hooked"
#: nudges with the position at whose life each was placed
Acting = list[tuple[int, Nudge]]


def _attention(
    module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    mask: Tensor | None,
    scaling: float = 1.0,
    **_unused: Any,
) -> tuple[Tensor, Tensor]:
    hooked = getattr(module, "hooked", None)
    if isinstance(hooked, Hooked) and hooked.nudging:
        return hooked.attention(module, query[0], key[0].clone(), value[0].clone(), scaling)
    scores = query @ key.transpose(-1, -2) * scaling
    pattern = (scores if mask is None else scores + mask).softmax(-1)
    out = pattern @ value
    if isinstance(hooked, Hooked):
        hooked.heard[_layer(module)] = out[0]
    return out.transpose(1, 2), pattern


AttentionInterface.register(NAME, _attention)
AttentionMaskInterface.register(NAME, eager_mask)


def _layer(module: nn.Module) -> int:
    return int(getattr(module, "layer_idx"))  # noqa: B009 - not an attribute torch's types know


class Hooked:
    """A row of lives of a `GPT2LMHeadModel` under nudges.

    A nudge acts when its position is thought, what it did to keys and values stays, and one
    `at all` acts on every position up to its own.

    Args:
        model: in float32; its hooks are taken off again after each run.
        word: the token id of a word.
        prompt: the token ids of a prompt to patch from.
    """

    def __init__(
        self,
        model: GPT2LMHeadModel,
        word: Callable[[str], int],
        prompt: Callable[[str], Sequence[int]],
    ) -> None:
        self.model, self.word, self.prompt = model, word, prompt
        self.d_head = model.config.n_embd // model.config.n_head
        self.nudging = False
        self.heard: dict[int, Tensor] = {}
        self.tokens: Sequence[Token] = ()
        self.lives: Sequence[tuple[int, Sequence[Nudge]]] = ()
        self.others: dict[str, dict[int, Tensor]] = {}

    @torch.inference_mode()
    def logits(
        self, tokens: Sequence[Token], lives: Sequence[tuple[int, Sequence[Nudge]]]
    ) -> Tensor:
        """The last position's logits (n_vocab); `lives` are (position, nudges)."""
        self.tokens, self.lives = tokens, lives
        transformer = self.model.transformer
        kept = self.model.config._attn_implementation
        self.model.config._attn_implementation = NAME
        handles = []
        try:
            for block in transformer.h:
                block.attn.hooked = self
            nudges = [nudge for _, placed in lives for nudge in placed]
            prompts = {nudge.prompt for nudge in nudges if isinstance(nudge, Patch)}
            self.others = {prompt: self._carried(prompt) for prompt in prompts}
            for layer, block in enumerate(transformer.h):
                handles.append(block.register_forward_hook(self._thinking(layer)))
            self.nudging = True
            out = self.model(torch.tensor([[t.id for t in tokens]]), use_cache=False)
        finally:
            self.nudging = False
            self.model.config._attn_implementation = kept
            for handle in handles:
                handle.remove()
            for block in transformer.h:
                del block.attn.hooked
        found: Tensor = out.logits[0, -1]
        return found

    def _carried(self, prompt: str) -> dict[int, Tensor]:
        """What each layer's heads carry over another prompt, by a plain pass."""
        self.heard = {}
        self.model(torch.tensor([list(self.prompt(prompt))]), use_cache=False)
        return self.heard

    def _acting(self, layer: int, p: int) -> Acting:
        """What acts on position `p`."""
        return [
            (now, nudge)
            for now, placed in self.lives
            for nudge in placed
            if nudge.layer == layer and (now == p or (nudge.everywhere and now > p))
        ]

    def _find(self, position: Position, now: int) -> int:
        """Where a position named at the life of position `now` is."""
        return find(position, self.tokens[: now + 1])

    def attention(
        self, module: nn.Module, query: Tensor, k: Tensor, v: Tensor, scaling: float
    ) -> tuple[Tensor, Tensor]:
        """Every row in turn. Each argument is (n_head, T, d_head); k and v are bent in place."""
        heads, count, _ = query.shape
        carried, patterns = torch.zeros_like(v), torch.zeros(1, heads, count, count)
        for p in range(count):
            acting = self._acting(_layer(module), p)
            q = self._bend(module, acting, query[:, p], k, v, p)
            pattern = (q[:, None] @ k[:, : p + 1].transpose(-1, -2) * scaling).softmax(-1)[:, 0]
            for now, one in acting:
                if isinstance(one, Attend) and (to := self._find(one.to, now)) <= p:
                    pattern[one.head] *= 1 - one.amount
                    pattern[one.head, to] += one.amount
            plain = (pattern[:, None] @ v[:, : p + 1])[:, 0]
            carried[:, p] = self._carry(_layer(module), acting, plain, carried[:, :p], p)
            patterns[0, :, p, : p + 1] = pattern
        return carried.transpose(0, 1)[None], patterns

    def _bend(
        self, module: nn.Module, acting: Acting, q0: Tensor, k: Tensor, v: Tensor, p: int
    ) -> Tensor:
        """Bend keys and values in place, for good; returns position p's query (n_head, d_head)."""
        q, k0, v0 = q0.clone(), k[:, : p + 1].clone(), v[:, : p + 1].clone()
        for now, nudge in acting:
            if isinstance(nudge, Query):
                h, way = nudge.head, nudge.way
                to = way.to if isinstance(way, Toward | Away) else None
                if to is None or self._find(to, now) <= p:
                    step = self._way(way, module, h, k0[h], q0[h], now)
                    q[h] += nudge.amount * q0[h].norm() * step
            elif isinstance(nudge, Key | Value):
                h, i = nudge.head, self._find(nudge.at, now)
                if nudge.everywhere and i != p:
                    continue  # it is bent when it is thought
                bent, old = (k, k0) if isinstance(nudge, Key) else (v, v0)
                step = self._way(nudge.way, module, h, old[h], q0[h], now)
                bent[h, i] += nudge.amount * old[h, i].norm() * step
        return q

    def _way(
        self, way: Direction, module: nn.Module, head: int, seen: Tensor, query: Tensor, now: int
    ) -> Tensor:
        """A direction of length 1, where `seen` are the vectors that count, (n, d_head)."""
        match way:
            case Toward(to=None):
                found = query
            case Away(to=None):
                found = -query
            case Toward(to=to) if to is not None:
                found = seen[self._find(to, now)] - seen.mean(0)
            case Away(to=to) if to is not None:
                found = seen.mean(0) - seen[self._find(to, now)]
            case Say(word=word):
                w_o: Tensor = module.get_parameter("c_proj.weight")
                found = w_o[head * self.d_head : (head + 1) * self.d_head] @ self._word(word)
            case Raw(numbers=numbers):
                whole = torch.tensor(numbers, dtype=torch.float64)
                found = (whole / whole.abs().max()).float()
            case Seed(seed=seed):
                rng = random.Random(seed)
                found = torch.tensor([rng.gauss(0.0, 1.0) for _ in range(self.d_head)])
        return found / found.norm() if found.norm() > 0 else found

    def _word(self, word: str) -> Tensor:
        """The residual direction of one word, (d_model)."""
        token = self.word(word)
        w_u: Tensor = self.model.lm_head.weight
        gain: Tensor = self.model.transformer.ln_f.weight
        return gain * (w_u[token] - w_u.mean(0))

    def _carry(self, layer: int, acting: Acting, plain: Tensor, before: Tensor, p: int) -> Tensor:
        """What the heads of position p carry on, (n_head, d_head)."""
        z = plain.clone()
        for now, nudge in acting:
            if isinstance(nudge, Swap) and (to := self._find(nudge.to, now)) <= p:
                other = plain[nudge.head] if to == p else before[nudge.head, to]
                z[nudge.head] = (1 - nudge.amount) * z[nudge.head] + nudge.amount * other
        for _, nudge in acting:
            if isinstance(nudge, Patch):
                other = self.others[nudge.prompt][layer][nudge.head, -1]
                z[nudge.head] = (1 - nudge.amount) * z[nudge.head] + nudge.amount * other
        for _, nudge in acting:
            if isinstance(nudge, Scale):
                z[nudge.head] *= nudge.amount
        return z

    def _thinking(self, layer: int) -> Callable[[nn.Module, Any, Any], Any]:
        """A hook after a block that adds its thoughts, position by position."""

        def hook(_module: nn.Module, _args: Any, output: Any) -> Any:
            hidden: Tensor = output[0] if isinstance(output, tuple) else output
            if not self.nudging:
                return output
            length, bent = hidden.norm(dim=-1), hidden.clone()
            for p in range(hidden.shape[1]):
                for _, nudge in self._acting(layer, p):
                    if isinstance(nudge, Think):
                        way = self._word(nudge.say)
                        bent[0, p] += nudge.amount * length[0, p] * way / way.norm()
            return (bent, *output[1:]) if isinstance(output, tuple) else bent

        return hook
