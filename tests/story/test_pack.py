"""Loading packs: what comes out, and what never gets in."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.mind.nudges.kinds import Attend, Think, Word
from game.story.check import check
from game.story.diagnostics import StoryError
from game.story.facts import Facts
from game.story.load import load_pack
from game.story.model import MAX_WATCHED, Step, watched_words
from tests.story.conftest import Draft


def test_a_scene_comes_out_as_it_was_written(garden: Path) -> None:
    pack = load_pack(garden)
    scene = pack.scenes["answer"]
    entry = pack.scenes[pack.manifest.entry]
    assert entry.id == "gate"
    assert entry.prompt is None
    assert entry.choices[0].sets == ("knocked",)
    assert scene.prompt == "Q: Is anyone there?\nA:"
    assert (scene.lives, scene.budget, scene.layers) == (3, 2, (0, 5))
    assert scene.suspicion.tolerance == 8
    assert scene.outcome("won").goto == "quiet"
    assert scene.outcome("lost").goto == "answer", "who loses begins the scene again"
    assert [outcome.id for outcome in scene.outcomes] == ["won", "lost", "passed"]
    assert scene.solution == (Step((Attend(2, 3, Word("anyone"), 1.0), Think(4, " no", 0.5))),)
    assert len(scene.hints) == 2
    assert scene.goal is not None
    assert scene.goal.holds(Facts({"said": " no", "suspicion": 0.2}))
    assert not scene.goal.holds(Facts({"said": " no", "suspicion": 1.0}))


def test_a_pack_without_a_book_leaves_the_place_to_the_default_one(garden: Path) -> None:
    assert load_pack(garden).book is None


def test_a_pack_may_bring_its_own_book(draft: Draft) -> None:
    draft.write("narration.yaml", "format: 1\nrules:\n  - {when: changed, say: the turn}\n")
    draft.write("narration.md", "# the turn\n\nIt *turned*.\n")
    assert draft.found() == []
    book = load_pack(draft.root).book
    assert book is not None
    (rule,) = book.rules
    assert rule.say.pieces == ("It *turned*.",)


def test_watched_words_come_in_order_once_and_bounded(draft: Draft) -> None:
    line = " and ".join(f'rank(" w{number}") > 0' for number in range(20))
    draft.write(
        "narration.yaml",
        f"rules:\n  - when: '{line}'\n"
        '    say: \'Now {p(" no")|percent}, {p(" z")|percent}.\'\n'
        f"  - when: '{line.replace(' w', ' v')}'\n    say: 'Then.'\n",
    )
    pack = load_pack(draft.root)
    words = watched_words(pack.scenes["answer"], pack.book)
    assert words[:3] == (" no", " w0", " w1")
    assert " z" in words
    assert len(words) == len(set(words)) == MAX_WATCHED
    assert watched_words(pack.scenes["answer"]) == (" no",)


def test_a_pack_with_mistakes_is_not_loaded_and_says_which(draft: Draft) -> None:
    draft.change("scenes/answer.md", "lives: 3", "lives: 0").change(
        "pack.yaml", "entry: gate", "entry: x"
    )
    with pytest.raises(
        StoryError, match=r"garden cannot be played: pack.yaml:7: .*and 1 more"
    ) as caught:
        load_pack(draft.root)
    assert len(caught.value.diagnostics) == 2


def test_a_scene_without_prose_is_told_what_it_lacks(draft: Draft) -> None:
    whole = (draft.root / "scenes/answer.md").read_text("utf-8")
    front = whole[: whole.index("---", 4) + 4]
    for rest in ("", "\n", "[foot]: http://x\n"):
        (draft.root / "scenes/answer.md").write_text(front + rest, "utf-8")
        assert any("FP050" in str(each) for each in check(draft.root))


def test_several_faults_in_one_place_are_told_together(draft: Draft) -> None:
    draft.change("scenes/answer.md", "start: 0.1", "start: 5, foo: 1")
    told = " ".join(str(each) for each in check(draft.root))
    assert "FP020" in told
    assert "FP022" in told


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_a_name_that_cannot_be_shown_is_refused(draft: Draft) -> None:
    try:
        (draft.root / os.fsdecode(b"scenes/\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this file system refuses the name")
    assert any("FP002" in str(each) for each in check(draft.root))


def test_folder_and_zip_have_the_same_hash_and_scenes(draft: Draft) -> None:
    folder = load_pack(draft.root)
    for top in ("", "garden-1.0/"):
        zipped = load_pack(draft.zipped(top))
        assert zipped.sha256 == folder.sha256
        assert zipped.scenes == folder.scenes


def test_the_hash_follows_the_story_and_nothing_else(draft: Draft) -> None:
    before = load_pack(draft.root).sha256
    draft.write("README.md", "Read me").write(".git/config", "x")
    crlf = (draft.root / "pack.yaml").read_bytes().replace(b"\n", b"\r\n")
    draft.write("pack.yaml", crlf)
    assert load_pack(draft.root).sha256 == before
    draft.change("scenes/quiet.md", "Nobody", "Somebody")
    assert load_pack(draft.root).sha256 != before


def zip_of(path: Path, name: str, content: bytes = b"x", **entry: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        for key, value in entry.items():
            setattr(info, key, value)
        archive.writestr(info, content)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../pack.yaml",
        "/etc/passwd",
        "scenes/../../x.md",
        "C:/x.md",
        "scenes\\..\\x.md",
        "a\x1b[2J.md",
    ],
)
def test_a_zip_that_leads_out_of_itself_is_refused(tmp_path: Path, name: str) -> None:
    path = zip_of(tmp_path / "bad.zip", name)
    (found,) = check(path)
    assert found.code == "FP002"
    assert "\x1b" not in str(found)
    with pytest.raises(StoryError):
        load_pack(path)


def test_links_are_refused(draft: Draft, tmp_path: Path) -> None:
    link = zip_of(
        tmp_path / "link.zip",
        "pack.yaml",
        b"/etc/passwd",
        external_attr=(stat.S_IFLNK | 0o777) << 16,
    )
    assert check(link)[0].code == "FP002"
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    (draft.root / "scenes" / "secret.md").symlink_to(secret)
    assert draft.found() == [
        "scenes/secret.md:1: FP002: a pack holds no links; copy the file instead"
    ]


def test_size_bombs_are_refused(tmp_path: Path, draft: Draft) -> None:
    honest = zip_of(tmp_path / "big.zip", "pack.yaml", b"0" * (8 << 20))
    assert honest.stat().st_size < 100_000
    assert check(honest)[0].code == "FP003"
    liar = tmp_path / "liar.zip"
    data = bytearray(honest.read_bytes())
    at = data.rfind(b"PK\x01\x02") + 24  # the uncompressed size in the central directory
    data[at : at + 4] = (10).to_bytes(4, "little")
    liar.write_bytes(bytes(data))
    assert check(liar)[0].code in ("FP001", "FP003")
    draft.write("scenes/big.md", b" " * ((1 << 20) + 1))
    assert draft.found() == ["scenes/big.md:1: FP003: a file is at most 1 MiB"]


def test_too_many_files_are_refused(draft: Draft) -> None:
    for number in range(201):
        draft.write(f"scenes/s{number}.md", "x")
    assert "FP003" in draft.found()[0]
    with zipfile.ZipFile(draft.root.parent / "many.zip", "w") as archive:
        for number in range(201):
            archive.writestr(f"scenes/s{number}.md", "x")
    assert check(draft.root.parent / "many.zip")[0].code == "FP003"


def test_a_file_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.yaml", "a")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("pack.yaml", "b")
    assert check(path)[0].message == "the pack holds this file twice"


def test_what_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    told = {str(each) for path in ("none", "notes.txt", ".") for each in check(tmp_path / path)}
    assert told == {
        "none:1: FP001: there is no such pack",
        "notes.txt:1: FP001: is neither a folder nor a zip file",
        "pack.yaml:1: FP001: a story pack holds a file pack.yaml and a folder scenes",
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_damaged_pack_is_diagnosed_never_a_crash(
    draft: Draft, garden: Path, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["pack.yaml", "scenes/answer.md", "scenes/gate.md"]))
    sound = (garden / name).read_bytes()
    at = data.draw(st.integers(0, len(sound)))
    cut = data.draw(st.integers(0, 12))
    patch = data.draw(
        st.one_of(st.binary(max_size=6), st.sampled_from([b"{", b"- ", b"\n---\n", b": "]))
    )
    draft.write(name, sound[:at] + patch + sound[at + cut :])
    for each in check(draft.root):
        assert str(each).isprintable()
        assert each.line >= 1
    draft.write(name, sound)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_damaged_zip_is_diagnosed_never_a_crash(draft: Draft, data: st.DataObject) -> None:
    sound = draft.zipped().read_bytes()
    at = data.draw(st.integers(0, len(sound) - 1))
    path = draft.root.parent / "damaged.zip"
    path.write_bytes(sound[:at] + data.draw(st.binary(min_size=1, max_size=4)) + sound[at + 4 :])
    check(path)
