"""The mind: a GPT-2 checkpoint, its instrumented pass, nudges and lenses.

Importing this package imports nothing of it: `load` does, when it is called.
"""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.mind.api import Progress
    from game.mind.engine import Engine


def load(source: str | None = None, progress: Progress | None = None) -> Engine:
    """Load a mind: None is the embedded one, else a folder or a hub name of GPT-2's family.

    Raises:
        MindError: there is no such checkpoint, it is no GPT-2, or the hub cannot be reached.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads cost 4x
    with _nothing_collected():
        from game.mind.api import no_progress
        from game.mind.sources.loading import load_engine
    return load_engine(source, progress or no_progress)


@contextlib.contextmanager
def _nothing_collected() -> Iterator[None]:
    """Modules are never garbage; looking for some among torch's takes a tenth of its import."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


__all__ = ["load"]
