"""Joins the lines of hard-wrapped text into paragraphs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import quantiles

from index.formats.extracted import PAGE_BREAK

LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_STARTS_AN_ITEM = re.compile(
    r"\s*(?:[-*•·◆■●▪–]\s|o\s{2}|[（(]?\d{1,2}[.)、）]\s?(?!\d)"
    r"|[（(][一二三四五六七八九十a-z]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[章节条]|\|)"
)
_STARTS_WITH_A_LABEL = re.compile(r"\s*(?:[㐀-鿿]{2,6}[:：]|[A-Z][a-z]+(?: [A-Za-z]+)?: )\s*\S")
_ENDS_A_SENTENCE = re.compile(r"[。！？；：.!?:;…][”’」』）)\"'\]]*$")
_ENDS_OPEN = re.compile(r"[,，、;；(（-]$")
_LEADS_ON = re.compile(
    r"(?<![\w-])(?:a|an|the|of|in|on|at|by|to|for|from|with|as|and|or|but|that|which|who|is|are"
    r"|was|were|than)$"
)
_HYPHENATED = re.compile(r"[a-z]{2,}[-\u00ad\u2010]$")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_GAP = re.compile(r"(?<=\S)(?:[ ]{4,}|[ ]*\t[ \t]*)(?=\S)")
_COLUMN_GAP = re.compile(r"(?<=\S)(?:[ ]{3,}|[ ]*\t[ \t]*)(?=\S)")
_FIRST_WORD = re.compile(r"[\u2e80-\u9fff]|\S+")

# The widths, in columns, that text is wrapped to; wider lines are paragraphs, narrower ones verse.
NARROWEST, WIDEST = 28, 110
# A line indented so far is a heading in the middle or a signature at the right.
CENTRED = 10


def width(line: str) -> int:
    """Columns a line takes on a terminal: two for a Chinese character."""
    return len(line) + len(_WIDE.findall(line))


def in_columns(text: str) -> str:
    """The text with the columns of its tables parted by bars, where lines in a row have gaps."""
    lines = text.split("\n")
    gaps = [bool(_GAP.search(line)) for line in lines]
    beside = [
        before or after for before, after in zip([False, *gaps], [*gaps[1:], False], strict=False)
    ]
    return "\n".join(
        _COLUMN_GAP.sub(" | ", line) if has and near else line
        for line, has, near in zip(lines, gaps, beside, strict=True)
    )


def unwrap(text: str) -> str:
    """The text with hard-wrapped paragraphs joined; other text comes back as it was.

    A line was wrapped when the first word of the next one would not have fit on it any more. A text
    is hard-wrapped when such lines go on in the next one, and their paragraphs end in full. Lines
    that end early (titles, addresses, verse) stay by themselves.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = [number for number, (a, b) in enumerate(pairwise(lines)) if _may_go_on(a, b)]
    full = _full_width(lines, pairs)
    filled = [n for n in pairs if full and _is_full(lines[n], lines[n + 1], full)]
    joined = {n for n in pairs if _hangs(lines[n], lines[n + 1])}
    if _is_wrapped(lines, pairs, filled):
        joined.update(filled)
    return "\n".join(_paragraphs(lines, joined)) if joined else text


def _may_go_on(line: str, following: str) -> bool:
    """Whether the next line can belong to the same paragraph, going by their beginnings."""
    bare, after = _unquoted(line), _unquoted(following)
    if not bare or not after or _depth(line) != _depth(following):
        return False
    if _STARTS_AN_ITEM.match(after) or _STARTS_WITH_A_LABEL.match(after):
        return False
    deeper = indent(after) - indent(bare)
    if indent(bare) >= CENTRED or _GAP.search(bare) or " | " in bare:
        return False
    return deeper <= 0 or bool(_STARTS_AN_ITEM.match(bare))


def _unquoted(line: str) -> str:
    """A line without the marks of a quotation in a letter ("> ")."""
    quoted = _QUOTED.match(line)
    return line[quoted.end() :] if quoted else line


