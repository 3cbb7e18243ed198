"""Fetching a checkpoint of GPT-2's family by its hub name, through huggingface_hub."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.mind.api import MindError
from game.mind.sources.registry import repository

if TYPE_CHECKING:
    from game.mind.api import Progress

#: files that every mind needs
FILES = ("config.json", "model.safetensors")
#: besides, one of these sets of files
TOKENIZER_FILES = (("tokenizer.json",), ("vocab.json", "merges.txt"))
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,96}(/[A-Za-z0-9_.-]{1,96})?")


def fetch(source: str, progress: Progress) -> Path:
    """The local folder of a hub checkpoint, downloaded if it is not there yet.

    Only configuration, safetensors and tokenizer files are asked for. The hub's cache, token
    and `HF_ENDPOINT`, `HF_HUB_OFFLINE` settings are respected.

    Raises:
        MindError: the name is no hub name, there is no such checkpoint, or the hub cannot be
            reached and the checkpoint is not in its cache.
    """
    if not _NAME.fullmatch(source) or source.startswith("."):
        raise MindError(f"there is no folder {source}, and that is no hub name either")
    for _ in range(2):  # again if a new commit came between; no file is fetched twice
        found = _files(source, progress)
        if len({path.parent for path in found}) == 1:
            return found[0].parent
    raise MindError(f"{source} is being changed on the hub just now; try again")


def _files(source: str, progress: Progress) -> list[Path]:
    """Each file that a mind needs, in the hub's cache; of two commits if one came between."""
    repo = repository(source)
    paths = [_download(source, repo, name, progress) for name in FILES]
    away: MindError | None = None
    for names in TOKENIZER_FILES:
        try:
            return paths + [_download(source, repo, name, progress) for name in names]
        except _Missing:
            continue
        except MindError as error:  # offline; the other pair may be in the cache
            away = error
    raise away or MindError(f"{source} has no tokenizer.json on the hub; is it GPT-2's family?")


class _Missing(MindError):
    """The checkpoint has no such file."""


def _download(source: str, repo: str, name: str, progress: Progress) -> Path:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import errors as hub
    from huggingface_hub import hf_hub_download

    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # its retries are not for players
    try:
        with contextlib.suppress(hub.LocalEntryNotFoundError):
            return Path(hf_hub_download(repo, name, local_files_only=True))
        progress(f"asking the hub for {name}", 0.0)
        return Path(hf_hub_download(repo, name, tqdm_class=_bar(progress, f"fetching {name}")))
    except hub.HFValidationError:
        raise MindError(f"there is no folder {source}, and that is no hub name either") from None
    except hub.LocalEntryNotFoundError as error:
        raise _unreachable(source, error) from None
    except hub.RepositoryNotFoundError:
        raise MindError(
            f"the hub has no checkpoint at {repo}; try gpt2, or a local folder"
        ) from None
    except hub.EntryNotFoundError:
        raise _Missing(f"the hub has no {name} at {repo}; try gpt2, or a local folder") from None
    except Exception as error:  # errors of the hub's HTTP client have no base of their own
        raise _unreachable(source, error) from None


def _unreachable(source: str, error: Exception) -> MindError:
    from huggingface_hub import errors as hub

    away = isinstance(error, hub.LocalEntryNotFoundError | hub.OfflineModeIsEnabled)
    told = (error.strerror if isinstance(error, OSError) else "") or type(error).__name__
    why = "it is not on this machine yet, and the hub cannot be reached" if away else told
    return MindError(
        f"cannot fetch {source} from the hub: {why}; go online once, or give --mind a folder "
        "with config.json, model.safetensors and tokenizer.json, or play without --mind on the "
        "embedded mind"
    )


def _bar(progress: Progress, what: str) -> type[Any]:
    """A tqdm class that reports to `progress` and prints nothing."""
    from tqdm import tqdm

    class Bar(tqdm):  # type: ignore[type-arg]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            kwargs["disable"] = False
            kwargs.pop("name", None)
            super().__init__(*args, **kwargs)

        def display(self, *_args: Any, **_kwargs: Any) -> None:
            progress(what, min(1.0, self.n / self.total) if self.total else 0.0)

        def close(self) -> None:
            progress(what, 1.0)

    return Bar
