"""What a life's line need not say again: the page and the runs that lines before it hold.

A life's outcome is whole in memory. In a journal its tokens and readings are left out where they
are those of the reading and the nudges that were written last, as they are unless a command was
undone in between: half of a journal is saved.
"""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]
#: what of an outcome may stand in earlier lines
_PARTS = ("tokens", "baseline", "nudged")


class Repeats:
    """Remembers what the lines of one journal have told, in their order."""

    def __init__(self) -> None:
        self._told: Data = {}

    def shortened(self, code: str, data: Data) -> Data:
        """An event's data as it is written: without what the lines before it hold."""
        self._note(code, data)
        if code != "life":
            return data
        outcome = data["outcome"]
        kept = {k: v for k, v in outcome.items() if k not in _PARTS or self._told.get(k) != v}
        return {**data, "outcome": kept}

    def whole(self, code: str, data: object) -> object:
        """An event's data as it was before it was shortened."""
        if not isinstance(data, dict):
            return data
        self._note(code, data)
        outcome = data.get("outcome")
        if code != "life" or not isinstance(outcome, dict):
            return data
        told = {k: v for k, v in self._told.items() if k not in outcome}
        return {**data, "outcome": {**outcome, **told}}

    def _note(self, code: str, data: Data) -> None:
        if code == "reading" and "tokens" in data and "reading" in data:
            read = data["reading"]
            self._told = {"tokens": data["tokens"], "baseline": read, "nudged": read}
        elif code == "nudges" and self._told:
            self._told["nudged"] = data.get("reading") or self._told["baseline"]
