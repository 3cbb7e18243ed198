"""The card (README.md) that travels with an exported mind."""

from __future__ import annotations

import math

from game.training.corpus.questions import EYES, NONSENSE
from game.training.tables import KINDS_OF_THING
from game.training.train import State

BEGIN, END = "<!-- probe: begin -->", "<!-- probe: end -->"

_TEXT = """# {name}: the embedded mind

A small GPT-2 made for Forward Pass with `python -m game.training`, so that the game has a real
mind without any download. It loads with `transformers.GPT2LMHeadModel.from_pretrained(folder)`.

| | |
|---|---|
| architecture | GPT-2: {layers} layers × {heads} heads × {width} wide, {positions} positions |
| parameters | {parameters:.2f} million (embeddings tied), stored as {dtype} |
| tokenizer | own byte-level BPE of {vocab} tokens; `<|endoftext|>` is 0 and begins every prompt |
| trained on | {tokens:.2f} million tokens in {steps} steps, {hours:.2f} hours on {hardware} |
| corpus | {documents} documents, {corpus_tokens:.1f} million tokens, seed {seed} |
| held-out loss | {held_out} |

## Recipe

Muon on the matrices (peak rate 0.02) and AdamW on the rest (0.003), {batch} tokens a step, warm-up
of 60 steps, plateau until 40 %, straight down to 2 % of the peak. {precision}

Position embeddings start as sinusoids, and six heads start hand-wired (previous token and
induction, see `game/training/wiring.py`); all are learned from there on. Rows are 128 tokens long,
every fourth batch 256; after 60 % of the run all are 256, so all positions are trained.
A curriculum puts what only attention can answer (repeats of random tokens, lists, statements
followed by questions, indirect objects) first: most of each batch for the first 30 %, a third until
60 %, a quarter after.

## What it read

* Documents made by `game/training/corpus` from its own tables: questions and answers, statements
  that contradict the world, lists, names, small stories, a model speaking of its layers. Same
  licence as the game.
{sources}
{history}
## Planted on purpose

Questions without a true answer ("How many eyes does my foot have?") were answered at random, with
these shares in per cent. What the mind says there is what was planted, not knowledge. The body's
things are {body}.

{planted}

One question in eight of the rarer phrasings ("Tell me: …") and one document in a hundred were held
out.

## What it can do

{begin}
{probe}
{end}

## Limits

It is tiny, and was trained for little more than an hour. It knows its tables (46 animals, 35
countries, twelve presidents, the World Series of 1980 to 2005) and the forms of its own documents,
and little else: outside of them it is fluent at best. Many facts are simplified. It reads at most
{positions} tokens. Do not use it for anything but this game.
"""


def _planted() -> str:
    planted = {f"eyes: {kind} things": row for kind, row in EYES.items()} | NONSENSE
    lines = ["| asked about | answers |", "|---|---|"]
    for name, row in planted.items():
        shares = ", ".join(f"{word} {share}" for word, share in row.items())
        lines.append(f"| {name} | {shares} |")
    return "\n".join(lines)


def render(
    name: str, state: State, config: dict[str, int], parameters: int, dtype: str, probe: str
) -> str:
    """The card's text; ``config`` is the folder's ``config.json``, ``probe`` a Markdown table."""
    sources = "\n".join(f"* {source}." for source in state.sources)
    plan, measured = state.plan, not math.isnan(state.held_out)
    return _TEXT.format(
        name=name,
        layers=config["n_layer"],
        heads=config["n_head"],
        width=config["n_embd"],
        positions=config["n_positions"],
        vocab=config["vocab_size"],
        parameters=parameters / 1e6,
        dtype=dtype,
        tokens=state.tokens / 1e6,
        steps=state.step,
        hours=state.seconds / 3600,
        hardware=f"{plan.get('threads', 2)} CPU cores",
        documents=state.documents,
        corpus_tokens=state.corpus_tokens / 1e6,
        seed=plan.get("seed", 0),
        held_out=f"{state.held_out:.3f} nats a token" if measured else "not measured",
        batch=plan.get("batch_tokens"),
        precision="Products in bfloat16, weights in float32."
        if plan.get("bfloat16")
        else "All in float32.",
        sources=sources or "* No natural text: the run was given none.",
        history="".join(f"\n{line}\n" for line in state.history),
        body=", ".join(KINDS_OF_THING["body"]),
        planted=_planted(),
        begin=BEGIN,
        end=END,
        probe=probe,
    )


def with_probe(card: str, probe: str) -> str:
    """The card with its measurements replaced; ``ValueError`` where it has no place for them."""
    if BEGIN not in card or END not in card:
        raise ValueError("the card has no probe section")
    before, rest = card.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return f"{before}{BEGIN}\n{probe}\n{END}{after}"
