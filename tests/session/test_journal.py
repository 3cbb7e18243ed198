"""Journals: written as played, read with suspicion, gone on with wherever they stop."""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.mind.api import Mind
from game.session.journal import file as journals
from game.session.journal.codec import decode, encode
from game.session.journal.file import JournalError, read_journal
from game.session.journal.verify import rerun
from game.session.playthrough import Playthrough
from game.session.rules.apply import apply
from game.session.rules.commands import Command, CommandError, parse_command, show_command
from game.session.rules.events import ReadingEvent
from game.session.rules.rounding import LARGEST, settle
from game.session.rules.state import start
from game.story.model import Pack
from tests.session.conftest import WIN, Play

TYPED = ("begin", "choose 1", "hint", WIN, 'bet " no"', "let go", "undo", "go", "1")
Record = Callable[..., Path]


def test_what_was_played_reads_back(recorded: Record, pack: Pack, mind: Mind) -> None:
    journal = read_journal(recorded(*TYPED))
    assert [turn.command for turn in journal.turns] == [
        show_command(parse_command(text)) for text in TYPED
    ]
    state, happened = start(pack, 7), []
    for text in TYPED:
        state, events = apply(state, parse_command(text), mind)
        happened.append(events)
    assert [turn.events for turn in journal.turns] == happened
    assert journal.header.story.sha256 == pack.sha256
    assert journal.header.mind.fingerprint == mind.card.fingerprint
    assert (journal.header.seed, journal.torn) == (7, False)


def test_every_line_is_json_in_the_manner_of_asciicast(recorded: Record) -> None:
    lines = recorded(*TYPED).read_text("utf-8").splitlines()
    header = json.loads(lines[0])
    assert (header["format"], header["version"]) == ("forward-pass-journal", 2)
    for line in lines[1:]:
        interval, code, _ = json.loads(line)
        assert interval >= 0
        assert isinstance(code, str)
    numbers = re.findall(r"[0-9]+\.[0-9]+(?:e-?[0-9]+)?", "".join(lines[1:]))
    assert numbers
    assert all(float(f"{float(number):.6g}") == float(number) for number in numbers)


def test_each_command_is_on_the_disk_before_the_next(
    pack: Pack, mind: Mind, tmp_path: Path
) -> None:
    path = tmp_path / "live.jsonl"
    playthrough = Playthrough.new(pack, mind, 7, path)
    for count, text in enumerate(TYPED, start=1):
        playthrough.do(parse_command(text))
        assert len(read_journal(path).turns) == count
    with pytest.raises(CommandError):
        playthrough.do(parse_command("L99.H1 scale 0"))
    assert len(read_journal(path).turns) == len(TYPED), "what was refused is not recorded"
    playthrough.close()


def test_a_command_too_long_to_be_read_again_is_refused_before_it_is_obeyed(
    pack: Pack, mind: Mind, tmp_path: Path
) -> None:
    path = tmp_path / "long.jsonl"
    playthrough = Playthrough.new(pack, mind, 7, path)
    playthrough.do(parse_command("begin eyes"))
    spaces = "\u00a0" * 2000  # each is written as six characters
    with pytest.raises(CommandError, match="a journal takes at most 8000"):
        playthrough.do(parse_command(f'L0.H0 patch "{spaces}" 1'))
    numbers = ", ".join(["-0.1234567"] * mind.card.shape.d_head)
    playthrough.do(parse_command(f'L3.H0 v "eyes" [{numbers}] 1'))  # as GPT-2's heads need
    playthrough.close()
    assert len(read_journal(path).turns) == 2


def test_what_comes_after_leaving_is_not_recorded(pack: Pack, mind: Mind, tmp_path: Path) -> None:
    playthrough = Playthrough.new(pack, mind, 7, tmp_path / "left.jsonl")
    playthrough.do(parse_command("begin eyes"))
    playthrough.close()
    playthrough.do(parse_command("let go"))
    assert len(read_journal(tmp_path / "left.jsonl").turns) == 1


def test_a_journal_is_never_overwritten(recorded: Record, pack: Pack, mind: Mind) -> None:
    path = recorded("begin")
    with pytest.raises(JournalError, match="exists already"):
        Playthrough.new(pack, mind, 7, path)


