"""Blocking work in daemon threads, which quitting does not wait for."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

#: what the work gives
T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """Await `work()` done in a daemon thread.

    `asyncio.to_thread` would make the game wait at its end for a load or a pass in progress.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, fault = None, None
        try:
            result = work()
        except BaseException as error:  # raised again where it is awaited
            fault = error
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, result, fault)

    threading.Thread(target=run, daemon=True, name="behind the screen").start()
    return await done


def prepare_processes() -> None:
    """Start what Python needs for child processes, with standard error as a real file.

    The screen stands in its place, which has no file number to hand to a child.
    """
    if os.name == "posix":
        from multiprocessing import resource_tracker

        with contextlib.redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
