"""Natural text as plain documents: ASCII, whole paragraphs, nothing unfit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

#: words in one document: at least, enough to close it, at most
LOW, ENOUGH, HIGH = 60, 120, 250

#: documents with these words stay out: a game for everyone speaks with this voice
_UNFIT = re.compile(
    r"\b(?:(?:sex|genital|penis|vagina|intercourse|prostitut|whor[ei]|harlot|concubin|obscen|"
    r"offensive|disparag|ethnic|incest|excre|urin[ae]|coit[iu]|masturbat|derogat|vulgar|nazi|"
    r"terroris|suicid|genocid|erotic|orgasm|ravish|circumcis|uncircumcis|foreskin|nigg|negro|"
    r"injun|bitch|bastard|fuck|shit|cunt|porn|naked|nud[ei]|breast|fornicat|adulter|molest|"
    r"slaughter|massacre|lynch|ejaculat|savage|squaw|half-breed)\w*|slurs?|rape[ds]?|raping|"
    r"rapists?|feces|faeces|dung|semen|ass(?:es)?hole|crap|farts?|tits?)\b",
    re.IGNORECASE,
)
_ODD = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"'}
    | {"»": '"', "–": "-", "‑": "-", "—": " - ", "―": " - ", "…": "...", "_": "", "\u00ad": ""}
)
_HEADING = re.compile(r"(?:chapter|volume|book|part)\s+(?:[\divxlc]+|the)\b|\*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;,-][\"')\]]*$")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]*[A-Z])")


def tidy(text: str) -> str:
    """One line of ASCII with plain quotes and dashes."""
    text = re.sub(r"(?<=\w)-\n\s*(?=\w)", "-", text)
    text = unicodedata.normalize("NFKD", text.translate(_ODD)).encode("ascii", "ignore").decode()
    text = re.sub(r"''", '"', re.sub(r"\s*-{2,}\s*", " - ", text))
    text = re.sub(r" - (?=[\"'](?:\s|$))", " -", text)
    return re.sub(r"\s+([,.;:!?])(?!\.)", r"\1", re.sub(r"\s+", " ", text)).strip()


def paragraphs(text: str) -> list[str]:
    """The tidied paragraphs between blank lines, without headings, lists and rows of stars."""
    found = (tidy(part) for part in re.split(r"\n\s*\n", text.replace("\r", "")))
    return [part for part in found if is_prose(part)]


def is_prose(paragraph: str) -> bool:
    """Whether it ends as a sentence ends and is no heading."""
    shouted = paragraph.isupper() and paragraph[:1] not in "\"'"
    return bool(_ENDED.search(paragraph) and not _HEADING.match(paragraph) and not shouted)


def is_fit(document: str) -> bool:
    """Whether it has none of the words that stay out."""
    return not _UNFIT.search(document)


def pack(parts: Iterable[str]) -> list[str]:
    """Join neighbouring paragraphs into documents of `LOW` to `HIGH` words."""
    documents: list[str] = []
    held: list[str] = []
    for part in (piece for paragraph in parts for piece in _pieces(paragraph)):
        if _words(held) + len(part.split()) > HIGH:
            documents.append("\n".join(held))
            held = []
        held.append(part)
        if _words(held) >= ENOUGH:
            documents.append("\n".join(held))
            held = []
    documents.append("\n".join(held))
    return [text for text in documents if LOW <= len(text.split()) <= HIGH and is_fit(text)]


def _words(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)


def _pieces(paragraph: str) -> Iterator[str]:
    """The paragraph, cut between sentences where it is too long for one document."""
    if len(paragraph.split()) <= HIGH:
        yield paragraph
        return
    held, start = 0, 0
    for end in [*(match.end() for match in _SENTENCE.finditer(paragraph)), len(paragraph)]:
        held = len(paragraph[start:end].split())
        if held >= ENOUGH or end == len(paragraph):
            yield paragraph[start:end].strip()
            start = end