def _depth(line: str) -> int:
    """How often a line is quoted."""
    quoted = _QUOTED.match(line)
    return quoted[0].count(">") if quoted else 0


def indent(line: str) -> int:
    """Columns of blanks a line begins with."""
    return width(line) - width(line.lstrip(" \t\u3000"))


def _full_width(lines: Sequence[str], pairs: Sequence[int]) -> int:
    """The width most lines were filled to; 0 when they are too few, too long or too short."""
    widths = sorted(width(lines[number]) for number in pairs)
    if len(widths) < 2:
        return 0
    full = widths[-1] if len(widths) < 10 else round(quantiles(widths, n=20)[-1])
    return full if NARROWEST <= full <= WIDEST else 0


def _is_wrapped(lines: Sequence[str], pairs: Sequence[int], filled: Sequence[int]) -> bool:
    """Whether filled lines go on in the next one, and their paragraphs end in full."""
    if len(filled) < 2:
        return False
    going_on = [n for n in filled if not _ENDS_A_SENTENCE.search(lines[n])]
    words = [_unquoted(lines[n + 1]).lstrip()[:1] for n in filled]
    cased = [letter for letter in words if letter.islower() or letter.isupper()]
    ends = {_end_of_run(n, set(pairs)) for n in filled}
    in_full = sum(bool(_ENDS_A_SENTENCE.search(lines[end])) for end in ends)
    return (
        len(going_on) >= 0.5 * len(filled)
        and sum(map(str.islower, cased)) >= 0.5 * len(cased)
        and in_full >= 0.5 * len(ends)
    )


def _end_of_run(number: int, pairs: set[int]) -> int:
    """The last line of the paragraph that a line is in."""
    while number in pairs:
        number += 1
    return number


def _is_full(line: str, following: str, full: int) -> bool:
    """Whether the next line's first word would not have fit on this line."""
    if _HYPHENATED.search(line) and following.lstrip()[:1].islower():
        return True
    columns = width(line)
    word = _FIRST_WORD.search(_unquoted(following))
    if columns + width(word[0] if word else "") >= full:
        return True
    # Some text is wrapped by hand, and some marks may not begin a line.
    return is_open(line, following) and columns >= 0.75 * full


def is_open(line: str, following: str) -> bool:
    """Whether a line breaks off in mid-sentence, and the next one goes on."""
    if _ENDS_OPEN.search(line) or _HYPHENATED.search(line) or _LEADS_ON.search(line):
        return True
    start = following.lstrip()[:1]
    return not _ENDS_A_SENTENCE.search(line) and (start.islower() or bool(_WIDE.match(start)))


def _hangs(line: str, following: str) -> bool:
    """Whether the next line stands under the text of a list item and goes on with it."""
    item = _STARTS_AN_ITEM.match(line)
    return bool(
        item
        and is_open(line, following)
        and indent(following) - indent(line) > 0
        and abs(indent(following) - width(item[0])) <= 1
    )


def _paragraphs(lines: Sequence[str], joined: set[int]) -> Iterator[str]:
    """The lines, those that go on in the next one joined to it."""
    current: list[str] = []
    for number, line in enumerate(lines):
        current.append(_unquoted(line).strip() if current else line)
        if number not in joined:
            yield _joined(current)
            current = []


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


def joint(before: str, after: str) -> str:
    """What stands between two lines that become one: nothing beside a Chinese character."""
    return "" if _WIDE.match(before[-1:]) or _WIDE.match(after[:1]) else " "


def _joined(lines: Sequence[str]) -> str:
    """One paragraph: hyphenated words mended, no space between Chinese characters."""
    parts = [lines[0]]
    for line in lines[1:]:
        last, bare = parts[-1].rstrip(PAGE_BREAK), line.lstrip(PAGE_BREAK)
        if _HYPHENATED.search(last) and bare[:1].islower():
            parts[-1] = last[:-1]
        else:
            parts.append(joint(last, bare))
        parts.append(line)
    return "".join(parts)
