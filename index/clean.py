"""From a file's raw text to ``Document.text``: artefacts and page furniture out, words untouched.

Clean first, then freeze: nothing may change the text once offsets into it exist.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.formats.extracted import PAGE_BREAK
from index.formats.lines import LINE_END
from index.formats.raised import note_marks
from index.furniture import is_furniture, is_notice, without_buttons
from index.header_lines import is_header_line, is_title

_INVISIBLE = re.compile(
    r"[\x00\x01\x03-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
# Blanks but single plain ones, which stay as they are.
_BLANK = r"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS = re.compile(rf"[{_BLANK}][ {_BLANK}]*| [ {_BLANK}]+")

# Blanks at either end of a line, outside or inside of page breaks.
_EDGES = re.compile(rf"^ *({PAGE_BREAK}*) *|(?: *({PAGE_BREAK}+))? *$")

_READING = re.compile(r"([㐀-鿿])[(（]([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,7})[)）]")
_STOCK_CODE = re.compile(
    r"[(（]\s*(?:[A-Za-z]{2}[:.]?)?\d{4,6}(?:\.[A-Za-z]{2})?\s*[,，、]?\s*"
    r"(?:股吧|行情|诊股|診股|资金|買入|买入|走势|行情走势|前收|净值|基金吧)[^()（）]{0,20}[)）]"
)

_ORIGINAL_TITLE = re.compile(
    r"[(（]?(?:原标题|原標題|原题|原題|original title)\s*[:：]\s*(.*?)[)）]?", re.IGNORECASE
)
_FINISHED = re.compile(r".{25,}[。！？.!?][”’」』）)\"']*", re.DOTALL)

# How many lines at either end can be page furniture that would be text elsewhere.
EDGE_LINES = 8
# So many readings in brackets are damage; fewer may be an author's own remark.
LEAST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Pruned:
    """The lines that stay, those dropped as page furniture, and what was repaired."""

    lines: tuple[str, ...]
    dropped: tuple[str, ...]
    repairs: tuple[str, ...]


def tidy(raw: str) -> tuple[list[str], tuple[str, ...]]:
    """Raw text to its non-empty lines, and what was repaired on the way.

    Line ends, blanks and invisible characters are made plain, raised numbers of notes put in
    brackets, leftovers of damaged conversions (a character's reading in brackets after it) and of
    stock tickers taken out.
    """
    text = _INVISIBLE.sub("", LINE_END.sub("\n", raw))
    text, tickers = _STOCK_CODE.subn("", text)
    text, readings = _without_readings(note_marks(text))
    lines = (_without_edges(_BLANKS.sub(" ", line)) for line in text.split("\n"))
    repairs = [f"repaired: {tickers} stock codes taken out"] if tickers else []
    repairs += [f"repaired: {readings} stray readings taken out"] if readings else []
    return [line for line in lines if line.strip(PAGE_BREAK)], tuple(repairs)


def _without_edges(line: str) -> str:
    return _EDGES.sub(r"\1\2", line) if PAGE_BREAK in line else line.strip(" ")


def _without_readings(text: str) -> tuple[str, int]:
    """Take out `(qū)` after 區 where it is that character's own reading.

    Fewer than three of them stay: an author may tell how a character is read.
    """
    strays = [m.span(2) for m in _READING.finditer(text) if m[2] in _readings(m[1])]
    if len(strays) < LEAST_READINGS:
        return text, 0
    pieces, last = [], 0
    for start, end in strays:
        pieces.append(text[last : start - 1])
        last = end + 1
    return "".join((*pieces, text[last:])), len(strays)


@lru_cache(maxsize=4096)
def _readings(character: str) -> frozenset[str]:
    # Half a second to import, and most texts have no readings in brackets.
    from pypinyin import Style, pinyin

    return frozenset(
        reading.lower()
        for style in (Style.TONE, Style.NORMAL)
        for reading in pinyin(character, style=style, heteronym=True, errors="ignore")[0]
    )


def prune(lines: Sequence[str]) -> Pruned:
    """Drop page furniture, closing notices and repetitions of the title or of the whole text."""
    edges = (min(number, len(lines) - 1 - number) < EDGE_LINES for number in range(len(lines)))
    goes = [
        is_furniture(line.strip(PAGE_BREAK), edge=edge)
        for line, edge in zip(lines, edges, strict=True)
    ]
    kept, dropped = _parted([without_buttons(line) for line in lines], goes)
    kept, titles = _without_repeated_titles(kept)
    kept, notices = _parted(kept, _notices(kept))
    repairs = []
    half = len(kept) // 2
    if len(kept) >= 6 and len(kept) % 2 == 0 and kept[:half] == kept[half:]:
        kept = kept[:half]
        repairs.append("repaired: the whole text stood there twice")
    return Pruned(tuple(kept), tuple(dropped + titles + notices), tuple(repairs))


def _parted(lines: Sequence[str], drop: Sequence[bool]) -> tuple[list[str], list[str]]:
    """The lines to keep and those to drop; page breaks of dropped lines move to the next kept."""
    kept: list[str] = []
    dropped: list[str] = []
    breaks = ""
    for line, goes in zip(lines, drop, strict=True):
        if goes:
            dropped.append(line.replace(PAGE_BREAK, ""))
            breaks += PAGE_BREAK * line.count(PAGE_BREAK)
        else:
            kept.append(breaks + line)
            breaks = ""
    if kept:
        kept[-1] += breaks
    return kept, dropped


def _notices(lines: Sequence[str]) -> list[bool]:
    """Which closing lines go: all from the first notice of rights or disclaimer among them.

    A finished sentence below it that is no notice itself keeps its place.
    """
    bare = [line.strip(PAGE_BREAK) for line in lines]
    closing = range(max(0, len(lines) - EDGE_LINES), len(lines))
    notices = [number for number in closing if number and is_notice(bare[number])]
    writing = [n for n in closing if n not in notices and _FINISHED.fullmatch(bare[n])]
    last = max(writing, default=-1)
    first = next((number for number in notices if number > last), len(lines))
    return [number >= first or number in notices for number in range(len(lines))]


def _without_repeated_titles(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Keep the title once: lines that repeat it, or give the one of another outlet, are dropped."""
    titles: set[str] = set()
    shown = list(lines)
    drop = [False] * len(lines)
    for number in range(_head(lines)):
        line = lines[number].strip(PAGE_BREAK)
        original = _ORIGINAL_TITLE.fullmatch(line)
        if original and not titles and is_title(original[1]):
            line = original[1]
            shown[number] = lines[number].replace(original[0], line)
        elif original or line in titles:
            drop[number] = True
            continue
        if not titles and not is_header_line(line) and is_title(line):
            titles.add(line)
    return _parted(shown, drop)


def _head(lines: Sequence[str]) -> int:
    """How many lines stand above the first one that is a finished sentence."""
    for number, line in enumerate(lines[:EDGE_LINES]):
        bare = line.strip(PAGE_BREAK)
        if not (is_title(bare) or is_header_line(bare) or _ORIGINAL_TITLE.fullmatch(bare)):
            return number
    return min(len(lines), EDGE_LINES)


def freeze(lines: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The final text, one paragraph a line, and the start offset of each page if it has pages."""
    marked = "\n".join(lines)
    if PAGE_BREAK not in marked:
        return marked, ()
    pages, length = [], 0
    pieces = marked.split(PAGE_BREAK)
    for piece in pieces[:-1]:
        length += len(piece)
        pages.append(length)
    return "".join(pieces), tuple(pages)
