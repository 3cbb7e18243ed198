"""The training loop: corpus and tokenizer to a checkpoint folder, resumable by its weights."""

from __future__ import annotations

import json
import math
import shutil
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from game.training import corpus as corpora
from game.training import tokenizer as bpe
from game.training.curriculum import JOIN, Pool, Sampler, encode_pool
from game.training.history import TrainingRun, processor, revision
from game.training.history import read as read_runs
from game.training.model import ModelSize, TinyGPT2, finished_weights
from game.training.muon import Muon
from game.training.wiring import wire

#: peak learning rates of Muon and of AdamW
MATRIX_RATE, OTHER_RATE = 0.02, 3e-3
#: documents of each pool that the tokenizer learns from
TOKENIZER_SAMPLE = {
    "lookup": 20_000,
    "questions": 40_000,
    "rules": 4_000,
    "stories": 25_000,
    "forms": 10_000,
    "natural": 8_000,
}
#: peak rates of a run that starts from a finished mind, as a share of the usual ones
GOING_ON = 0.5
#: files of a checkpoint
WEIGHTS, STATE, TOKENIZER = "model.safetensors", "state.json", "tokenizer.json"


@dataclass(frozen=True)
class Plan:
    """Everything that decides a run. Give `minutes` or `tokens` as the budget, not both."""

    out: Path
    seed: int = 0
    shape: ModelSize = field(default_factory=ModelSize)
    minutes: float | None = None
    tokens: int | None = None
    corpus_scale: float = 1.0
    natural: Path | None = None
    batch_tokens: int = 3072
    bfloat16: bool = False
    threads: int = 2
    save_every: float = 180.0
    #: a finished mind whose weights and tokenizer the run starts from, with fresh optimisers
    start: Path | None = None

    def __post_init__(self) -> None:
        if (self.minutes is None) == (self.tokens is None):
            raise ValueError("give minutes or tokens as the budget, one of them")


@dataclass
class State:
    """How far a run has come; kept beside the weights."""

    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    loss: float = math.nan
    held_out: float = math.nan
    #: pool -> held-out loss
    held_out_by_pool: dict[str, float] = field(default_factory=dict)
    documents: int = 0
    corpus_tokens: int = 0
    sources: list[str] = field(default_factory=list)
    plan: dict[str, object] = field(default_factory=dict)
    #: the runs of the mind that this one started from, as `TrainingRun` in plain dicts
    earlier: list[dict[str, object]] = field(default_factory=list)
    hardware: str = ""
    revision: str = ""
    #: what a person changed on the way, in sentences; the card repeats it
    history: list[str] = field(default_factory=list)

    def command(self) -> str:
        """What to type to repeat this run."""
        parts = ["python -m game.training", f"--seed {self.plan.get('seed', 0)}"]
        parts += [
            f"--{name} {self.plan[name]}" for name in ("tokens", "minutes") if self.plan.get(name)
        ]
        parts += ["--bfloat16"] if self.plan.get("bfloat16") else []
        parts += ["--natural natural --fetch-natural"] if self.sources else []
        parts += ["--start assets/minds/ember"] if self.earlier else []
        return " ".join([*parts, "--out assets/minds/ember"])

    def runs(self) -> list[TrainingRun]:
        """Every run up to and with this one."""
        before = [TrainingRun(**run) for run in self.earlier]  # type: ignore[arg-type]
        hours = self.seconds / 3600
        this = (self.command(), self.tokens, self.step, hours, self.hardware, self.held_out)
        return [*before, TrainingRun(*this, self.revision)]

    def progress(self, plan: Plan) -> float:
        """The share of the budget that is spent, 0 to 1."""
        if plan.minutes is not None:
            return min(1.0, self.seconds / (60 * plan.minutes))
        return min(1.0, self.tokens / max(1, plan.tokens or 1))


@dataclass(frozen=True)
class Data:
    """Encoded pools, held-out documents and the tokenizer that encoded them."""

    tokenizer: Tokenizer
    pools: dict[str, Pool]
    held_out: dict[str, Pool]
    documents: int
    sources: list[str]


def prepare(plan: Plan) -> Data:
    """Build the corpus, learn (or, resuming, load) the tokenizer, encode everything."""
    made = corpora.build(plan.seed, plan.corpus_scale, plan.natural)
    path = plan.out / TOKENIZER
    plan.out.mkdir(parents=True, exist_ok=True)
    if plan.start is not None and not path.exists():
        shutil.copy(plan.start / "tokenizer.json", path)
    if path.exists():
        tokenizer = Tokenizer.from_file(str(path))
    else:
        sample = (
            text for name, pool in made.pools.items() for text in pool[: TOKENIZER_SAMPLE[name]]
        )
        tokenizer = bpe.train(sample, plan.shape.vocab)
        tokenizer.save(str(path))
    pools = {name: encode_pool(tokenizer, texts) for name, texts in made.pools.items()}
    held_out = {name: encode_pool(tokenizer, texts) for name, texts in made.held_out.items()}
    documents = sum(map(len, made.pools.values()))
    return Data(tokenizer, pools, held_out, documents, made.sources)


def rate(progress: float, step: int, warmup: int = 60) -> float:
    """The factor on both learning rates: warm-up, plateau until 0.4, straight down to 0.02."""
    slope = 1.0 if progress < 0.4 else max(0.02, (1 - progress) / 0.6)
    return min(1.0, (step + 1) / warmup) * slope


