"""Joins the lines of hard-wrapped text into paragraphs."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

_STARTS_AN_ITEM = re.compile(
    r"\s*(?:[-*•·◆■●▪–]\s|[（(]?\d{1,2}[.)、）]\s?|[（(][一二三四五六七八九十a-z]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\|)"
)
_ENDS_A_SENTENCE = re.compile(r"[。！？；：.!?:;…][”’』」）)\"'\]]*$")
_HYPHENATED = re.compile(r"[a-z]{2,}[-\u00ad\u2010]$")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def width(line: str) -> int:
    """Columns a line takes on a terminal: two for a Chinese character."""
    return len(line) + len(_WIDE.findall(line))


def unwrap(text: str) -> str:
    """The text with hard-wrapped paragraphs joined; other text comes back as it was.

    A text counts as hard-wrapped when blank lines part its paragraphs and most lines inside them
    end in mid-sentence at nearly the same column.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [a for a, b in pairwise(lines) if a and b]
    if len(inner) < 4 or not any(not line for line in lines):
        return text
    widths = [width(line) for line in inner]
    middle = median(widths)
    even = sum(0.75 * middle <= one <= 1.25 * middle for one in widths) / len(widths)
    open_ends = sum(not _ENDS_A_SENTENCE.search(line) for line in inner) / len(inner)
    if not 40 <= middle <= 110 or even < 0.7 or open_ends < 0.5:
        return text
    return "\n\n".join(paragraphs(lines))


def paragraphs(lines: Iterable[str]) -> list[str]:
    """Lines joined between blank lines; a list item starts a new paragraph."""
    result: list[str] = []
    current: list[str] = []
    for line in (*lines, ""):
        if current and (not line.strip() or _STARTS_AN_ITEM.match(line)):
            result.append(_joined(current))
            current = []
        if line.strip():
            current.append(line.strip())
    return result


def _joined(lines: Sequence[str]) -> str:
    """One paragraph: hyphenated words mended, no space between Chinese characters."""
    parts = [lines[0]]
    for line in lines[1:]:
        last = parts[-1]
        if _HYPHENATED.search(last) and line[:1].islower():
            parts[-1] = last[:-1]
        elif not (_WIDE.match(last[-1]) or _WIDE.match(line[0])):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)
