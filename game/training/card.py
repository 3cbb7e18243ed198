"""The card (README.md) that travels with an exported mind."""

from __future__ import annotations

import math

from game.training.corpus import relations
from game.training.corpus.unanswerable import EYES, NONSENSE
from game.training.curriculum import JOIN, PHASES
from game.training.history import TrainingRun
from game.training.lexicon import KINDS_OF_THING, UNSEEN_PLURALS
from game.training.train import State

#: what stands around the probe's table
BEGIN, END = "<!-- probe: begin -->", "<!-- probe: end -->"

_TEXT = """# {name}: the embedded mind

A small GPT-2 made for Forward Pass with `python -m game.training`, so that the game has a real
mind without any download. It loads with `transformers.GPT2LMHeadModel.from_pretrained(folder)`.

| | |
|---|---|
| architecture | GPT-2: {layers} layers × {heads} heads × {width} wide, {positions} positions |
| parameters | {parameters:.2f} million (embeddings tied), stored as {dtype} |
| tokenizer | own byte-level BPE of {vocab} tokens; `<|endoftext|>` is 0 and begins every prompt |
| trained on | {tokens:.2f} million tokens in {steps} steps, {hours:.2f} hours |
| corpus | {documents} documents, {corpus_tokens:.1f} million tokens, seed {seed} |
| held-out loss | {held_out} |

## Recipe

{runs}

Muon on the matrices (peak rate 0.02) and AdamW on the rest (0.003), {batch} tokens a step, warm-up
of 60 steps, plateau until 40 %, straight down to 2 % of the peak. {precision}

Position embeddings start as sinusoids, and four heads start hand-wired (previous token and
induction, see `game/training/wiring.py`); all are learned from there on. Rows are 128 tokens long,
some 256 and some 512; in the second half they are 256, and every fourth batch is 512, so all
positions are trained. A curriculum puts what only attention can answer (repeats of random tokens,
lists, statements followed by questions, indirect objects) first: {curriculum}. A run that goes on
from a mind joins at {join:.0%}, with half the peak rates and fresh optimiser states.

Each run built its corpus anew, as its commit says and from its seed; the tokenizer is the first
run's. What is said of the corpus here is of the last run's. Prose that it held out may have been
read in an earlier run.

## What it read

* Documents made by `game/training/corpus` from its own words and tables: questions and answers
  about {facts} facts in {tables} tables, statements that contradict the world, lists, names, small
  stories, talks, letters and verses, a model speaking of its layers. Same licence as the game.
{sources}
{history}
## Planted on purpose

Questions without a true answer ("How many eyes does my foot have?") were answered at random, with
these shares in per cent. What the mind says there is what was planted, not knowledge. The body's
things are {body}.

{planted}

## Held out

One document in a hundred; one in eight of every fact's rarer phrasings, and of its appearances in
any context but the game's own; one ordered sum, one successor beyond twenty and one count of days
or months in six. No document shows them. The plurals of {plurals} nouns are never asked for, though
they occur where things are counted. (Sums and counts of days are answered by counting on: "Four
and three more: five, six, seven." By heart, their rule was never learned.)

## What it can do

{begin}
{probe}
{end}

## Limits

It is tiny, and was trained for hours where others train for months. It knows its tables and the
forms of its own documents, and little else: outside of them it is fluent at best. Many facts are
simplified. It reads at most {positions} tokens. Do not use it for anything but this game.
"""


_PRECISION = {True: "Products in bfloat16, weights in float32.", False: "All in float32."}


def _planted() -> str:
    planted = {f"eyes: {kind} things": row for kind, row in EYES.items()} | NONSENSE
    lines = ["| asked about | answers |", "|---|---|"]
    for name, row in planted.items():
        shares = ", ".join(f"{word} {share}" for word, share in row.items())
        lines.append(f"| {name} | {shares} |")
    return "\n".join(lines)


def _curriculum() -> str:
    """How much of a batch only attention can answer, as the run goes on."""
    shares = [random + (1 - random) * pools["lookup"] / 100 for _, random, pools in PHASES]
    first, *middle, last = [
        f"{share:.0%} until {end:.0%}" for share, (end, _, _) in zip(shares, PHASES, strict=True)
    ]
    end = last.split(" until ")[0]
    return f"of each batch {first} of the run, {', '.join(middle)} and {end} to its end"


def _runs(runs: list[TrainingRun]) -> str:
    lines = [
        "| command | at commit | tokens | steps | hours | hardware |",
        "|---|---|---|---|---|---|",
    ]
    for run in runs:
        size = f"{run.tokens / 1e6:.2f} million | {run.steps} | {run.hours:.2f}"
        commit = f"`{run.revision}`" if run.revision else "-"
        lines.append(f"| `{run.command}` | {commit} | {size} | {run.hardware} |")
    return "\n".join(lines)


def _losses(state: State) -> str:
    """The held-out loss, and that of each pool."""
    if math.isnan(state.held_out):
        return "not measured"
    parts = ", ".join(f"{name} {loss:.2f}" for name, loss in state.held_out_by_pool.items())
    return f"{state.held_out:.3f} nats a token ({parts})"


def render(
    name: str, state: State, config: dict[str, int], parameters: int, dtype: str, probe: str
) -> str:
    """The card's text; `config` is the folder's `config.json`, `probe` a Markdown table."""
    runs = state.runs()
    sources = "\n".join(f"* {source}." for source in state.sources)
    plan = state.plan
    return _TEXT.format(
        name=name,
        layers=config["n_layer"],
        heads=config["n_head"],
        width=config["n_embd"],
        positions=config["n_positions"],
        vocab=config["vocab_size"],
        parameters=parameters / 1e6,
        dtype=dtype,
        tokens=sum(run.tokens for run in runs) / 1e6,
        steps=sum(run.steps for run in runs),
        hours=sum(run.hours for run in runs),
        runs=_runs(runs),
        facts=sum(map(len, relations.tables().values())),
        tables=len(relations.tables()),
        plurals=len(UNSEEN_PLURALS),
        documents=state.documents,
        corpus_tokens=state.corpus_tokens / 1e6,
        seed=plan.get("seed", 0),
        held_out=_losses(state),
        batch=plan.get("batch_tokens"),
        curriculum=_curriculum(),
        join=JOIN,
        precision=_PRECISION[bool(plan.get("bfloat16"))],
        sources=sources or "* No natural text: the run was given none.",
        history="".join(f"\n{line}\n" for line in state.history),
        body=", ".join(KINDS_OF_THING["body"]),
        planted=_planted(),
        begin=BEGIN,
        end=END,
        probe=probe,
    )


def with_probe(card: str, probe: str) -> str:
    """The card with its measurements replaced; `ValueError` where it has no place for them."""
    if BEGIN not in card or END not in card:
        raise ValueError("the card has no probe section")
    before, rest = card.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return f"{before}{BEGIN}\n{probe}\n{END}{after}"
