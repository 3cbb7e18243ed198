"""What the help says: the words of the game, the nudges, the commands, the signs, the screens.

The line mode reads it out by topics, one thought a line; the screens show the same on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from game.mind.nudges.kinds import BY_NAME, Nudge
from game.mind.nudges.notation import FORMS
from game.session.actions_and_keys import typed
from game.session.rules.commands import CommandError
from game.text.suggest import did_you_mean_or

Page = Literal["title", "play", "head", "scenes", "journals", "replay"]
#: a term, a sign, a key or a form, and what it means
Row = tuple[str, str]

#: what each screen is for
PURPOSE: Mapping[Page, str] = {
    "title": "Where the game begins. The mind wakes in the background; its name, its size and "
    "who trained it stand below the menu.",
    "play": "A real forward pass runs. Each floor of the tower is a layer, each cell a head: the "
    "brighter, the more of its attention rests on one token. Place nudges in the waking layers, "
    "watch the words change, then let go. Whatever the panels show before you let go is a "
    "preview of this same pass; looking costs nothing.",
    "head": "One head at the newest token: where it looks, and which words its output raises "
    "and mutes. Pick a token and a nudge; the line beside each names it in the notation you "
    "can also type. In the decoder's layers you can only look.",
    "scenes": "Every scene of this story. Begin at any; nothing is locked.",
    "journals": "Everything ever played is recorded as it is played. Open a journal to read it "
    "again (no mind is needed), or go on with it where it stopped.",
    "replay": "A journal, turn by turn, as it was shown. The mind is not asked: these are the "
    "recorded words and measurements.",
}
#: the keys that every list and page has
MOVING: tuple[Row, ...] = (
    ("↑ ↓ ⏎", "move in a list, and pick"),
    ("Tab", "from one part of the screen to the next"),
    ("ctrl+p", "everything this screen can do, to search"),
)
#: what the mouse does
MOUSE = (
    "Everything can be clicked too: heads, floors, tokens, nudges, choices, the keys below; "
    "a click on a word bets on it."
)
#: the signs of the tower, the tokens and the panel why
SIGNS: tuple[Row, ...] = (
    ("·░▒▓█", "waking heads: the share of attention on the token most looked at"),
    ("┄╌─━═", "the decoder's heads: the same, out of your reach"),
    ("●", "a nudged head"),
    ("×", "a silenced head"),
    ("○", "looks most at the token selected"),
    ("≠", "differs from the baseline: looks elsewhere, or another word on top"),
    ("◆", "a thought is added after this layer; in why: a decisive nudge"),
    ("▸", "the newest token, where this life is thought"),
    ("⌂", "written in the decoder's layers"),
    ("[ ]", "the cursor"),
)
#: the words of the game, in code and on screen
WORDS: tuple[Row, ...] = (
    ("mind", "a loaded GPT-2 checkpoint with its tokenizer"),
    ("life", "one forward pass: one next token; a scene is a run of lives"),
    ("layer", "a transformer block, counted from 0: L3; its head 5 is L3.H5"),
    ("waking layers", "the lower three quarters, where you may act"),
    ("decoder", "the layers above; you see them and cannot touch them"),
    ("nudge", "one intervention: what, where, how much"),
    ("baseline", "the same life without the nudges"),
    ("outcome", "the measured difference between baseline and nudged"),
    ("logit lens", "the word after each layer: what would be said if the pass stopped there"),
    ("wrote", "direct logit attribution: what a part added to the word, not yet a cause"),
    ("without it", "the life lived again with one nudge left out: that is a cause"),
    ("suspicion", "how strange the humans above find what you said; full, the scene is lost"),
    ("surprise", "log p(favourite) minus log p(word said), in the baseline, in nats"),
    ("nats", "how far two distributions are apart, or how surprising a word is"),
    ("logits", "the scores before they become probabilities"),
    ("instantiation", "one playthrough, recorded in a journal"),
    ("journal", "the record of an instantiation; a save and a replay are the same file"),
)
#: the kinds that are told first; the others follow in their own order
_TOLD_FIRST = ("scale", "attend", "q", "k", "v", "think")
_TOLD = (*_TOLD_FIRST, *(name for name in BY_NAME if name not in _TOLD_FIRST))


def _told(kind: type[Nudge]) -> Row:
    bounds = f"{kind.bounds.low:g} to {kind.bounds.high:g}"
    return FORMS[kind.kind], f"{kind.help} ({bounds})"


#: each kind of nudge: an example, what it does, and the bounds of its strength
NUDGES: tuple[Row, ...] = tuple(_told(BY_NAME[name]) for name in _TOLD)
#: what else may stand in a nudge
NUDGE_NOTES: tuple[str, ...] = (
    'q, k and v also go away from a token (q away "eyes" 1); k away query; v toward "eyes".',
    "For experts they take a vector as wide as a head, [0.1, -0.2, ...], or a random one, seed 7.",
    "at all, at a nudge's end: all of the past is thought again, nudged at every position.",
    'Tokens are named by position (@12) or text ("foot": the last one; "foot"#1: the first).',
    "A word to say or think is one token, written with its leading space.",
)
#: the commands of the rules, as they are typed
COMMAND_ROWS: tuple[Row, ...] = tuple((each.typed, each.help) for each in typed("command"))
#: the looks, as they are typed
LOOK_ROWS: tuple[Row, ...] = tuple((each.typed, each.help) for each in typed("look"))
#: what is typed besides, in the line mode
OTHER_ROWS: tuple[Row, ...] = tuple((each.typed, each.help) for each in typed(""))
_SUSPICION: tuple[str, ...] = (
    "A word that is not the decoder's own favourite surprises the humans above.",
    "Surprise is log p(favourite) minus log p(word said), without your nudges, in nats.",
    "Suspicion rises by surprise divided by the scene's tolerance; at 1 the scene is lost.",
    "The favourite word lets it fall a little.",
)


def lines(rows: Iterable[Row]) -> tuple[str, ...]:
    """`mind: a loaded GPT-2 checkpoint with its tokenizer`, and so on."""
    return tuple(f"{name}: {meaning}" for name, meaning in rows)


#: what the line mode tells of each topic
TOPICS: Mapping[str, tuple[str, ...]] = {
    "commands": lines(COMMAND_ROWS),
    "looking": lines((*LOOK_ROWS, *OTHER_ROWS)),
    "nudges": (*lines(NUDGES), *NUDGE_NOTES),
    "words": lines(WORDS),
    "suspicion": _SUSPICION,
}


def help_lines(topic: str) -> list[str]:
    """The help on a topic, on a command, or on all of them.

    Raises:
        CommandError: there is no such topic.
    """
    typed_lines = [*TOPICS["commands"], *TOPICS["looking"]]
    if not topic:
        return [*typed_lines, f"Topics: {', '.join(TOPICS)}."]
    if topic in TOPICS:
        return list(TOPICS[topic])
    found = [line for line in typed_lines if line.startswith(topic)]
    if found:
        return found
    words = (typed.partition(" ")[0] for typed, _ in (*COMMAND_ROWS, *LOOK_ROWS, *OTHER_ROWS))
    topics = f": {', '.join(TOPICS)}"
    meant = did_you_mean_or(topic, [*TOPICS, *words], topics)
    raise CommandError(f"there is no help on that{meant}")
