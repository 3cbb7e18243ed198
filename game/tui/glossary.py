"""What the help says: the words of the game, the signs on the screen, each screen's purpose."""

from __future__ import annotations

from typing import Literal

Topic = Literal["title", "play", "head", "scenes", "journals", "replay"]
PURPOSE: dict[Topic, str] = {
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
SIGNS: tuple[tuple[str, str], ...] = (
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
WORDS: tuple[tuple[str, str], ...] = (
    ("mind", "a loaded GPT-2 checkpoint with its tokenizer"),
    ("life", "one forward pass: one next token; a scene is a run of lives"),
    ("layer", "a transformer block, counted from 0: L3; its head five is L3.H5"),
    ("waking layers", "the lower three quarters; here you may act"),
    ("decoder", "the layers above; you see them and cannot touch them"),
    ("nudge", "one intervention: what, where, how much"),
    ("baseline", "this life without the nudges"),
    ("outcome", "the measured difference between baseline and nudged"),
    ("logit lens", "the word beside each floor: what would be said if the pass stopped there"),
    ("wrote", "direct logit attribution: what a part added to the word, not yet a cause"),
    ("without it", "the life lived again with one nudge left out: that is a cause"),
    ("suspicion", "how strange the humans above find what you said; at 100% the scene is lost"),
    ("surprise", "log p(favourite) − log p(word said), in the baseline, in nats"),
    ("instantiation", "one playthrough, recorded in a journal"),
    ("journal", "the record of an instantiation; a save and a replay are the same file"),
)
NUDGES: tuple[tuple[str, str], ...] = (
    ("scale", "how loud a head is: 0 silences it, 2 doubles it, −1 reverses it"),
    ("attend", "moves a share of its attention to a token"),
    ("q", "makes it ask for a token: its key, so many times |q| long"),
    ("k", "makes a past token call louder to this head"),
    ("v", "makes a past token answer with a word through this head"),
    ("think", "adds a word's direction after a layer, as a share of the residual"),
    ("swap", "makes it write what it wrote at an earlier token"),
    ("patch", "makes it write what it writes at the end of another prompt"),
)
