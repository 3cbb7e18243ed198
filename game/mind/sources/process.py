"""A mind in a process of its own, so that whoever asks imports no torch and never stalls.

`RemoteMind` is a `game.mind.api.Mind`: every question crosses a pipe, as it is, to a child that
holds the real engine. The pipe carries only this module's own messages between the two processes.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from game.mind.api import Mind, MindCard, MindError, Progress, Question, no_progress
from game.mind.nudges.kinds import NudgeError

T = TypeVar("T")
#: the child's niceness: on a machine with few cores, the screen goes before the pass
NICE = 5
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
        mind._await_ready(progress or no_progress)
        return mind

    @property
    def card(self) -> MindCard:
        assert self._card is not None
        return self._card

    def ask(self, question: Question[T], progress: Progress | None = None) -> T:
        """The child's answer, or the error it raised. Raises MindError when the child is gone."""
        with self._lock:
            try:
                self._pipe.send(question)
            except (OSError, ValueError):
                raise MindError(STOPPED) from None
            tag, told = self._receive()
            while tag == "progress":
                if progress is not None:
                    progress(*told)
                tag, told = self._receive()
        if tag == "error":
            raise told
        found: T = told
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
            pipe.send(_answer(mind, pipe.recv(), tell))


def _answer(mind: Mind, question: Question[Any], tell: Progress) -> tuple[str, Any]:
    try:
        return "done", mind.ask(question, tell)
    except (MindError, NudgeError) as error:
        return "error", error
    except Exception as error:  # the player hears of it, and the mind lives on
        return "error", MindError(f"the pass failed: {type(error).__name__}: {error}")
