"""The title of a text: its headline, under the name of the paper or body it is from."""

import re
from collections.abc import Iterator, Sequence

from index.bodies import is_body, is_press
from index.dates import stated_dates
from index.header_lines import (
    HEADER_LENGTH,
    HEADER_LINES,
    is_byline,
    is_header_line,
    is_place_label,
    is_title,
)
from index.text import HAN

OPENING_WORDS = "opening words"  # where a text has no title, only what it begins with
# Among so many lines the title stands, and what is under a letterhead.
TITLE_WITHIN, UNDER_WITHIN = 3, 5
LONGEST_MASTHEAD, LONGEST_WITH_SUBTITLE = 80, 160
LONGEST_RUBRIC = {True: 8, False: 30}  # characters beside a paper's name, Chinese or not
LEAST_WORDS = 3  # of what stands in small letters under a name in capitals

_KIND_OF_TEXT = re.compile(
    r"\b(?:minutes|agenda|reports?|notice|letter|bulletin|release|statement|memorandum|newsletter"
    r"|announcement|resolution|proceedings|policy|guidelines|plan|summary|ordinance|order"
    r"|strategy|agreement|charter|treaty|rules|regulations|handbook|frequently asked questions"
    r"|faqs?|figures)\b"
    r"|(?:公告|通知|通告|通报|通報|意见|意見|决定|決定|纪要|紀要|报告|報告|公报|简报|办法|辦法"
    r"|批复|新闻稿|新聞稿|实录|實錄|方案|规定|規定|條例|条例|声明|聲明|函|细则|規劃|规划|指南"
    r"|倡议书|公开信|问答|問答|须知|須知)",
    re.IGNORECASE,
)
_NUMBER_OF_TEXT = re.compile(
    r"\S{0,14}[〔\[（(]\d{4}[〕\]）)]\s?(?:第)?\d+号?|[（(]\d{4}年第\d+期.{0,20}[）)]"
    r"|\S{0,8}字第\s?\d+\s?[号號]"
    r"|(?:[A-Z][\w.]*\s)?(?:[\[(]?\d{4}[\])]?\s?)?(?:No\.?\s?\d+|\d{4}/\d+)",
)
# A letter's head names its body once more with the kind of letter (文化局公告).
_LETTER = re.compile(r"(?:公告|文件|通告|通知|函)$")
_ISSUE = re.compile(
    r"(?:总|總)?第\s?[\d一二三四五六七八九十百〇零]+\s?[期版]|\d{4}\s?年\s?(?:第\s?)?\d{1,2}\s?"
    r"(?:月?[號号期]|月刊?)|[半双雙]?[月周週季旬年]刊|\b[A-Z]\d{1,2}\b\s?版?"
    r"|\b(?:no|vol|volume|issue|number)\b\.?\s?\d+",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[《【\[]([^《》【】\[\]]{2,20})[》】\]]\s*")
_APART = re.compile(r"\s*[|｜·•]\s*")
_TRAIL = re.compile(r"\s*[>›»→≫＞]\s*")
_PERIODICAL = re.compile(r"[报報刊]$")
# What only the head of a letter ends with, where it stands in capitals.
_HEADED = re.compile(
    r"\b(?:PARK|ZONE|FESTIVAL|CONSULATE(?: GENERAL)?|EMBASSY|PORT|AIRPORT|THEATRE)\b"
    r"(?: (?:OF|IN|FOR) .+)?$"
)
_SITE = re.compile(r"\b(?:PORTAL|WEBSITE|INTRANET|ONLINE)$|(?:门户网站|門戶網站|官网|官網)$")
_SUBJECT = re.compile(r"(?:主\s?旨|事\s?由)\s*[:：]\s*(.+?)[。.]?")
_SUBTITLE = re.compile(r"[—–]{1,2}\s?[^\s—–]")


def title_of(lines: Sequence[str]) -> tuple[str, str]:
    """The title, and how it was told: the first line, under the name of who it is from."""
    own = [line for line in lines[:HEADER_LINES] if not _stands_above(line)]
    titles = [line for line in own[:UNDER_WITHIN] if _can_be_title(line)]
    if not titles or titles[0] not in own[:TITLE_WITHIN]:
        own, titles = list(lines), [line for line in lines[:TITLE_WITHIN] if _can_be_title(line)]
    if titles:
        under = _under_letterhead(titles[0], titles[1:], own)
        if under.startswith(("关于", "關於")) and not _LETTER.search(titles[0]):
            return titles[0] + under, "first lines"
        title = under or titles[0]
        found = _with_subtitle(title, own)
        if under and not is_body(_LETTER.sub("", titles[0])):
            found = f"{titles[0]} – {found}"
        named = title != lines[0] and (is_body(lines[0]) or is_masthead(lines[0]))
        return found, "line under the name of who it is from" if under or named else "first line"
    opening = next((line for line in lines if not is_header_line(line)), "")
    sentence = re.split(r"(?<=[。！？])|(?<=[.!?]) ", opening, maxsplit=1)[0]
    return (sentence if len(sentence) <= 60 else sentence[:59] + "…"), OPENING_WORDS


def named_above(title: str, lines: Sequence[str], dropped: Sequence[str]) -> Iterator[str]:
    """The papers and bodies named above a title: a masthead, the head of a letter, a page's way."""
    for line in lines[:1]:
        if is_body(line) and line != title:
            yield line
        elif is_masthead(line) and line != title:
            yield from _papers(line)
    for line in dropped:
        if len(line) <= HEADER_LENGTH and len(steps := _TRAIL.split(line)) > 1:
            yield from filter(is_body, steps[:1])


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a paper, with its issue or rubrics and no more."""
    if not 2 <= len(line) <= LONGEST_MASTHEAD:
        return False
    if is_press(line):
        return True
    papers = list(_papers(line))
    if not papers:
        return False
    rest = _ISSUE.sub(" ", _NAMED.sub(" ", line, count=1))
    beside = [part for part in _APART.split(rest) if part.strip() and part not in papers]
    return all(len(part.strip()) <= LONGEST_RUBRIC[bool(HAN.search(part))] for part in beside)


def _papers(line: str) -> Iterator[str]:
    """The papers, or bodies, that a masthead names."""
    named = _NAMED.match(line)
    if named and (_PERIODICAL.search(named[1]) or _ISSUE.match(line, named.end())):
        yield named[1]
        return
    pieces = _APART.split(line)
    if len(pieces) > 1:
        yield from filter(is_body, pieces)


def _stands_above(line: str) -> bool:
    """Whether a line stands above titles, or among them, and is none itself."""
    dated = len(_APART.split(line)) > 1 and bool(stated_dates(line))
    return bool(dated or is_masthead(line) or _NUMBER_OF_TEXT.fullmatch(line) or _SITE.search(line))


def _can_be_title(line: str) -> bool:
    numbered = _NUMBER_OF_TEXT.fullmatch(line)
    return is_title(line) and not (numbered or is_byline(line) or is_place_label(line))


def _under_letterhead(first: str, rest: Sequence[str], lines: Sequence[str]) -> str:
    """The title under the head of a letter, or "" where the first line is no such head."""
    name = _LETTER.sub("", first)
    capitals = first.isupper() and not HAN.search(first)
    body = is_body(name) or (capitals and bool(_HEADED.search(first)))
    if not body or (name == first and _KIND_OF_TEXT.search(first)):
        return ""
    second = rest[0] if rest else ""
    lower = capitals and not second.isupper() and len(second.split()) >= LEAST_WORDS
    kinds = [line for line in rest if _KIND_OF_TEXT.search(line)]
    if kinds or is_press(first) or lower:
        return kinds[0] if kinds else second
    subjects = (match[1] for line in lines if (match := _SUBJECT.fullmatch(line)))
    return next(subjects, "") if name != first else ""


def _with_subtitle(title: str, lines: Sequence[str]) -> str:
    """A title with the line under it that begins with a dash (——访电车司机郑伯安)."""
    place = lines.index(title) if title in lines else len(lines)
    below = lines[place + 1] if place + 1 < len(lines) else ""
    joined = title + below
    subtitle = _SUBTITLE.match(below) and is_title(below)
    return joined if subtitle and len(joined) <= LONGEST_WITH_SUBTITLE else title
