"""How scenes lead to one another: scenes that do not exist, cannot be reached, never end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from game.story.diagnostics import Findings
from game.story.format.build import SceneFile
from game.story.format.document import Location, told
from game.story.lint.scene import located
from game.text.suggest import did_you_mean

Scenes = Mapping[str, SceneFile]


def check_graph(
    entry: tuple[str, int], scenes: Scenes, names: Collection[str], manifest: Findings
) -> None:
    """Note what is wrong between scenes.

    `entry` is the first scene's id and the manifest's line that names it; `names` are all
    scenes that have a file, those included that could not be built.
    """
    if entry[0] not in names:
        hint = did_you_mean(entry[0], names)
        manifest.add(entry[1], "FP060", f"entry: there is no scene '{entry[0]}'{hint}")
    for file in scenes.values():
        for target, location in _ways(file):
            if target not in names:
                file.findings.add(
                    file.document.line_of(location),
                    "FP060",
                    f"{told(location)}: there is no scene '{target}'{did_you_mean(target, names)}",
                )
    _check_flags(scenes)
    # What a broken scene leads to is unknown, so reaching and ending are too.
    if len(scenes) == len(names) and entry[0] in scenes:
        _check_reach(entry[0], scenes)


def _ways(file: SceneFile) -> Iterator[tuple[str, Location]]:
    for number, choice in enumerate(file.header.choices):
        yield choice.goto, ("choices", number, "goto")
    onward = file.header.next
    for key, target in (("won", onward.won), ("lost", onward.lost), ("passed", onward.passed)):
        if target is not None:
            yield target, ("next", key)


def _check_flags(scenes: Scenes) -> None:
    known = {
        flag for file in scenes.values() for choice in file.header.choices for flag in choice.sets
    }
    for file in scenes.values():
        for condition, location in located(file):
            for flag in condition.flags:
                if flag not in known:
                    file.findings.add(
                        file.document.line_of(location),
                        "FP036",
                        f"no choice sets the flag '{flag}'{did_you_mean(flag, known)}",
                    )


def _check_reach(entry: str, scenes: Scenes) -> None:
    onward = {name: {target for target, _ in _ways(file)} for name, file in scenes.items()}
    back: dict[str, set[str]] = {name: set() for name in scenes}
    for name, targets in onward.items():
        for target in targets & set(scenes):
            back[target].add(name)
    reached = _closure([entry], onward)
    ending = _closure([name for name, file in scenes.items() if _ends(file)], back)
    for name, file in scenes.items():
        if name not in reached:
            file.findings.add(1, "FP061", f"no way leads to the scene '{name}'")
        elif name not in ending:
            file.findings.add(1, "FP062", f"from the scene '{name}' the story never ends")


def _ends(file: SceneFile) -> bool:
    """Whether the story may be over after this scene."""
    if file.header.next.won is not None:
        return False
    if file.header.prompt is not None:
        return True  # the way on is always offered beside the choices
    return all(choice.when is not None for choice in file.header.choices)


def _closure(start: Iterable[str], edges: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    pending = list(start)
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending.extend(edges.get(name, ()))
    return seen
