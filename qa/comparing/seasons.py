"""Seasons and their months: who asks about winter is answered by "November to March"."""

import re
from functools import lru_cache

from index.dates import month_number
from index.english import stem
from index.text import match_form

# The months of the northern year that a season is sure to hold.
_SEASONS = (
    ("spring", "春季 春天 春", (3, 4, 5)),
    ("summer summertime", "夏季 夏天 夏 盛夏 暑期 暑假", (6, 7, 8)),
    ("autumn", "秋季 秋天 秋", (9, 10, 11)),
    ("winter wintertime", "冬季 冬天 冬 隆冬", (12, 1, 2)),
)
_BY_WORD = {
    word: frozenset(months)
    for english, chinese, months in _SEASONS
    for word in (*(stem(one) for one in english.split()), *chinese.split())
}
_NUMBER = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_CHINESE = re.compile(
    rf"(?<![\d个])({_NUMBER})(?:月(?:\d{{1,2}}日)?|(?=[-~–—至到]\d{{1,2}}月))"
    rf"(?:[至到\-~–—](?:次年|翌年|来年|第二年)?({_NUMBER})月)?"
)
# With a capital letter: "may" and "march" are verbs.
_NAME = (
    "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_ENGLISH = re.compile(
    rf"\b(?P<between>between (?:\d{{1,2}} )?)?{_NAME}\b\.?(?: \d{{1,2}}\b)?"
    rf"(?:\s*(?P<to>to|until|through|and|[-–—])\s*(?:\d{{1,2}} )?{_NAME}\b)?",
)


def months_of(term: str) -> frozenset[int]:
    """The months of the season that a Chinese word or an English stem names, if it names one."""
    return _BY_WORD.get(term, frozenset())


@lru_cache(maxsize=4096)
def months_spanned(text: str) -> frozenset[int]:
    """The months that a text goes through: "November to March" names five."""
    found: set[int] = set()
    for match in _CHINESE.finditer(match_form(text)):
        found.update(_run(month_number(match[1]), month_number(match[2] or match[1])))
    for match in _ENGLISH.finditer(text):
        first, last = month_number(match[2]), month_number(match[4] or match[2])
        apart = match["to"] == "and" and not match["between"]
        found.update((first, last) if apart else _run(first, last))
    return frozenset(found)


def _run(first: int, last: int) -> list[int]:
    return [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]
