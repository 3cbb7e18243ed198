"""transformers' GPT-2, nudged by hooks on its own modules: what the pass is held against.

The hooks are written from the design's words, apart from the engine's code: no cache, one plain
pass over the whole context, its attention one row at a time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor
from transformers import AttentionInterface, AttentionMaskInterface, GPT2LMHeadModel
from transformers.masking_utils import eager_mask

from game.mind.context import find
from game.mind.nudges import (
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
from game.mind.records import Token

_ACTIVE: list[Reference] = []
_LISTENING: list[dict[int, Tensor]] = []  # layer -> what its heads carried, (n_head, n, d_head)


def _attention(module, query, key, value, mask, scaling=None, dropout=0.0, **_):  # type: ignore[no-untyped-def]
    if _ACTIVE:
        return _ACTIVE[-1].attention(module, query, key, value, scaling)
    scores = query @ key.transpose(-1, -2) * scaling
    pattern = (scores if mask is None else scores + mask).softmax(-1)
    out = pattern @ value
    if _LISTENING:
        _LISTENING[-1][module.layer_idx] = out[0]
    return out.transpose(1, 2), pattern


AttentionInterface.register("nudged-reference", _attention)
AttentionMaskInterface.register("nudged-reference", eager_mask)


class Reference:
    """A row of lives of a `GPT2LMHeadModel` under nudges; `logits` (n_vocab) are the last one's.

    `lives` are (position, nudges): a nudge acts when its position is thought, what it did to keys
    and values stays, and one `at all` acts on every position up to its own. `ids_of` gives the
    token ids of a text: of a word, or of a prompt to patch from.
    """

    def __init__(
        self,
        model: GPT2LMHeadModel,
        tokens: Sequence[Token],
        lives: Sequence[tuple[int, Sequence[Nudge]]],
        ids_of,  # type: ignore[no-untyped-def]
    ) -> None:
        self.model, self.tokens, self.lives, self.ids_of = model, tokens, lives, ids_of
        self.d_head = model.config.n_embd // model.config.n_head
        self.logits = self._run()

    def word(self, word: str) -> Tensor:
        (token,) = self.ids_of(word)
        w_u = self.model.lm_head.weight
        return self.model.transformer.ln_f.weight * (w_u[token] - w_u.mean(0))

    def way(
        self, way: Direction, module, head: int, seen: Tensor, query: Tensor, now: int
    ) -> Tensor:  # type: ignore[no-untyped-def]
        """A direction of length 1, where `seen` are the vectors that count, (n, d_head)."""
        match way:
            case Toward(to=None):
                found = query
            case Away(to=None):
                found = -query
            case Toward(to=to):
                found = seen[self.find(to, now)] - seen.mean(0)
            case Away(to=to):
                found = seen.mean(0) - seen[self.find(to, now)]
            case Say(word=word):
                rows = module.c_proj.weight[head * self.d_head : (head + 1) * self.d_head]
                found = rows @ self.word(word)
            case Raw(numbers=numbers):
                found = torch.tensor(numbers)
            case Seed(seed=seed):
                rng = random.Random(seed)
                found = torch.tensor([rng.gauss(0.0, 1.0) for _ in range(self.d_head)])
        return found / found.norm()

    def find(self, position: Position, now: int) -> int:
        """Where a position named at time `now` is."""
        return find(position, self.tokens[: now + 1])

    def acting(self, layer: int, p: int) -> list[tuple[int, Nudge]]:
        """What acts on position `p`, with the time of each nudge."""
        return [
            (now, n)
            for now, nudges in self.lives
            for n in nudges
            if n.layer == layer and (now == p or (n.everywhere and now > p))
        ]

    def attention(self, module, query, key, value, scaling):  # type: ignore[no-untyped-def]
        _, heads, n, _ = query.shape
        k, v = key[0].clone(), value[0].clone()
        carried, patterns = torch.zeros_like(v), torch.zeros(1, heads, n, n)
        for p in range(n):
            acting = self.acting(module.layer_idx, p)
            q = self._bend(module, acting, query[0, :, p], k, v, p)
            pattern = (q[:, None] @ k[:, : p + 1].transpose(-1, -2) * scaling).softmax(-1)[:, 0]
            for now, one in acting:
                if isinstance(one, Attend) and (to := self.find(one.to, now)) <= p:
                    pattern[one.head] *= 1 - one.amount
                    pattern[one.head, to] += one.amount
            plain = (pattern[:, None] @ v[:, : p + 1])[:, 0]
            carried[:, p] = self._carry(module, acting, plain, carried[:, :p], p)
            patterns[0, :, p, : p + 1] = pattern
        return carried.transpose(0, 1)[None], patterns

    def _bend(self, module, acting, q0, k, v, p):  # type: ignore[no-untyped-def]
        """Bend keys and values in place, for good; returns the query of position p."""
        q, k0, v0 = q0.clone(), k[:, : p + 1].clone(), v[:, : p + 1].clone()
        for now, n in acting:
            match n:
                case Query(head=h, way=way, amount=s):
                    names = isinstance(way, Toward | Away)
                    if not names or self.find(way.to, now) <= p:
                        way = self.way(way, module, h, k0[h], q0[h], now)
                        q[h] += s * q0[h].norm() * way
                case (
                    Key(head=h, at=at, way=way, amount=s) | Value(head=h, at=at, way=way, amount=s)
                ):
                    i = self.find(at, now)
                    if n.everywhere and i != p:
                        continue  # it is bent when it is thought
                    bent, old = (k, k0) if isinstance(n, Key) else (v, v0)
                    way = self.way(way, module, h, old[h], q0[h], now)
                    bent[h, i] += s * old[h, i].norm() * way
                case _:
                    pass
        return q

    def _carry(self, module, acting, plain: Tensor, before: Tensor, p: int) -> Tensor:  # type: ignore[no-untyped-def]
        z = plain.clone()
        for now, n in acting:
            if isinstance(n, Swap) and (to := self.find(n.to, now)) <= p:
                other = plain[n.head] if to == p else before[n.head, to]
                z[n.head] = (1 - n.amount) * z[n.head] + n.amount * other
        for _, n in acting:
            if isinstance(n, Patch):
                other = self.others[n.prompt][module.layer_idx][n.head, -1]
                z[n.head] = (1 - n.amount) * z[n.head] + n.amount * other
        for _, n in acting:
            if isinstance(n, Scale):
                z[n.head] *= n.amount
        return z

    def elsewhere(self, prompt: str) -> dict[int, Tensor]:
        """What each layer's heads carry over a prompt, by a plain pass without hooks."""
        _LISTENING.append({})
        self.model(torch.tensor([self.ids_of(prompt)]), use_cache=False)
        return _LISTENING.pop()

    def _think(self, layer: int):  # type: ignore[no-untyped-def]
        def hook(_module, _args, output):  # type: ignore[no-untyped-def]
            hidden = output[0] if isinstance(output, tuple) else output
            length, bent = hidden.norm(dim=-1), hidden.clone()
            for p in range(hidden.shape[1]):
                for _, nudge in self.acting(layer, p):
                    if isinstance(nudge, Think):
                        way = self.word(nudge.say)
                        bent[0, p] += nudge.amount * length[0, p] * way / way.norm()
            return (bent, *output[1:]) if isinstance(output, tuple) else bent

        return self.model.transformer.h[layer].register_forward_hook(hook)

    def _run(self) -> Tensor:
        kept = self.model.config._attn_implementation
        self.model.config._attn_implementation = "nudged-reference"
        handles: list = []  # type: ignore[type-arg]
        nudges = [n for _, nudges in self.lives for n in nudges]
        try:
            with torch.inference_mode():
                self.others = {
                    n.prompt: self.elsewhere(n.prompt) for n in nudges if n.kind == "patch"
                }
                _ACTIVE.append(self)
                handles += [self._think(layer) for layer in range(self.model.config.n_layer)]
                out = self.model(torch.tensor([[t.id for t in self.tokens]]), use_cache=False)
        finally:
            self.model.config._attn_implementation = kept
            for handle in handles:
                handle.remove()
            _ACTIVE.clear()
            _LISTENING.clear()
        logits: Tensor = out.logits[0, -1]
        return logits
