"""What an author reads when something is wrong: the file, the line, the code, the sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.mind.api import Shape
from game.story.check import check, check_book
from game.story.diagnostics import CODES
from tests.story.conftest import Draft

SMALL = Shape(n_layer=6, n_head=2, d_model=8, n_ctx=64, n_vocab=100)
ANSWER, GATE, QUIET = "scenes/answer.md", "scenes/gate.md", "scenes/quiet.md"


def test_the_sound_pack_has_nothing_wrong_with_it(garden: Path) -> None:
    assert check(garden) == []


BREAKS = [
    # file, what stood there, what is written instead, the diagnostic
    (
        "pack.yaml",
        "entry: gate",
        "entry: gaet",
        "pack.yaml:7: FP060: entry: there is no scene 'gaet' (did you mean 'gate'?)",
    ),
    (
        "pack.yaml",
        "licence:",
        "license:",
        "pack.yaml:6: FP020: unknown key 'license' (did you mean 'licence'?)",
    ),
    (
        "pack.yaml",
        'version: "1.0"',
        "version: 1.0",
        "pack.yaml:3: FP022: version: must be text; put it in quotes",
    ),
    (
        "pack.yaml",
        "format: 1",
        "format: 2",
        "pack.yaml:1: FP022: format: this game reads format 1, not 2",
    ),
    ("pack.yaml", "mind: gpt2\n", "", "pack.yaml:1: FP021: the key 'mind' is missing"),
    ("pack.yaml", "id: garden", "id: Garden", "pack.yaml:2: FP022: id: 'Garden' must be small"),
    (
        ANSWER,
        "lives: 3",
        "lifes: 3",
        f"{ANSWER}:8: FP020: unknown key 'lifes' (did you mean 'lives'?)",
    ),
    (ANSWER, "lives: 3", "lives: 99", f"{ANSWER}:8: FP022: lives: must be at most 64, not 99"),
    (ANSWER, "lives: 3", "lives: three", f"{ANSWER}:8: FP022: lives: must be a whole number"),
    (
        ANSWER,
        "calm: 0.25",
        "clam: 0.25",
        f"{ANSWER}:12: FP020: unknown key 'clam' (did you mean 'calm'?)",
    ),
    (
        ANSWER,
        "[scale, attend, think]",
        "[scale, atend]",
        f"{ANSWER}:10: FP022: kinds 2: there is no kind of nudge 'atend' (did you mean 'attend'?)",
    ),
    (ANSWER, "[0, 5]", "[5, 0]", f"{ANSWER}:11: FP022: layers: the lower layer comes first"),
    (
        ANSWER,
        "about: humans",
        "about: human",
        f"{ANSWER}:23: FP022: rules 3 about: there is no slot 'human' (did you mean 'humans'?)",
    ),
    (
        ANSWER,
        "when: 'flag(",
        "wen: 'flag(",
        f"{ANSWER}:21: FP020: unknown key 'wen' (did you mean 'when'?)",
    ),
    (
        ANSWER,
        "id: answer",
        "id: anwser",
        f"{ANSWER}:3: FP023: the id 'anwser' and the file's name 'answer' must be the same",
    ),
    (
        ANSWER,
        "goal: 'said ==",
        "goal: 'sayd ==",
        f"{ANSWER}:13: FP031: goal: there is no fact 'sayd' (did you mean 'said'?)",
    ),
    (
        ANSWER,
        "spoke(",
        "spook(",
        f"{ANSWER}:14: FP032: fail: there is no function 'spook' (did you mean 'spoke'?)",
    ),
    (
        ANSWER,
        "suspicion < 1",
        "suspicion < said",
        f"{ANSWER}:13: FP033: goal: suspicion is a "
        "number and said is a text; they cannot be compared",
    ),
    (
        ANSWER,
        "goal: 'said == \" no\" and suspicion < 1'",
        "goal:",
        f"{ANSWER}:13: FP022: goal: must not be empty",
    ),
    (
        ANSWER,
        "won: quiet",
        "won: quite",
        f"{ANSWER}:15: FP060: next won: there is no scene 'quite' (did you mean 'quiet'?)",
    ),
    (
        ANSWER,
        "say: looked away",
        "say: looked awry",
        f"{ANSWER}:18: FP050: there is no section '# looked awry' (did you mean 'looked away'?)",
    ),
    (
        ANSWER,
        "# lost",
        "# losst",
        f"{ANSWER}:35: FP051: the section 'losst' is never shown (did you mean 'lost'?)",
    ),
    (
        ANSWER,
        "# lost",
        "# won",
        f"{ANSWER}:35: FP052: the section 'won' stands twice (first on line 31)",
    ),
    (
        ANSWER,
        "# hint 1",
        "# hint 3",
        f"{ANSWER}:47: FP050: there is 'hint 2', but no 'hint 1'",
    ),
    (ANSWER, "# intro\n", "", f"{ANSWER}:28: FP052: this text stands before the first heading"),
    (
        ANSWER,
        "cause_lost|size",
        "cause_lost|sise",
        f"{ANSWER}:53: FP041: section 'looked away': "
        "there is no filter 'sise' (did you mean 'size'?)",
    ),
    (
        ANSWER,
        "cause_lost|size",
        "cause_lost|word",
        f"{ANSWER}:53: FP042: section 'looked away': "
        "the filter 'word' is for a text, and cause_lost is a number",
    ),
    (
        ANSWER,
        "cause_lost|size",
        "cause_losst|size",
        f"{ANSWER}:53: FP031: section 'looked away': "
        "there is no fact 'cause_losst' (did you mean 'cause_lost'?)",
    ),
    (
        ANSWER,
        "{lives|count}",
        "{lives|count",
        f"{ANSWER}:29: FP040: section 'intro': this '{{' ".replace("{{", "{"),
    ),
    (
        ANSWER,
        "{lives|count} lives",
        "{said|word}",
        f"{ANSWER}:29: FP034: section 'intro': 'said' is known only after a life",
    ),
    (
        ANSWER,
        'attend "anyone" 1',
        'attend "anyone" 2',
        f"{ANSWER}:25: FP070: solution: a share of attention must lie between 0 and 1, not 2",
    ),
    (
        ANSWER,
        'attend "anyone" 1',
        'attend "anyone" 1 at all',
        f"{ANSWER}:25: FP071: solution: the scene's kinds do not list 'at all'",
    ),
    (ANSWER, "L4 think", "L5.H1 think", f"{ANSWER}:25: FP070: solution: think is written like"),
    (
        ANSWER,
        "budget: 2",
        "budget: 1",
        f"{ANSWER}:25: FP071: solution: 2 nudges, and the budget is 1",
    ),
    (
        ANSWER,
        "[scale, attend, think]",
        "[scale, attend]",
        f"{ANSWER}:25: FP071: solution: the scene allows scale and attend, not think",
    ),
    (
        ANSWER,
        "[0, 5]",
        "[0, 3]",
        f"{ANSWER}:25: FP071: solution: layer 4 is outside the scene's layers 0 to 3",
    ),
    (
        ANSWER,
        "[0, 5]",
        "[0, 9]",
        f"{ANSWER}:11: FP072: layers: layer 9 is the decoder's; its waking layers are 0 to 8",
    ),
    (
        ANSWER,
        "L2.H3",
        "L2.H12",
        f"{ANSWER}:25: FP072: solution: the mind has no head 12; its heads are 0 to 11",
    ),
    (
        ANSWER,
        'said == " no" and suspicion',
        'said == "no" and suspicion',
        f'{ANSWER}:13: FP035: the word "no" lacks its leading space (did you mean " no"?)',
    ),
    (ANSWER, "  A:\n", "  A: \n", f"{ANSWER}:7: FP025: the prompt ends in a space"),
    (
        ANSWER,
        'flag("knocked")',
        'flag("knoked")',
        f"{ANSWER}:21: FP036: no choice sets the flag 'knoked' (did you mean 'knocked'?)",
    ),
    (
        ANSWER,
        "Q: Is anyone",
        "Q:\tIs \x07 anyone",
        f"{ANSWER}:6: FP005: the file holds the control character U+0007",
    ),
    (
        ANSWER,
        "title: The Answer",
        'title: "The \\e[2J Answer"',
        f"{ANSWER}:4: FP005: a text holds the control character U+001B",
    ),
    (
        ANSWER,
        "title: The Answer",
        "title: The: Answer",
        f"{ANSWER}:4: FP010: a ':' stands inside a plain text; put the text in quotes",
    ),
    (
        ANSWER,
        "title: The Answer",
        "title: &t The Answer",
        f"{ANSWER}:4: FP011: anchors and aliases",
    ),
    (
        ANSWER,
        "title: The Answer",
        "title: !!python/name:os.system x",
        f"{ANSWER}:4: FP011: tags are not used here",
    ),
    (ANSWER, "lives: 3", "lives: 3\nlives: 4", f"{ANSWER}:9: FP012: the key 'lives' stands twice"),
    (
        GATE,
        "id: gate\n",
        "id: gate\ngoal: changed\n",
        f"{GATE}:4: FP024: 'goal' has no meaning in a scene without a prompt",
    ),
    (
        GATE,
        "    sets:",
        "    when: kl > 1\n    sets:",
        f"{GATE}:8: FP034: choices 1 when: 'kl' tells of one life",
    ),
    (GATE, "---\nformat", "format", f"{GATE}:1: FP013: a scene begins with a line '---'"),
    (
        GATE,
        "*asked*",
        "![asked](http://example.org/a.png)",
        f"{GATE}:14: FP053: the game does not show an image in a story",
    ),
    (GATE, "*asked*", "<b>asked</b>", f"{GATE}:14: FP053: the game does not show HTML"),
    (
        QUIET,
        "title: Quiet\n",
        "title: Quiet\nnext: {won: gate}\n",
        f"{QUIET}:1: FP062: from the scene 'quiet' the story never ends",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), BREAKS)
def test_each_mistake_is_told_on_its_line(
    draft: Draft, file: str, old: str, new: str, expected: str
) -> None:
    found = draft.change(file, old, new).found()
    assert any(each.startswith(expected) for each in found), found


def test_every_diagnostic_has_a_place_and_a_documented_code(draft: Draft) -> None:
    for file, old, new, _ in BREAKS:
        text = (draft.root / file).read_text(encoding="utf-8")
        draft.change(file, old, new)
        for each in check(draft.root):
            assert re.fullmatch(r"[^:]+:[1-9]\d*: FP\d{3}: .+", str(each))
            assert CODES[each.code][0] == each.severity
        draft.write(file, text)


def test_a_line_of_a_block_condition_is_found(draft: Draft) -> None:
    goal = "goal: 'said == \" no\" and suspicion < 1'"
    draft.change(ANSWER, goal, 'goal: |\n  said == " no"\n  and suspicious < 1')
    assert draft.found()[0].startswith(f"{ANSWER}:15: FP031: goal: there is no fact 'suspicious'")


def test_a_line_within_a_section_is_found(draft: Draft) -> None:
    draft.change(ANSWER, "They have heard you.", "They\nhave\n\nheard {yuo}.")
    assert draft.found()[0].startswith(f"{ANSWER}:40: FP031: section 'lost': there is no fact")


def test_all_mistakes_of_a_pack_are_told_at_once(draft: Draft) -> None:
    draft.change(ANSWER, "goal: 'said", "goal: 'sayd").change(ANSWER, "# lost", "# losst")
    draft.change(GATE, "goto: answer\n    sets", "goto: anser\n    sets")
    assert [each.split(": ")[1] for each in draft.found()] == ["FP031", "FP051", "FP060"]


def test_a_scene_that_no_way_leads_to(draft: Draft) -> None:
    draft.write(
        "scenes/cellar.md", (draft.root / QUIET).read_text().replace("id: quiet", "id: cellar")
    )
    assert draft.found() == ["scenes/cellar.md:1: FP061: no way leads to the scene 'cellar'"]


def test_a_scene_without_any_heading(draft: Draft) -> None:
    draft.change(QUIET, "# intro\n", "")
    assert draft.found() == [
        f"{QUIET}:2: FP050: the scene has no section '# intro'",
        f"{QUIET}:7: FP052: this text stands before the first heading; begin '# intro'",
    ]


def test_a_broken_scene_is_not_called_missing(draft: Draft) -> None:
    draft.change(ANSWER, "lives: 3", "lives: many")
    assert [each.split(": ")[1] for each in draft.found()] == ["FP022"]


def test_a_file_that_is_not_text(draft: Draft) -> None:
    draft.write(QUIET, b"---\nformat: 1\ntitle: \xff\n---\n")
    expected = f"{QUIET}:3: FP004: this is not UTF-8 text; save the file as UTF-8"
    assert expected in draft.found()


def test_a_misplaced_scene_file(draft: Draft) -> None:
    draft.write("scene/lost.md", "---\n---\n")
    assert draft.found() == [
        "scene/lost.md:1: FP006: the game does not read this file; scenes are scenes/<id>.md"
    ]


def test_nudges_are_held_against_the_mind_at_hand(garden: Path) -> None:
    told = [str(each) for each in check(garden, SMALL)]
    assert f"{ANSWER}:25: FP072: solution: the mind has no head 3; its heads are 0 to 1" in told
    assert (
        f"{ANSWER}:25: FP072: solution: layer 4 is the decoder's; its waking layers are 0 to 3"
        in told
    )


def test_too_many_words_to_measure(draft: Draft) -> None:
    words = " or ".join(f'rank(" w{number}") == 1' for number in range(16))
    more = words.replace(" w", " v")
    rules = f"  - {{when: '{words}', say: One.}}\n  - {{when: '{more}', say: Two.}}\nsolution:"
    draft.change(ANSWER, "solution:", rules)
    assert any("FP037: the scene and its book ask about 33 words" in each for each in draft.found())


def test_an_alias_bomb_is_refused_at_once(draft: Draft) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    draft.write("pack.yaml", bomb)
    assert draft.found()[0].startswith("pack.yaml:1: FP011: anchors and aliases")


@pytest.mark.parametrize("text", ["[" * 5000, "- " * 5000, "a: {" * 3000, "? " * 3000])
def test_deep_yaml_is_refused(draft: Draft, text: str) -> None:
    assert any(": FP01" in each for each in draft.write("pack.yaml", text).found())


def test_the_words_yes_and_no_are_words(draft: Draft) -> None:
    draft.change(GATE, "text: Knock", "text: no")
    assert draft.found() == []


def test_a_book_that_stands_alone(tmp_path: Path) -> None:
    book = tmp_path / "narration.yaml"
    book.write_text("format: 1\nrules:\n  - when: kll > 1\n    say: 'Far.'\n")
    assert [str(each) for each in check_book(book)] == [
        "narration.yaml:3: FP031: rules 1 when: there is no fact 'kll' (did you mean 'kl'?)"
    ]