def optimisers(model: TinyGPT2, dtype: torch.dtype) -> list[tuple[torch.optim.Optimizer, float]]:
    """Muon for the matrices, AdamW for embeddings, gains and biases; each with its peak rate."""
    named = dict(model.named_parameters())
    matrices = [name for name, p in named.items() if p.ndim == 2 and ".h." in name]
    muon = Muon([named[name] for name in matrices], MATRIX_RATE, dtype=dtype)
    rest = [p for name, p in named.items() if name not in matrices]
    return [
        (muon, MATRIX_RATE),
        (torch.optim.AdamW(rest, OTHER_RATE, betas=(0.9, 0.95), weight_decay=0.0), OTHER_RATE),
    ]


@torch.no_grad()
def held_out_loss(model: TinyGPT2, pool: Pool, limit: int = 400) -> tuple[float, int]:
    """Cross-entropy in nats, summed over held-out documents, and the number of tokens it is over.

    Each document is read from position 0; `limit` documents at most.
    """
    total, count = 0.0, 0
    for i in range(0, len(pool), max(1, len(pool) // limit)):
        ids = torch.from_numpy(pool[i][: model.shape.positions].astype("int64"))[None]
        if ids.shape[1] < 2:
            continue
        weights = torch.ones(1, ids.shape[1] - 1)
        total += float(model.loss(ids, weights)) * weights.numel()
        count += weights.numel()
    return total, count


def measure_held_out(model: TinyGPT2, state: State, held_out: dict[str, Pool]) -> None:
    """Write the mean held-out loss of every pool, and of all pools together, into the state."""
    sums = {name: held_out_loss(model, pool) for name, pool in held_out.items()}
    found = {name: (total, count) for name, (total, count) in sums.items() if count}
    state.held_out_by_pool = {name: total / count for name, (total, count) in found.items()}
    tokens = sum(count for _, count in found.values())
    state.held_out = sum(total for total, _ in found.values()) / tokens if tokens else math.nan


def save(model: TinyGPT2, state: State, folder: Path) -> None:
    """Write weights and state so that a reader never sees half a file."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(weights, folder / (WEIGHTS + ".new"), metadata={"format": "pt"})
    (folder / (WEIGHTS + ".new")).replace(folder / WEIGHTS)
    (folder / (STATE + ".new")).write_text(
        json.dumps(asdict(state), indent=1, default=str), "utf-8"
    )
    (folder / (STATE + ".new")).replace(folder / STATE)


def load(plan: Plan) -> tuple[TinyGPT2, State]:
    """A fresh model, or the one that `plan.out` holds with the state it had."""
    torch.manual_seed(plan.seed)
    model, state = TinyGPT2(plan.shape), State()
    if plan.start is None:
        wire(model)
    else:
        model.load_state_dict(finished_weights(plan.start))
    if (plan.out / WEIGHTS).exists():
        model.load_state_dict(load_file(plan.out / WEIGHTS))
        state = State(**json.loads((plan.out / STATE).read_text("utf-8")))
    return model, state


def step(
    model: TinyGPT2,
    steppers: list[tuple[torch.optim.Optimizer, float]],
    batch: tuple[Tensor, Tensor],
    factor: float,
    bfloat16: bool,
) -> float:
    """One optimiser step at `factor` times the peak rates; returns the batch's loss in nats."""
    with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
        loss = model.loss(*batch)
    loss.backward()  # type: ignore[no-untyped-call]
    for optimiser, peak in steppers:
        for group in optimiser.param_groups:
            group["lr"] = peak * factor
        optimiser.step()
        optimiser.zero_grad()
    return loss.item()


def _note(state: State, plan: Plan, data: Data) -> None:
    """Write into the state what is run, on what and where, for the card."""
    state.documents, state.sources = data.documents, data.sources
    state.corpus_tokens = sum(len(pool.tokens) for pool in data.pools.values())
    state.revision = revision()
    state.hardware = f"{plan.threads} threads on {processor()}"
    if plan.start is not None:
        state.earlier = [asdict(run) for run in read_runs(plan.start)]
    state.plan = {
        key: value for key, value in asdict(plan).items() if key not in ("out", "natural", "start")
    }


def run(plan: Plan) -> State:
    """Train until the budget is spent; checkpoints go to `plan.out`."""
    torch.set_num_threads(plan.threads)
    data = prepare(plan)
    model, state = load(plan)
    _note(state, plan, data)
    print(
        f"{state.documents} documents, {state.corpus_tokens} tokens, from step {state.step}",
        flush=True,
    )
    sampler = Sampler(data.pools, plan.shape.vocab, plan.seed + state.step, plan.batch_tokens)
    steppers = optimisers(model, torch.bfloat16 if plan.bfloat16 else torch.float32)
    peak, joined = (GOING_ON, JOIN) if plan.start else (1.0, 0.0)
    clock = saved = time.monotonic()
    before, first = state.seconds, state.step
    while (progress := state.progress(plan)) < 1:
        batch = sampler.batch(joined + (1 - joined) * progress, state.step)
        factor = peak * rate(progress, state.step - first)
        loss = step(model, steppers, batch, factor, plan.bfloat16)
        state.loss = loss if math.isnan(state.loss) else 0.98 * state.loss + 0.02 * loss
        state.step += 1
        state.tokens += batch[1].numel()
        state.seconds = before + time.monotonic() - clock
        if state.step % 50 == 0:
            done = f"{state.seconds:.0f}s {state.tokens / 1e6:.2f}M tokens"
            print(f"{state.step} {done} loss {state.loss:.3f}", flush=True)
        if time.monotonic() - saved > plan.save_every:
            save(model, state, plan.out)
            saved = time.monotonic()
    measure_held_out(model, state, data.held_out)
    save(model, state, plan.out)
    print(f"done: held-out loss {state.held_out:.3f}", flush=True)
    return state
