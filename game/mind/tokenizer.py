"""A checkpoint's tokenizer, through the `tokenizers` library. No torch, no transformers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tokenizers import Tokenizer as Backend
from tokenizers.implementations.byte_level_bpe import ByteLevelBPETokenizer

from game.mind.api import MindError
from game.mind.nudges.kinds import NudgeError
from game.mind.nudges.notation import is_text, quote
from game.mind.results import Token

#: the token that every context begins with
START = "<|endoftext|>"
#: characters of a text
MAX_PROMPT = 20_000
#: bytes of a tokenizer's file
MAX_FILE = 64 * 1024 * 1024


class Tokenizer:
    """Text to token ids and back, with the checkpoint's own byte-level BPE."""

    def __init__(self, folder: Path) -> None:
        """Read `tokenizer.json`, or GPT-2's older pair `vocab.json` and `merges.txt`.

        Raises:
            MindError: neither is there, or it cannot be read.
        """
        self._backend, self.sha256 = _open(folder)
        start = self._backend.token_to_id(START)
        if start is None:
            raise MindError(f"the tokenizer in {folder} has no {START} token; is it GPT-2's?")
        self.start = Token(start, START)

    @property
    def size(self) -> int:
        """One more than the largest token id."""
        return max(self._backend.get_vocab(with_added_tokens=True).values()) + 1

    def token(self, token_id: int) -> Token:
        """The token with its text; bytes that are no text alone become U+FFFD."""
        if token_id == self.start.id:
            return self.start
        return Token(token_id, self._backend.decode([token_id], skip_special_tokens=False))

    def encode(self, text: str) -> tuple[int, ...]:
        """Token ids of `text`, without the start token. Special tokens in it are plain text.

        Raises:
            MindError: the text is longer than any context could hold, is no Unicode text, or
                holds what this tokenizer has no tokens for.
        """
        if not is_text(text):
            raise MindError("the text holds half of a character (a lone surrogate)")
        if len(text) > MAX_PROMPT:
            raise MindError(f"the prompt is {len(text)} characters long, over {MAX_PROMPT}")
        # Split the special token's spelling, so that untrusted text cannot plant a boundary.
        parts = text.split(START)
        ids: list[int] = []
        for i, part in enumerate(parts):
            if i:
                for piece in (START[:2], START[2:]):
                    ids.extend(self._ids(piece))
            ids.extend(self._ids(part))
        return tuple(ids)

    def _ids(self, text: str) -> list[int]:
        try:
            found: list[int] = self._backend.encode(text, add_special_tokens=False).ids
        except Exception as error:  # the library raises bare Exception
            raise MindError(f"the tokenizer cannot read this text: {error}") from None
        return found

    def word(self, text: str) -> Token:
        """The one token that reads `text`.

        Raises:
            NudgeError: the text is empty or several tokens; names a near word that would do.
        """
        ids = self.encode(text) if len(text) <= 200 and is_text(text) else ()
        if len(ids) == 1:
            return Token(ids[0], text)
        if not ids:
            raise NudgeError('a word to say is one token, and this is none; write it like " no"')
        parts = ", ".join(quote(self.token(i).text) for i in ids[:8])
        spaced = " " + text.strip()
        hint = ""
        if spaced != text and len(self.encode(spaced)) == 1:
            hint = f"; did you mean {quote(spaced)}?"
        raise NudgeError(
            f"{quote(text)} is {len(ids)} tokens to this mind ({parts}), and it says one at a time"
            + hint
        )


def _plain(backend: Backend) -> Backend:
    """Without what a training run may have left in the file: all text is read, and always alike."""
    backend.no_truncation()
    backend.no_padding()
    if getattr(backend.model, "dropout", None) is not None:
        backend.model.dropout = None
    return backend


def _open(folder: Path) -> tuple[Backend, str]:
    whole = folder / "tokenizer.json"
    pair = (folder / "vocab.json", folder / "merges.txt")
    files = (whole,) if whole.is_file() else pair
    if not all(f.is_file() for f in files):
        raise MindError(f"{folder} has no tokenizer.json (nor vocab.json and merges.txt)")
    if any(f.stat().st_size > MAX_FILE for f in files):
        raise MindError(f"the tokenizer in {folder} is over {MAX_FILE >> 20} MiB; not read")
    digest = hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
    try:
        if files == (whole,):
            return _plain(Backend.from_file(str(whole))), digest
        built = ByteLevelBPETokenizer.from_file(str(pair[0]), str(pair[1]))
        built.add_special_tokens([START])
        return built._tokenizer, digest
    except Exception as error:  # the library raises bare Exception
        raise MindError(f"the tokenizer in {folder} cannot be read: {error}") from None
