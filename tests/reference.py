"""transformers' GPT-2, nudged by hooks on its own modules: what the pass is held against.

The hooks are written from the design's words, apart from the engine's code. One life is a
cached step of the new token after a prefill of the past.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from transformers import AttentionInterface, AttentionMaskInterface, GPT2LMHeadModel
from transformers.cache_utils import DynamicCache
from transformers.masking_utils import eager_mask

from game.mind.context import find
from game.mind.nudges import Attend, Key, Nudge, Query, Scale, Think, Value
from game.mind.records import Token

_ACTIVE: list[Reference] = []


def _attention(module, query, key, value, mask, scaling=None, dropout=0.0, **_):  # type: ignore[no-untyped-def]
    if _ACTIVE and query.shape[2] == 1:
        return _ACTIVE[-1].attention(module, query, key, value, scaling)
    scores = query @ key.transpose(-1, -2) * scaling
    pattern = (scores if mask is None else scores + mask).softmax(-1)
    return (pattern @ value).transpose(1, 2), pattern


AttentionInterface.register("nudged-reference", _attention)
AttentionMaskInterface.register("nudged-reference", eager_mask)


class Reference:
    """One life of a `GPT2LMHeadModel` under nudges; `logits` is (n_vocab)."""

    def __init__(
        self,
        model: GPT2LMHeadModel,
        tokens: Sequence[Token],
        nudges: Sequence[Nudge],
        word_id: dict[str, int],
    ) -> None:
        self.model, self.tokens, self.nudges, self.word_id = model, tokens, nudges, word_id
        self.d_head = model.config.n_embd // model.config.n_head
        self.logits = self._run()

    def direction(self, word: str) -> Tensor:
        w_u = self.model.lm_head.weight
        return self.model.transformer.ln_f.weight * (w_u[self.word_id[word]] - w_u.mean(0))

    def attention(self, module, query, key, value, scaling):  # type: ignore[no-untyped-def]
        mine = [n for n in self.nudges if n.layer == module.layer_idx]
        query, key, value = query.clone(), key.clone(), value.clone()
        q0, k0, v0 = query.clone(), key.clone(), value.clone()
        for n in mine:
            match n:
                case Query(head=h, to=to, amount=s):
                    way = k0[0, h, find(to, self.tokens)] - k0[0, h].mean(0)
                    query[0, h, 0] += s * q0[0, h, 0].norm() * way / way.norm()
                case Key(head=h, at=at, amount=s):
                    i = find(at, self.tokens)
                    way = q0[0, h, 0] / q0[0, h, 0].norm()
                    key[0, h, i] += s * k0[0, h, i].norm() * way
                case Value(head=h, at=at, say=say, amount=s):
                    i = find(at, self.tokens)
                    rows = module.c_proj.weight[h * self.d_head : (h + 1) * self.d_head]
                    way = rows @ self.direction(say)
                    value[0, h, i] += s * v0[0, h, i].norm() * way / way.norm()
                case _:
                    pass
        pattern = (query @ key.transpose(-1, -2) * scaling).softmax(-1)
        for n in mine:
            if isinstance(n, Attend):
                target = torch.zeros_like(pattern[0, n.head, 0])
                target[find(n.to, self.tokens)] = 1.0
                pattern[0, n.head, 0] = (1 - n.amount) * pattern[0, n.head, 0] + n.amount * target
        out = pattern @ value
        for n in mine:
            if isinstance(n, Scale):
                out[0, n.head] *= n.amount
        return out.transpose(1, 2), pattern

    def _think(self, layer: int, thoughts: list[Think]):  # type: ignore[no-untyped-def]
        def hook(_module, _args, output):  # type: ignore[no-untyped-def]
            hidden = output[0] if isinstance(output, tuple) else output
            length, bent = hidden.norm(dim=-1, keepdim=True), hidden
            for nudge in thoughts:
                way = self.direction(nudge.say)
                bent = bent + nudge.amount * length * way / way.norm()
            return (bent, *output[1:]) if isinstance(output, tuple) else bent

        return self.model.transformer.h[layer].register_forward_hook(hook)

    def _run(self) -> Tensor:
        ids = torch.tensor([[t.id for t in self.tokens]])
        kept = self.model.config._attn_implementation
        self.model.config._attn_implementation = "nudged-reference"
        cache = DynamicCache(config=self.model.config)
        handles = []
        try:
            with torch.inference_mode():
                if ids.shape[1] > 1:
                    self.model(ids[:, :-1], past_key_values=cache, use_cache=True)
                _ACTIVE.append(self)
                handles = [
                    self._think(layer, thoughts)
                    for layer in range(self.model.config.n_layer)
                    if (
                        thoughts := [
                            n for n in self.nudges if n.layer == layer and n.kind == "think"
                        ]
                    )
                ]
                out = self.model(ids[:, -1:], past_key_values=cache, use_cache=True)
        finally:
            self.model.config._attn_implementation = kept
            for handle in handles:
                handle.remove()
            if self in _ACTIVE:
                _ACTIVE.remove(self)
        logits: Tensor = out.logits[0, -1]
        return logits
