"""A Markdown body cut at its top headings: `# won` begins the section `won`."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt

_PARSER = MarkdownIt("commonmark")
#: a Markdown token that is not shown -> its name
_UNSHOWN = {"image": "an image", "html_inline": "HTML", "link_open": "a link"}


@dataclass(frozen=True, slots=True)
class Section:
    """One section. `line` is its heading's line in the file, `text_line` its text's first."""

    name: str
    line: int
    text: str
    text_line: int

    def line_of(self, offset: int) -> int:
        """The line of the character at `offset` of the text."""
        return self.text_line + self.text.count("\n", 0, offset)


@dataclass(frozen=True, slots=True)
class Body:
    """The sections in order; the line of text before the first heading, or 0; what the
    game does not show, as (line, name)."""

    sections: tuple[Section, ...]
    stray_line: int
    unshown: tuple[tuple[int, str], ...]


def split(text: str, first_line: int = 1) -> Body:
    """Cut a body that begins on `first_line` of its file. Headings in code are no headings."""
    lines = text.split("\n")
    tokens = _PARSER.parse(text)
    heads: list[tuple[str, int, int]] = []
    stray = 0
    unshown: list[tuple[int, str]] = []
    for token, following in zip(tokens, [*tokens, None][1:], strict=True):
        if token.map is None:
            continue
        start, end = token.map
        if token.type == "heading_open" and token.tag == "h1" and token.level == 0:
            name = following.content if following is not None else ""
            heads.append((" ".join(name.split()).lower(), start, end))
        elif not heads and not stray:
            stray = first_line + start
        unshown += [(first_line + start, name) for name in _unshown(token)]
    ends = [*(start for _, start, _ in heads), len(lines)][1:]
    sections = tuple(
        _section(name, first_line, lines, (start, end, stop))
        for (name, start, end), stop in zip(heads, ends, strict=True)
    )
    return Body(sections, stray, tuple(unshown))


def _section(name: str, first_line: int, lines: list[str], span: tuple[int, int, int]) -> Section:
    start, end, stop = span
    while end < stop and not lines[end].strip():
        end += 1
    text = "\n".join(lines[end:stop]).rstrip()
    return Section(name, first_line + start, text, first_line + end)


def _unshown(token: object) -> list[str]:
    if getattr(token, "type", "") == "html_block":
        return ["HTML"]
    children = getattr(token, "children", None) or []
    return list(dict.fromkeys(_UNSHOWN[each.type] for each in children if each.type in _UNSHOWN))
