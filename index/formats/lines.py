"""Joins the lines of hard-wrapped text into paragraphs."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median, quantiles

from index.formats.extracted import PAGE_BREAK

_STARTS_AN_ITEM = re.compile(
    r"\s*(?:[-*•·◆■●▪–]\s|[（(]?\d{1,2}[.)、）]\s?(?!\d)|[（(][一二三四五六七八九十a-z]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节条]|\|)"
)
_INDENTED = re.compile(r"\u3000|[ \t]{2,}")
_ENDS_A_SENTENCE = re.compile(r"[。！？；：.!?:;…][”’」』）)\"'\]]*$")
_HYPHENATED = re.compile(r"[a-z]{2,}[-\u00ad\u2010]$")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")


def width(line: str) -> int:
    """Columns a line takes on a terminal: two for a Chinese character."""
    return len(line) + len(_WIDE.findall(line))


def unwrap(text: str) -> str:
    """The text with hard-wrapped paragraphs joined; other text comes back as it was.

    A text counts as hard-wrapped when blank lines or indents part its paragraphs and most lines
    inside them end in mid-sentence at nearly the same column.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [a for a, b in pairwise(lines) if a and b and not _INDENTED.match(b)]
    if len(inner) < 4 or not any(not line or _INDENTED.match(line) for line in lines):
        return text
    widths = [width(line) for line in inner]
    middle = median(widths)
    even = sum(0.75 * middle <= one <= 1.25 * middle for one in widths) / len(widths)
    open_ends = sum(not _ENDS_A_SENTENCE.search(line) for line in inner) / len(inner)
    if not 40 <= middle <= 110 or even < 0.7 or open_ends < 0.5:
        return text
    return "\n\n".join(paragraphs(lines))


def paragraphs(lines: Iterable[str]) -> list[str]:
    """Lines joined between blank lines; a list item or an indent starts a new paragraph."""
    result: list[str] = []
    current: list[str] = []
    for line in (*lines, ""):
        starts = _STARTS_AN_ITEM.match(line) or _INDENTED.match(line)
        if current and (starts or not line.strip()):
            result.append(_joined(current))
            current = []
        if line.strip():
            current.append(line.strip())
    return result


def reflow(lines: Sequence[str]) -> list[str]:
    """Paragraphs of a page layout, where nothing parts them but lines that end early.

    A line may start with page breaks; a paragraph that goes on over a page keeps them inside.
    """
    if not lines:
        return []
    widths = [width(line) for line in lines]
    full = quantiles(widths, n=10)[8] if len(widths) > 1 else widths[0]
    result: list[str] = []
    current = [lines[0]]
    for line, columns, following in zip(lines, widths, lines[1:], strict=False):
        ends = _ENDS_A_SENTENCE.search(line) and columns < 0.9 * full
        if ends or columns < 0.65 * full or _STARTS_AN_ITEM.match(following.lstrip(PAGE_BREAK)):
            result.append(_joined(current))
            current = []
        current.append(following)
    result.append(_joined(current))
    return result


def _joined(lines: Sequence[str]) -> str:
    """One paragraph: hyphenated words mended, no space between Chinese characters."""
    parts = [lines[0]]
    for line in lines[1:]:
        last, bare = parts[-1].rstrip(PAGE_BREAK), line.lstrip(PAGE_BREAK)
        if _HYPHENATED.search(last) and bare[:1].islower():
            parts[-1] = last[:-1]
        elif not (_WIDE.match(last[-1:]) or _WIDE.match(bare[:1])):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)
