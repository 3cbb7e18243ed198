"""What a journal can be turned into: one table, a row for each form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from game.export.transcript import transcript
from game.session.journal.file import Journal

#: gives a file's text, piece by piece
Exporter = Callable[[Journal], Iterator[str]]
#: the name of a form -> what writes it
EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"text": transcript})