def test_two_games_do_not_write_one_journal(recorded: Record, pack: Pack, mind: Mind) -> None:
    path = recorded("begin eyes")
    first, _ = Playthrough.resume(path, pack, mind)
    with pytest.raises(JournalError, match="another window"):
        Playthrough.resume(path, pack, mind)
    first.close()
    again, _ = Playthrough.resume(path, pack, mind)
    again.close()


def test_a_full_disk_does_not_end_the_game_and_nothing_is_lost(
    pack: Pack, mind: Mind, tmp_path: Path
) -> None:
    blocked = tmp_path / "folder"
    blocked.write_text("in the way")
    playthrough = Playthrough.new(pack, mind, 7, blocked / "played.jsonl")
    playthrough.do(parse_command("begin eyes"))
    playthrough.do(parse_command(WIN))
    assert "cannot be written" in playthrough.trouble
    assert "not recorded" in playthrough.trouble
    blocked.unlink()
    playthrough.do(parse_command("let go"))
    assert playthrough.trouble == ""
    playthrough.close()
    found = rerun(read_journal(blocked / "played.jsonl"), pack, mind)
    assert (found.state, found.difference) == (playthrough.state, None)


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away there")
def test_a_journal_that_is_taken_away_is_told(pack: Pack, mind: Mind, tmp_path: Path) -> None:
    path = tmp_path / "gone.jsonl"
    playthrough = Playthrough.new(pack, mind, 7, path)
    playthrough.do(parse_command("begin eyes"))
    path.rename(tmp_path / "elsewhere.jsonl")
    playthrough.do(parse_command(WIN))
    assert "cannot be written" in playthrough.trouble
    path.write_text("somebody else's")
    playthrough.do(parse_command("let go"))
    assert "another file has taken its place" in playthrough.trouble
    assert path.read_text() == "somebody else's"
    playthrough.close()


def test_half_a_write_is_taken_back_before_the_next(
    pack: Pack, mind: Mind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "played.jsonl"
    playthrough = Playthrough.new(pack, mind, 7, path)
    write, written = os.write, 0

    def full(file: int, data: bytes) -> int:
        nonlocal written
        if written > 100:
            raise OSError(28, "No space left on device")
        written += write(file, bytes(data[:60]))
        return 60

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        playthrough.do(parse_command("begin eyes"))
        assert "No space left" in playthrough.trouble
    playthrough.do(parse_command(WIN))
    playthrough.close()
    assert [turn.command for turn in read_journal(path).turns] == ["begin eyes", WIN]


def test_what_was_torn_off_is_cut_away(recorded: Record, pack: Pack, mind: Mind) -> None:
    path = recorded("begin eyes", "hint")
    whole = path.read_bytes()
    path.write_bytes(whole + b"x" * 5000)
    playthrough, _ = Playthrough.resume(path, pack, mind)
    playthrough.close()
    assert path.read_bytes() == whole


@pytest.fixture(scope="module")
def whole(pack: Pack, mind: Mind, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "played.jsonl"
    playthrough = Playthrough.new(pack, mind, 7, path)
    for text in TYPED:
        playthrough.do(parse_command(text))
    playthrough.close()
    return path.read_bytes()


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_cut_at_any_byte_it_keeps_every_whole_command(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(whole)))
    path = tmp_path_factory.getbasetemp() / "cut.jsonl"
    path.write_bytes(whole[:cut])
    if b"\n" not in whole[:cut]:
        with pytest.raises(JournalError, match="header"):
            read_journal(path)
        return
    journal = read_journal(path)
    lines = whole[:cut].split(b"\n")[1:-1]
    assert len(journal.turns) == sum(json.loads(line)[1] == "c" for line in lines)
    assert journal.torn == (not whole[:cut].endswith(b"\n"))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.55, 0.8, 0.97, 1.0])
def test_a_cut_journal_is_gone_on_with_and_verifies(
    whole: bytes, pack: Pack, mind: Mind, tmp_path: Path, share: float
) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_bytes(whole[: max(int(share * len(whole)), whole.index(b"\n") + 1)])
    before = [turn.command for turn in read_journal(path).turns]
    playthrough, warning = Playthrough.resume(path, pack, mind)
    assert warning == ""
    playthrough.do(parse_command("begin eyes"))
    playthrough.close()
    journal = read_journal(path)
    assert [turn.command for turn in journal.turns] == [*before, "begin eyes"]
    assert not journal.torn
    found = rerun(journal, pack, mind)
    assert (found.difference, found.cut, found.state) == (None, False, playthrough.state)


