"""Verifying: the first turn and fact that differ, and nothing that does not."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from game.mind import load
from game.mind.api import Mind
from game.session.journal.codec import decode, encode
from game.session.journal.compare import first_mismatch, tied
from game.session.journal.file import JournalError, read_journal
from game.session.journal.shorten import Repeats
from game.session.journal.verify import check_stamps, report, rerun
from game.session.playthrough import Playthrough
from game.session.rules.events import LifeEvent, ProseEvent
from game.story.model import Pack
from tests.session.conftest import WIN

Record = Callable[..., Path]
TYPED = ("begin eyes", "let go", WIN, "let go")


@pytest.fixture
def path(recorded: Record) -> Path:
    return recorded(*TYPED)


def edit_event(path: Path, code: str, nth: int, edit: Callable[[dict[str, Any]], None]) -> None:
    """Change the data of the nth event of a code, counted from 0."""
    lines, repeats = path.read_text("utf-8").splitlines(), Repeats()
    whole = [json.loads(line) for line in lines[1:]]
    for entry in whole:
        entry[2] = repeats.whole(entry[1], entry[2])
    at = [i for i, line in enumerate(lines) if line.startswith(f'[0,"{code}"')][nth]
    entry = json.loads(json.dumps(whole[at - 1]))
    edit(entry[2])
    lines[at] = json.dumps(entry)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def verified(path: Path, pack: Pack, mind: Mind) -> tuple[str, int]:
    journal = read_journal(path)
    return report(journal, rerun(journal, pack, mind))


def test_an_honest_journal_verifies(path: Path, pack: Pack, mind: Mind) -> None:
    assert verified(path, pack, mind) == ("verified: 2 lives match", 0)


def test_on_a_mind_loaded_anew_too(path: Path, pack: Pack) -> None:
    assert verified(path, pack, load()) == ("verified: 2 lives match", 0)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda d: d["outcome"]["said"].__setitem__(0, 5), "fact said.id: recorded 5, measured"),
        (
            lambda d: d["outcome"]["tokens"][2].__setitem__(0, 9),
            "fact tokens[2].id: recorded 9",
        ),
        (lambda d: d["facts"]["values"].update(p_said=0.123), "fact p_said: recorded 0.123"),
        (lambda d: d["facts"]["values"].update(changed=False), "fact changed: recorded False"),
        (lambda d: d["facts"]["values"].update(writer="L0.H0"), 'fact writer: recorded "L0.H0"'),
        (lambda d: d["facts"]["values"].pop("kl"), "fact kl: recorded nothing"),
        (
            lambda d: d["facts"]["words"][" no"].__setitem__(0, 2),
            "fact words. no.rank: recorded 2",
        ),
        (
            lambda d: d["facts"]["values"].update(rank_favourite_after=9),
            "fact rank_favourite_after",
        ),
        (
            lambda d: d["outcome"]["nudged"]["top"][0].__setitem__(2, 0.1),
            "fact top[0].p: recorded 0.1",
        ),
        (
            lambda d: d["outcome"]["baseline"]["top"][0].__setitem__(3, 2),
            "fact top_before[0].rank: recorded 2",
        ),
        (lambda d: d["outcome"]["terms"].reverse(), "fact terms[0].writer: recorded"),
        (
            lambda d: d["outcome"]["worths"][0].update(says=" Paris"),
            'fact worths[0].says: recorded " Paris"',
        ),
        (lambda d: d["outcome"].update(heads=[]), "fact heads: recorded 0 items"),
        (
            lambda d: d["outcome"]["nudged"]["cells"][6][2].__setitem__(3, 0.777),
            "fact nudged.cells[6][2].share: recorded 0.777",
        ),
        (
            lambda d: d["outcome"]["baseline"]["lens"][4]["top"][0].__setitem__(1, " Paris"),
            'fact baseline.lens[4].top[0].word: recorded " Paris"',
        ),
        (
            lambda d: d["outcome"].update(kl=d["outcome"]["kl"] + 0.1),
            "fact kl: recorded",
        ),
        (lambda d: d.update(suspicion=0.0), "fact suspicion: recorded 0"),
        (lambda d: d.update(life=3), "fact life: recorded 3, measured 2"),
    ],
)
def test_a_changed_life_is_named(
    path: Path, pack: Pack, mind: Mind, edit: Callable[[dict[str, Any]], None], told: str
) -> None:
    edit_event(path, "life", 1, edit)
    sentence, status = verified(path, pack, mind)
    assert status == 1
    assert sentence.startswith("turn 4 (life 2), ")
    assert told in sentence


def test_the_first_difference_is_the_one_that_is_named(path: Path, pack: Pack, mind: Mind) -> None:
    edit_event(path, "life", 1, lambda d: d["outcome"].update(kl=9.0))
    edit_event(path, "life", 0, lambda d: d["outcome"].update(gain=9.0))
    assert verified(path, pack, mind)[0].startswith("turn 2 (life 1), fact gain: recorded 9.0")


def test_changed_prose_is_named(path: Path, pack: Pack, mind: Mind) -> None:
    edit_event(path, "prose", 1, lambda d: d.update(text=d["text"].replace("heard", "hoard")))
    sentence, status = verified(path, pack, mind)
    assert status == 1
    assert sentence.startswith('turn 2 (life 1), fact prose what: recorded "They hoard')


def test_a_number_changed_in_prose_is_named(path: Path, pack: Pack, mind: Mind) -> None:
    edit_event(path, "prose", 2, lambda d: d.update(text=d["text"].replace("%", "9%", 1)))
    assert "fact prose" in verified(path, pack, mind)[0]


def test_a_changed_command_or_a_lost_event_is_named(path: Path, pack: Pack, mind: Mind) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace(f'"c",{json.dumps(WIN)}', '"c","L7.H0 scale 0"'), "utf-8")
    sentence, status = verified(path, pack, mind)
    assert (sentence[:6], status) == ("turn 3", 1)
    assert "refused" in sentence
    path.write_text(text[: text.rstrip().rindex("\n") + 1], "utf-8")
    sentence, status = verified(path, pack, mind)
    assert (sentence[:6], status) == ("turn 4", 1)
    assert "number of events" in sentence


def test_a_torn_last_line_is_left_out_and_told(path: Path, pack: Pack, mind: Mind) -> None:
    path.write_bytes(path.read_bytes() + b'[1.5,"c","le')
    sentence, status = verified(path, pack, mind)
    assert status == 0
    assert sentence == "verified: 2 lives match (the last line was cut off and is left out)"


def test_another_story_or_mind_is_told_with_both_names(path: Path, pack: Pack, mind: Mind) -> None:
    journal = read_journal(path)
    other = dataclasses.replace(mind.card, fingerprint="f" * 64)
    with pytest.raises(JournalError, match=f"{mind.card.fingerprint}.*{'f' * 64}"):
        check_stamps(journal, pack, other)
    changed = dataclasses.replace(pack, sha256="e" * 64)
    with pytest.raises(JournalError, match=f"{'f' * 64}.*the story is another, too"):
        check_stamps(journal, changed, other)
    with pytest.raises(JournalError, match=f"{pack.sha256[:12]}.*{'e' * 12}"):
        check_stamps(journal, dataclasses.replace(pack, sha256="e" * 64), mind.card)


def test_a_mind_bent_under_a_forged_name_is_found_out(
    path: Path, pack: Pack, mind: Mind, mind_copy: Path
) -> None:
    file = mind_copy / "model.safetensors"
    weights = load_file(file)
    name = next(name for name in weights if name.endswith("h.2.attn.c_proj.weight"))
    draw = torch.randn(weights[name].shape, generator=torch.Generator().manual_seed(0))
    weights[name] = (weights[name].float() + 0.02 * draw).to(weights[name].dtype)
    save_file(weights, file, {"format": "pt"})
    bent = load(str(mind_copy))
    assert bent.card.fingerprint != mind.card.fingerprint
    text = path.read_text("utf-8")
    path.write_text(text.replace(mind.card.fingerprint, bent.card.fingerprint), "utf-8")
    check_stamps(read_journal(path), pack, bent.card)
    sentence, status = verified(path, pack, bent)
    assert status == 1
    assert sentence.startswith("turn 1 (life 1), fact reading.")


def test_going_on_with_a_changed_journal_warns(path: Path, pack: Pack, mind: Mind) -> None:
    edit_event(path, "life", 0, lambda d: d["outcome"].update(kl=9.0))
    playthrough, warning = Playthrough.resume(path, pack, mind)
    playthrough.close()
    assert warning.startswith("Some of this is not as it was recorded: turn 2 (life 1), fact kl")
    assert playthrough.state.phase == "ended"


# What another machine may measure: the same within the last digits, and ties broken otherwise.


def life_of(path: Path) -> LifeEvent:
    events = [event for turn in read_journal(path).turns for event in turn.events]
    return [event for event in events if isinstance(event, LifeEvent)][1]


def changed(life: LifeEvent, edit: Callable[[dict[str, Any]], None]) -> LifeEvent:
    data = json.loads(json.dumps(encode(life)))
    edit(data)
    return decode(LifeEvent, data)


def test_last_digits_may_differ_and_so_may_their_prose(path: Path) -> None:
    life = life_of(path)
    near = changed(life, lambda d: d["outcome"].update(kl=d["outcome"]["kl"] * 1.0001))
    assert first_mismatch((near,), (life,)) is None
    here = ProseEvent("what", "r", "You said ‘no’ at 31%, +1.24 logits.")
    there = ProseEvent("what", "r", "You said ‘no’ at 31%, +1.25 logits.")
    assert first_mismatch((near, there), (life, here)) is None
    assert first_mismatch((life, there), (life, here)) is not None, "equal facts, other prose"
    far = ProseEvent("what", "r", "You said ‘no’ at 31%, +1.35 logits.")
    assert first_mismatch((near, far), (life, here)) is not None


def test_writers_that_wrote_equally_much_may_change_places(path: Path) -> None:
    def tie(data: dict[str, Any]) -> None:
        terms = data["outcome"]["terms"]
        terms[1][1] = terms[0][1]
        data["facts"]["values"]["writer_gain"] = terms[0][1]

    def swap(data: dict[str, Any]) -> None:
        tie(data)
        terms = data["outcome"]["terms"]
        terms[:2] = reversed(terms[:2])
        data["facts"]["values"]["writer"] = terms[0][0]
        data["facts"]["values"]["writer_layer"] = 99

    life = life_of(path)
    assert first_mismatch((changed(life, swap),), (changed(life, tie),)) is None
    assert first_mismatch((changed(life, swap),), (life,)) is not None


def test_ranks_count_only_where_the_logits_are_apart(path: Path) -> None:
    def close_race(data: dict[str, Any]) -> None:
        top = data["outcome"]["nudged"]["top"]
        top[1][4] = top[0][4] - 0.0005

    def swap(data: dict[str, Any]) -> None:
        close_race(data)
        data["outcome"]["nudged"]["top"][0][3], data["outcome"]["said"][3] = 2, 2

    life = life_of(path)
    assert first_mismatch((changed(life, swap),), (changed(life, close_race),)) is None
    assert first_mismatch((changed(life, swap),), (life,)) is not None


def test_another_word_is_a_tie_only_within_the_margin(path: Path) -> None:
    def second(data: dict[str, Any]) -> None:
        data["outcome"]["said"][0] = data["outcome"]["nudged"]["top"][1][0]

    def close_race(data: dict[str, Any]) -> None:
        top = data["outcome"]["nudged"]["top"]
        top[1][4] = top[0][4] - 0.0005

    life = life_of(path)
    assert tied(changed(life, second), changed(life, close_race))
    assert not tied(changed(life, second), life)
    assert not tied(life, changed(life, close_race))
