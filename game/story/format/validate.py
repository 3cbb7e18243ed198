"""A document against its schema, with each complaint on the right line."""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from game.story.diagnostics import Findings
from game.story.format.document import Document, Location, told
from game.text.suggest import did_you_mean

Model = TypeVar("Model", bound=BaseModel)
#: keys of a scene that nothing else in the pack hangs on
SPARED = ("aim", "lives", "budget", "layers", "temperature", "suspicion")
#: of pydantic's error types, what an author reads
_SAID = {
    "string_type": "must be text; put it in quotes",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "tuple_type": "must be a list, like [a, b]",
    "model_type": "must hold keys of its own, like `key: value`",
    "string_too_short": "must not be empty",
}


def validate(document: Document, model: type[Model], findings: Findings) -> Model | None:
    """The document as `model`, or None; what is wrong is noted in `findings`.

    A document whose faults leave its meaning standing (an unknown key, a number out of its
    bounds) is given without them, so that one check finds all there is to find.
    """
    for problem in document.problems:
        findings.add(problem.line, problem.code, problem.message)
    if document.problems:
        return None
    if not isinstance(document.data, dict):
        findings.add(document.first_line, "FP010", "the YAML must be a list of `key: value`")
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        for each in faults:
            _note(each, document, model, findings)
        return _without(document.data, faults, model)


def _without(data: Any, faults: list[Any], model: type[Model]) -> Model | None:
    """The model without the faulty values, or None where they cannot be spared."""
    kept = copy.deepcopy(data)
    for each in sorted(faults, key=lambda each: each["type"] != "extra_forbidden"):
        location: Location = each["loc"]
        if each["type"] == "extra_forbidden":  # first: below, what holds it may go
            holder = kept
            for step in location[:-1]:
                holder = holder[step]
            holder.pop(location[-1], None)
        elif location and location[0] in SPARED and each["type"] != "missing":
            kept.pop(location[0], None)
        else:
            return None
    try:
        return model.model_validate(kept)
    except ValidationError:
        return None


def _note(each: Any, document: Document, model: type[BaseModel], findings: Findings) -> None:
    location: Location = each["loc"]
    where = told(location)
    if each["type"] == "extra_forbidden":
        known = _keys(model, location[:-1])
        hint = did_you_mean(str(location[-1]), known) or f"; there are {', '.join(known)}"
        findings.add(document.key_line(location), "FP020", f"unknown key '{location[-1]}'{hint}")
    elif each["type"] == "missing":
        holder = f" in {told(location[:-1])}" if len(location) > 1 else ""
        findings.add(
            document.key_line(location), "FP021", f"the key '{location[-1]}' is missing{holder}"
        )
    else:
        findings.add(document.line_of(location), "FP022", f"{where}: {_wrong(each, location)}")


def _wrong(each: Any, location: Location) -> str:
    kind, context = each["type"], each.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        return f"{each['input']!r} must be small letters, digits and single hyphens, like the-gate"
    if kind in ("too_long", "too_short"):
        length = context.get("max_length", context.get("min_length"))
        most = "at most" if kind == "too_long" else "at least"
        return f"must hold {most} {length}, not {context.get('actual_length')}"
    if kind == "string_too_long":
        return f"must be at most {context['max_length']} characters long"
    for name, words in (("ge", "at least"), ("gt", "more than"), ("le", "at most")):
        if name in context:
            return f"must be {words} {context[name]:g}, not {each['input']}"
    return _SAID.get(kind, str(each["msg"]))


def _keys(model: type[BaseModel], location: Location) -> list[str]:
    """The keys known at a location, by walking the schema as pydantic would publish it."""
    whole = model.model_json_schema()
    node: Any = whole
    for step in location:
        node = _resolved(node, whole)
        node = node.get("properties", {}).get(step, {}) if isinstance(step, str) else node["items"]
    return list(_resolved(node, whole).get("properties", {}))


def _resolved(node: Any, whole: Any) -> Any:
    if "anyOf" in node:
        node = next((each for each in node["anyOf"] if each.get("type") != "null"), node)
    reference = node.get("$ref", "")
    return whole["$defs"][reference.rsplit("/", 1)[-1]] if reference else node
