"""Run-wide variables: what outcomes and choices write, and conditions and templates read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from game.story.facts import Facts, Scalar
from game.story.model import Assignment


def assigned(
    variables: Mapping[str, Scalar], sets: Iterable[Assignment], facts: Facts
) -> Mapping[str, Scalar]:
    """The variables after these assignments, each computed from what stood before them.

    What comes out unknown leaves its variable as it was.
    """
    found = {each.name: each.value.value(facts) for each in sets}
    known = {name: value for name, value in found.items() if value is not None}
    return MappingProxyType({**variables, **known}) if known else variables
