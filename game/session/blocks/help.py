"""The help that the line mode reads out: short topics, one thought a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.mind.nudges.notation import FORMS as NUDGE_FORMS
from game.session.rules.commands import FORMS, CommandError
from game.text.suggest import did_you_mean_or

_SCALE, _ATTEND, _SWAP, _PATCH, _Q, _K, _V, _THINK = (
    NUDGE_FORMS[kind] for kind in ("scale", "attend", "swap", "patch", "q", "k", "v", "think")
)
#: words typed to look, and to leave
TYPED = (
    "look",
    "layers",
    "heads",
    "head",
    "labels",
    "path",
    "reality",
    "why",
    "status",
    "help",
    "notation",
    "words",
    "quit",
)
COMMANDS: tuple[str, ...] = (
    "begin [scene]: begin the scene named, or the next one",
    "choose 2: take the second choice offered; the bare number does too",
    f"{_SCALE}: place a nudge; help nudges tells the kinds",
    "remove 1: take the first nudge back; clear takes all back",
    'bet " no": say beforehand which word will be said',
    "let go: live this life, with the nudges placed",
    "undo: take the last command back, letting go included",
    "hint: the next hint; pass: let the scene pass and go on",
)
LOOKING: tuple[str, ...] = (
    "look: the tokens with their positions, and what the decoder would say",
    "layers: what would be said if the pass stopped after each layer",
    "heads, heads L3: where each head looks",
    "head L3.H5: one head: its look, the words it raises and lowers",
    "labels: what each head is in the habit of doing here; path: the residual stream's way",
    "reality: have transformers' own GPT-2 live this life, and compare",
    "why: who wrote the difference in the last life, and what each nudge was worth",
    "status: where you stand; notation: how nudges are written; words: what things are called",
    "quit: leave; the journal can be gone on with",
)
NOTATION: tuple[str, ...] = (
    f"{_SCALE}: silence a head; 2 doubles it (-4 to 4)",
    f"{_ATTEND}: move 80% of its attention to that token (0 to 1)",
    f"{_Q}: make it ask about that token, 1.5 times as loud (0 to 8)",
    f"{_K}: make token 12 call louder to this position (0 to 8)",
    f"{_V}: make token 12 answer with that word through this head (0 to 8)",
    f"{_THINK}: add the word's direction after layer 4 (0 to 4)",
    f"{_SWAP}: make it write what it wrote at that earlier token (0 to 1)",
    f"{_PATCH}: make it write what it writes at the end of another prompt (0 to 1)",
    'q, k and v also go away from a token (q away "eyes" 1); k away query; v toward "eyes".',
    "For experts they take a vector as wide as a head, [0.1, -0.2, ...], or a random one, seed 7.",
    "at all, at a nudge's end: all of the past is thought again, nudged at every position.",
    'Tokens are named by position (@12) or text ("foot": the last one; "foot"#1: the first).',
    "A word to say or think is one token, written with its leading space.",
)
WORDS: tuple[str, ...] = (
    "mind: a GPT-2 checkpoint with its tokenizer",
    "life: one forward pass, one next word; a scene is a run of lives",
    "layer, head: L3 is layer 3, counted from 0; L3.H5 is its head 5",
    "waking layers: the lower three quarters, where you may act",
    "decoder: the layers above; you see them and cannot touch them",
    "nudge: one intervention: what, where, how much",
    "baseline: the same life without your nudges",
    "suspicion: how strange the humans above find what you said, from 0 to 1",
    "nats: how far two distributions are apart, or how surprising a word is",
    "logits: the scores before they become probabilities",
    "journal: the record of what you did; it can be replayed and gone on with",
)
SUSPICION: tuple[str, ...] = (
    "A word that is not the decoder's own favourite surprises the humans above.",
    "Surprise is log p(favourite) minus log p(word said), without your nudges, in nats.",
    "Suspicion rises by surprise divided by the scene's tolerance; at 1 the scene is lost.",
    "The favourite word lets it fall a little.",
)
TOPICS: Mapping[str, tuple[str, ...]] = {
    "commands": COMMANDS,
    "looking": LOOKING,
    "nudges": NOTATION,
    "words": WORDS,
    "suspicion": SUSPICION,
}


def help_lines(topic: str) -> Iterable[str]:
    """The help on a topic, on a command, or on all of them.

    Raises:
        CommandError: there is no such topic.
    """
    if not topic:
        return [*COMMANDS, *LOOKING, f"Topics: {', '.join(TOPICS)}."]
    if topic in TOPICS:
        return TOPICS[topic]
    lines = [line for line in (*COMMANDS, *LOOKING) if line.startswith(topic)]
    if lines:
        return lines
    meant = did_you_mean_or(topic, [*TOPICS, *FORMS, *TYPED], f": {', '.join(TOPICS)}")
    raise CommandError(f"there is no help on that{meant}")