_typed = st.sampled_from(
    [
        "begin",
        "begin eyes",
        "begin narrow",
        "choose 1",
        "choose 3",
        WIN,
        "L1.H0 scale 0",
        'L2.H1 attend "eyes" 1',
        "remove 1",
        "clear",
        'bet " no"',
        "let go",
        "let go",
        "undo",
        "hint",
        "pass",
    ]
).map(parse_command)


@given(st.lists(_typed, max_size=12))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_played_plays_again(
    pack: Pack, mind: Mind, tmp_path_factory: pytest.TempPathFactory, commands: list[Command]
) -> None:
    path = tmp_path_factory.mktemp("random") / "played.jsonl"
    playthrough = Playthrough.new(pack, mind, 7, path)
    for command in commands:
        before = playthrough.state
        try:
            playthrough.do(command)
        except CommandError:
            assert playthrough.state is before
    playthrough.close()
    found = rerun(read_journal(path), pack, mind)
    assert found.state == playthrough.state
    assert (found.difference, found.refused, found.cut) == (None, False, False)


def edited(path: Path, edit: Callable[[list[str]], None]) -> Path:
    lines = path.read_text("utf-8").split("\n")
    edit(lines)
    path.write_text("\n".join(lines), "utf-8")
    return path


def _set(number: int, text: str) -> Callable[[list[str]], None]:
    return lambda lines: lines.__setitem__(number - 1, text)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (_set(1, "{}"), ":1: this is not a journal"),
        (_set(1, '{"format": "forward-pass-journal", "version": 3}'), ':1: journal version "3"'),
        (_set(1, '{"format": "forward-pass-journal", "version": 1}'), ":1: Header has no"),
        (_set(2, '[0, "scene", {}]'), ":2: an event stands before"),
        (_set(2, '[0, "c"]'), r":2: the line is not \[seconds, code, data\]"),
        (_set(2, '[-1, "c", "begin"]'), ":2: the seconds"),
        (_set(2, '[true, "c", "begin"]'), ":2: the seconds"),
        (_set(2, '[NaN, "c", "begin"]'), ":2: the line is not JSON"),
        (_set(2, '[0, "c", 5]'), ":2: the command"),
        (_set(3, '[0, "scene", {}]'), ":3: SceneEvent has no"),
        (_set(3, '[0, "nothing", {}]'), ":3: no event is called"),
        (_set(3, "[" * 100_000), ":3: the line is not JSON"),
        (_set(3, "\udcff".encode("utf-8", "surrogatepass").decode("latin-1")), ":3: the line"),
        (_set(3, '[0, "finished", {"title": 5}]'), ":3: FinishedEvent.title is not a text"),
        (_set(3, '[0, "finished", {"title": "", "x\\u001b": 1}]'), ":3: .*unknown field"),
        (_set(3, '[0, "prose", "' + "x" * (1 << 20) + '"]'), ":3: the line is longer than 1 MiB"),
        (_set(3, "9" * 5000), ":3: the line is not"),
    ],
)
def test_what_is_no_journal_is_named_by_line(
    recorded: Record, edit: Callable[[list[str]], None], told: str
) -> None:
    path = edited(recorded("begin"), edit)
    with pytest.raises(JournalError, match=told) as caught:
        read_journal(path)
    assert str(caught.value).startswith(f"{path}:")
    assert "\n" not in str(caught.value)


def test_files_that_cannot_be_journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(JournalError, match="No such file"):
        read_journal(tmp_path / "none.jsonl")
    with pytest.raises(JournalError, match="directory"):
        read_journal(tmp_path)
    large = tmp_path / "large.jsonl"
    large.write_bytes(b"x" * 100)
    monkeypatch.setattr(journals, "MAX_FILE", 99)
    with pytest.raises(JournalError, match="larger than"):
        read_journal(large)


def test_numbers_that_are_not_finite_become_the_largest_there_are(play: Play) -> None:
    _, events = play("begin eyes")
    event = next(e for e in events if isinstance(e, ReadingEvent))
    endless = dataclasses.replace(event.reading, entropy=float("inf"))
    settled = settle(dataclasses.replace(event, reading=endless))
    assert settled.reading.entropy == LARGEST
    assert decode(ReadingEvent, encode(settled)) == settled
