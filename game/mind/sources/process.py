"""A mind in a process of its own, so that whoever asks imports no torch and never stalls.

`RemoteMind` speaks `game.mind.api.Mind`: every call crosses a pipe to a child that holds
the real engine. The pipe carries only this module's own messages between the two processes.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection
from typing import Any

from game.mind.api import MindCard, MindError, Progress, Trace, unheard
from game.mind.nudges.kinds import Nudge, NudgeError
from game.mind.results import (
    HeadLabel,
    HeadView,
    Outcome,
    Reading,
    RealityCheck,
    StreamPath,
    Swept,
    Token,
)

_CALLS = frozenset(
    {
        "tokens",
        "word",
        "check",
        "read",
        "head",
        "live",
        "sweep",
        "rank",
        "labels",
        "path",
        "reality",
    }
)
NICE = 5  # on a machine with few cores, the screen goes before the pass
STOPPED = "the mind's process stopped; the journal has everything, start again with `continue`"


class RemoteMind:
    """A proxy that blocks until the child answers. Safe to share between threads."""

    def __init__(self, process: multiprocessing.process.BaseProcess, pipe: Connection) -> None:
        self._process, self._pipe, self._lock = process, pipe, threading.Lock()
        self._card: MindCard | None = None

    @classmethod
    def start(cls, source: str | None = None, progress: Progress | None = None) -> RemoteMind:
        """Start the child, load the mind there, and return when it is ready.

        Raises:
            MindError: the mind cannot be loaded, or the process cannot be started.
        """
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(there, source), daemon=True)
        try:
            process.start()
        except OSError as error:
            raise MindError(f"the mind's process cannot be started: {error}") from None
        there.close()
        mind = cls(process, here)
        mind._await_ready(progress or unheard)
        return mind

    @property
    def card(self) -> MindCard:
        assert self._card is not None
        return self._card

    def tokens(self, trace: Trace) -> tuple[Token, ...]:
        found: tuple[Token, ...] = self._ask("tokens", trace)
        return found

    def word(self, text: str) -> Token:
        found: Token = self._ask("word", text)
        return found

    def check(self, nudge: Nudge, trace: Trace) -> None:
        self._ask("check", nudge, trace)

    def read(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> Reading:
        found: Reading = self._ask("read", trace, nudges)
        return found

    def head(self, trace: Trace, nudges: tuple[Nudge, ...], layer: int, head: int) -> HeadView:
        found: HeadView = self._ask("head", trace, nudges, layer, head)
        return found

    def live(
        self,
        trace: Trace,
        nudges: tuple[Nudge, ...] = (),
        watch: tuple[str, ...] = (),
        temperature: float = 0.0,
        seed: int = 0,
    ) -> Outcome:
        found: Outcome = self._ask("live", trace, nudges, watch, temperature, seed)
        return found

    def sweep(
        self,
        trace: Trace,
        variants: tuple[tuple[Nudge, ...], ...],
        watch: tuple[str, ...] = (),
    ) -> tuple[Swept, ...]:
        found: tuple[Swept, ...] = self._ask("sweep", trace, variants, watch)
        return found

    def rank(self, trace: Trace, nudges: tuple[Nudge, ...], word: str) -> tuple[float, ...]:
        found: tuple[float, ...] = self._ask("rank", trace, nudges, word)
        return found

    def labels(self, trace: Trace) -> tuple[HeadLabel, ...]:
        found: tuple[HeadLabel, ...] = self._ask("labels", trace)
        return found

    def path(self, trace: Trace, nudges: tuple[Nudge, ...] = ()) -> StreamPath:
        found: StreamPath = self._ask("path", trace, nudges)
        return found

    def reality(
        self,
        trace: Trace,
        nudges: tuple[Nudge, ...] = (),
        progress: Progress | None = None,
    ) -> RealityCheck:
        found: RealityCheck = self._ask("reality", trace, nudges, progress=progress)
        return found

    def close(self) -> None:
        """End the child. Calls in progress raise MindError."""
        with contextlib.suppress(OSError, ValueError):
            self._pipe.close()
        self._process.terminate()
        self._process.join(timeout=2)

    def _await_ready(self, progress: Progress) -> None:
        while True:
            tag, told = self._receive()
            if tag == "progress":
                progress(*told)
            elif tag == "ready":
                self._card = told
                return
            else:
                self.close()
                raise told

    def _ask(self, call: str, *args: Any, progress: Progress | None = None) -> Any:
        with self._lock:
            try:
                self._pipe.send((call, args))
            except (OSError, ValueError):
                raise MindError(STOPPED) from None
            tag, told = self._receive()
            while tag == "progress":
                if progress is not None:
                    progress(*told)
                tag, told = self._receive()
        if tag == "error":
            raise told
        return told

    def _receive(self) -> tuple[str, Any]:
        try:
            answer: tuple[str, Any] = self._pipe.recv()
        except (EOFError, OSError, ValueError, TypeError):
            raise MindError(STOPPED) from None
        return answer


def serve(pipe: Connection, source: str | None) -> None:
    """The child: load the mind, then answer until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the game's to answer
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if hasattr(os, "nice"):
        os.nice(NICE)

    def tell(what: str, share: float) -> None:
        pipe.send(("progress", (what, share)))

    with contextlib.suppress(EOFError, OSError):
        tell("waking torch", 0.0)
        try:
            from game.mind import load

            mind = load(source, tell)
        except MindError as error:
            pipe.send(("error", error))
            return
        except Exception as error:  # or the player would hear only that the process stopped
            told = f"the mind cannot be loaded: {type(error).__name__}: {error}"
            pipe.send(("error", MindError(told)))
            return
        pipe.send(("ready", mind.card))
        while True:
            call, args = pipe.recv()
            if call == "reality":
                args = (*args, tell)
            pipe.send(_answer(mind, call, args))


def _answer(mind: Any, call: str, args: tuple[Any, ...]) -> tuple[str, Any]:
    if call not in _CALLS:
        return "error", MindError(f"the mind has no {call}")
    try:
        return "done", getattr(mind, call)(*args)
    except (MindError, NudgeError) as error:
        return "error", error
    except Exception as error:  # the player hears of it, and the mind lives on
        return "error", MindError(f"the pass failed: {type(error).__name__}: {error}")
