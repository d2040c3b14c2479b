"""Days of the week that a text names, alone and in lists (每週二、四、六)."""

import re

from index.text import match_form
from index.types import Language

_ZH = re.compile(
    r"(?<![一二三四五六七八九十两几\d])(?:周|星期|礼拜)([一二三四五六日天](?:[、,，和及至到-][一二三四五六日天])*)(?![年期岁])"
)
_DAYS_ZH = {day: number for number, day in enumerate("一二三四五六日")} | {"天": 6}
_DAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EN = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b(?:\s*(?:to|through|-|–)\s*"
    r"(mon|tues|wednes|thurs|fri|satur|sun)days?\b)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"([一二三四五六日天])[至到-](?:周|星期|礼拜)?([一二三四五六日天])")


def weekdays(text: str, language: Language) -> frozenset[int]:
    """Return the days of the week a text names, Monday 0; "Tuesday to Thursday" names three."""
    if language == "en":
        return frozenset(day for match in _EN.finditer(text) for day in _english(match))
    folded = match_form(text)
    found: set[int] = set()
    named = list(_ZH.finditer(folded))
    for match in named:
        found |= {_DAYS_ZH[one] for one in match[1] if one in _DAYS_ZH}
    for match in _RANGE.finditer(folded) if named else ():
        if any(one.start() <= match.start() < one.end() for one in named):
            found |= _between(_DAYS_ZH[match[1]], _DAYS_ZH[match[2]])
    return frozenset(found)


def first_weekday(text: str, language: Language) -> str:
    """Return the words in which a text first names days of the week, "" where it does not."""
    found = _EN.search(text) if language == "en" else _ZH.search(match_form(text))
    return text[slice(*found.span())] if found else ""


def _english(match: re.Match[str]) -> set[int]:
    first = _numbered(match[1])
    return _between(first, _numbered(match[2])) if match[2] else {first}


def _numbered(stem: str) -> int:
    return next(n for n, day in enumerate(_DAYS_EN) if day.startswith(stem.lower()))


def _between(first: int, last: int) -> set[int]:
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}
