"""Fetching a checkpoint by hub name, against a stub of the hub on this machine."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from game.places import embedded_mind

FILES = {
    "config.json": b'{"model_type": "gpt2"}',
    "model.safetensors": os.urandom(300_000),
    "tokenizer.json": b"{}",
}


class Stub(BaseHTTPRequestHandler):
    """The two requests that a download makes: HEAD for the metadata, GET for the bytes."""

    repo = "openai-community/gpt2"
    files: ClassVar[dict[str, bytes]] = FILES
    commit = "0" * 40

    def _file(self) -> bytes | None:
        start = f"/{self.repo}/resolve/main/"
        later = f"/{self.repo}/resolve/{self.commit}/"
        for prefix in (start, later):
            if self.path.startswith(prefix):
                return self.files.get(self.path.removeprefix(prefix))
        return None

    def _answer(self) -> bytes | None:
        found = self._file()
        known_repo = self.path.startswith(f"/{self.repo}/")
        self.send_response(200 if found is not None else 404)
        if found is None:
            self.send_header("X-Error-Code", "EntryNotFound" if known_repo else "RepoNotFound")
            self.send_header("Content-Length", "0")
        else:
            self.send_header("ETag", f'"{hashlib.sha256(found).hexdigest()}"')
            self.send_header("Content-Length", str(len(found)))
        self.send_header("X-Repo-Commit", self.commit)
        self.end_headers()
        return found

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self.wfile.write(self._answer() or b"")

    def log_message(self, *_args: object) -> None:
        pass


class RealStub(Stub):
    """The same hub, with a whole checkpoint under the name of OpenAI's."""

    files: ClassVar[dict[str, bytes]] = {
        name: (embedded_mind() / name).read_bytes() for name in FILES
    }


class OldStub(Stub):
    """A checkpoint with GPT-2's older pair of tokenizer files."""

    files: ClassVar[dict[str, bytes]] = {
        **{name: FILES[name] for name in ("config.json", "model.safetensors")},
        "vocab.json": b"{}",
        "merges.txt": b"",
    }


class UnfinishedStub(Stub):
    """A hub where the weights are not there yet."""

    files: ClassVar[dict[str, bytes]] = {"config.json": FILES["config.json"]}


class LaterStub(Stub):
    """The same checkpoint after another commit."""

    commit = "1" * 40


class CutStub(Stub):
    """A hub that goes away in the middle of the weights."""

    def do_GET(self) -> None:
        found = self._answer() or b""
        self.wfile.write(found[:1000] if len(found) > 1000 else found)
        self.close_connection = True


@contextlib.contextmanager
def serving(stub: type[Stub]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), stub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@pytest.fixture(params=[Stub])
def hub(request: pytest.FixtureRequest) -> Iterator[str]:
    with serving(request.param) as address:
        yield address


def fetch(name: str, home: Path, **env: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys\n"
        "from game.mind.sources.hub import fetch\n"
        "from game.mind.api import MindError\n"
        "try:\n"
        "    print(fetch(sys.argv[1], lambda what, share: print(f'{what} {share:.2f}')))\n"
        "except MindError as error:\n"
        "    sys.exit(str(error))\n"
    )
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HF_")}
    return subprocess.run(
        [sys.executable, "-c", code, name],
        env={**kept, "HF_HOME": str(home), **env},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_family_name_is_fetched_whole_with_progress_and_then_found_offline(
    hub: str, tmp_path: Path
) -> None:
    done = fetch("gpt2", tmp_path, HF_ENDPOINT=hub)
    assert done.returncode == 0, done.stderr
    folder = Path(done.stdout.splitlines()[-1])
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert "fetching model.safetensors 1.00" in done.stdout
    again = fetch("gpt2", tmp_path, HF_ENDPOINT=hub, HF_HUB_OFFLINE="1")
    assert again.returncode == 0, again.stderr
    assert Path(again.stdout.splitlines()[-1]) == folder


@pytest.mark.parametrize("hub", [RealStub], indirect=True)
def test_a_game_is_played_on_a_checkpoint_from_the_hub(hub: str, tmp_path: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HF_")}
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "--plain", "--scene", "foot", "--mind", "gpt2"],
        input="let go\n",
        env={**kept, "HF_HOME": str(tmp_path), "HF_ENDPOINT": hub},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert 'With you: " two"' in done.stdout


@pytest.mark.parametrize(
    ("name", "offline", "told"),
    [
        ("gpt2-medium", "0", "the hub has no checkpoint at openai-community/gpt2-medium"),
        ("gpt2", "1", "go online once, or give --mind a folder"),
        ("../etc", "0", "that is no hub name"),
        ("no such thing", "0", "that is no hub name"),
        ("foo-", "0", "that is no hub name"),
        ("models--x", "0", "that is no hub name"),
    ],
)
def test_what_cannot_be_fetched_is_one_sentence(
    hub: str, tmp_path: Path, name: str, offline: str, told: str
) -> None:
    done = fetch(name, tmp_path, HF_ENDPOINT=hub, HF_HUB_OFFLINE=offline)
    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("hub", [OldStub], indirect=True)
def test_a_checkpoint_with_the_older_tokenizer_files_is_found_offline(
    hub: str, tmp_path: Path
) -> None:
    first = fetch("gpt2", tmp_path, HF_ENDPOINT=hub)
    assert first.returncode == 0, first.stderr
    again = fetch("gpt2", tmp_path, HF_ENDPOINT=hub, HF_HUB_OFFLINE="1")
    assert again.returncode == 0, again.stderr
    assert again.stdout.splitlines()[-1] == first.stdout.splitlines()[-1]


def test_a_commit_between_two_downloads_leaves_no_mixture(tmp_path: Path) -> None:
    with serving(UnfinishedStub) as address:
        assert "no model.safetensors" in fetch("gpt2", tmp_path, HF_ENDPOINT=address).stderr
    with serving(LaterStub) as address:
        done = fetch("gpt2", tmp_path, HF_ENDPOINT=address)
    assert done.returncode == 0, done.stderr
    assert {file.name for file in Path(done.stdout.splitlines()[-1]).iterdir()} == set(FILES)


@pytest.mark.parametrize("hub", [CutStub], indirect=True)
def test_a_download_that_is_cut_off_is_one_sentence(hub: str, tmp_path: Path) -> None:
    done = fetch("gpt2", tmp_path, HF_ENDPOINT=hub)
    assert done.returncode == 1
    assert "cannot fetch gpt2 from the hub" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.slow  # the hub's client tries for half a minute
def test_no_network_is_one_sentence(tmp_path: Path) -> None:
    done = fetch("gpt2", tmp_path, HF_ENDPOINT="http://127.0.0.1:9")
    assert done.returncode == 1
    assert "cannot fetch gpt2 from the hub" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
