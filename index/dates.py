"""Finds written dates in Chinese and English text and gives them one form.

The form is ISO 8601 with unknown leading parts left out as in vCard (RFC 6350): "2021-09-16",
"2021-09", "2021", "--09-27" (no year), "--09", "---27"; besides "1990s", "--90s" (decade without
a century) and "c21" (century).
"""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from index.eras import ERA, year_of
from index.hints import Hints, Needs
from index.numerals import (
    ORDINAL_SIGNS,
    ORDINAL_VALUES,
    digits_value,
    han_value,
    plain,
    words_value,
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|(?-i:JANUARY|FEBRUARY|MARCH|APRIL"
    r"|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER))\b\.?"
)
_DAY_NUMBER = r"[12]\d|3[01]|0?[1-9]"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])"
_YEAR = r"(?P<year>1\d{3}|20\d{2}|2100)(?![\d%])"
_HAN = "〇零一二三四五六七八九十"
_ZH_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月份?"
_ZH_DAY = rf"(?P<day>[12]\d|3[01]|0?[1-9]|[{_HAN}]{{1,3}})\s?[日号]"

_Maker = Callable[[re.Match[str]], str | None]


def _number(text: str) -> int:
    if text[0].isascii() and text[0].isalpha():
        return int(words_value(text))
    return int(digits_value(text)) if text[0].isdigit() else int(han_value(text))


def month_number(text: str) -> int:
    """Return the number of a month told by its English name, short or whole, or by a numeral."""
    return _MONTHS.get(text.lower()) or _number(text)


def _iso(match: re.Match[str]) -> str | None:
    """Put the named groups year, month, day together; None when they cannot be a date."""
    groups = match.groupdict()
    year, month, day = groups.get("year"), groups.get("month"), groups.get("day")
    number = month_number(month) if month else 0
    day_number = _number(day) if day else 0
    if number > 12 or day_number > 31:
        return None
    head = f"{_number(year):04d}" if year else "-"
    if month:
        head += f"-{number:02d}"
    elif day:
        head += "--"
    return head + (f"-{day_number:02d}" if day and month else f"{day_number:02d}" if day else "")


def _republic(match: re.Match[str]) -> str | None:
    """民國 years count from 1912."""
    year = match["republic"]
    month, day = match["month"], match["day"]
    parts = [str(1911 + _count(year))]
    parts += [f"{month_number(month):02d}"] if month else []
    parts += [f"{_number(day):02d}"] if day else []
    return "-".join(parts)


def _reign(match: re.Match[str]) -> str | None:
    return year_of(match["era"], _count(match["reign"]))


def _count(year: str) -> int:
    """Which year of a reign or republic is told: 元 is the first."""
    return 1 if year == "元" else _number(year)


def _decade(match: re.Match[str]) -> str | None:
    decade = _number(match["decade"])
    if match.groupdict().get("century"):
        return f"{(_number(match['century']) - 1) * 100 + decade}s"
    return f"{decade}s" if decade >= 1000 else f"--{decade}s"


def _century(match: re.Match[str]) -> str | None:
    return f"c{_number(match['century'])}"


_WORD_ORDINAL = "|".join(ORDINAL_VALUES)
_ANY = re.IGNORECASE
_ZH_CENTURY = rf"(?P<century>\d{{1,2}}|[{_HAN}]{{1,3}})\s?世纪"
_HAN_YEAR = "[〇零一二三四五六七八九]{4}"
_SOME_MONTH = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
# A form, how its case counts, what is made of it, and what no text lacks that it matches.
_TABLE: tuple[tuple[str, int, _Maker, Needs], ...] = (
    (
        rf"民国\s?(?P<republic>\d{{1,3}}|[{_HAN}百]{{1,6}}|元)\s?年"
        rf"(?:\s?{_ZH_MONTH}(?:\s?{_ZH_DAY})?)?",
        0,
        _republic,
        (("民国",),),
    ),
    (
        rf"(?P<era>{ERA})(?P<reign>\d{{1,2}}|[{_HAN}]{{1,3}}|元)年(?![代内来前后级度])(?:闰?[正{_HAN}冬腊]{{1,2}}月)?",
        0,
        _reign,
        (("年",),),
    ),
    (
        rf"{_ZH_CENTURY}\s?(?P<decade>\d0|[一二三四五六七八九]十)\s?年代",
        0,
        _decade,
        (("世纪",), ("年代",)),
    ),
    (
        r"(?<!\d)(?P<decade>1\d{2}0|20\d0|\d0|[一二三四五六七八九]十)\s?年代",
        0,
        _decade,
        (("年代",),),
    ),
    (_ZH_CENTURY, 0, _century, (("世纪",),)),
    (
        rf"(?<!\d)(?P<year>\d{{4}}|{_HAN_YEAR})\s?年度?(?:\s?{_ZH_MONTH}(?:\s?{_ZH_DAY})?)?",
        0,
        _iso,
        (("年",),),
    ),
    (
        r"(?<![\d.])(?P<year>1\d{3}|20\d{2})([-/.])(?P<month>1[0-2]|0?[1-9])\2"
        rf"(?P<day>{_DAY_NUMBER})(?![\d.]?\d)",
        0,
        _iso,
        (("1", "20"),),
    ),
    (rf"(?<![\d个]){_ZH_MONTH}(?:\s?{_ZH_DAY})?", 0, _iso, (("月",),)),
    (r"(?<!\d)(?P<day>[12]\d|3[01]|[1-9])日(?![内均元游圆])", 0, _iso, (("日",),)),
    (
        rf"\b(?P<day>(?:twenty-|thirty-)?(?:{_WORD_ORDINAL}))\s+of\s+{_MONTH}(?:,?\s+{_YEAR})?",
        _ANY,
        _iso,
        (_SOME_MONTH, ORDINAL_SIGNS),
    ),
    (rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}", _ANY, _iso, (_SOME_MONTH, ("0",))),
    (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _ANY, _iso, (_SOME_MONTH, ("0",))),
    (rf"\b{_MONTH}\s*,?\s+(?:of\s+)?{_YEAR}", _ANY, _iso, (_SOME_MONTH, ("0",))),
    (rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}\b", 0, _iso, (_SOME_MONTH, ("0",))),
    (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}", 0, _iso, (_SOME_MONTH, ("0",))),
    (r"\b(?P<decade>1\d{2}0|20\d0)s\b", 0, _decade, (("0s",),)),
    (r"(?<!\w)['’](?P<decade>\d0)s\b", 0, _decade, (("0s",),)),
    (r"\b(?P<century>\d{1,2})(?:st|nd|rd|th)[ -]century", _ANY, _century, (("century",), ("0",))),
    (
        rf"\b(?P<century>(?:twenty-)?(?:{_WORD_ORDINAL}))[ -]century",
        _ANY,
        _century,
        (("century",),),
    ),
    (
        r"\b(?P<month>January|February|April|June|July|August|September|October|November"
        r"|December)\b",
        0,
        _iso,
        (_SOME_MONTH,),
    ),
    (
        r"\b(?:in|of|last|this|next|since|until|by|during|early|late|mid)[ -]"
        r"(?P<month>May|March)\b(?!\s+[a-z]+ed\b)",
        0,
        _iso,
        (("may", "march"),),
    ),
    (
        r"(?<![\d.,$€£¥])(?<![A-Za-z])(?<!No\. )(?P<year>(?:19|20)\d{2})"
        r"(?=[-~至到](?:19|20)\d{2}(?!\d))",
        0,
        _iso,
        (("19", "20"),),
    ),
    (
        r"(?<![\d.,$€£¥第])(?<![A-Za-z])(?P<year>(?:19|20)\d{2})(?![\d%])(?![.,]\d)"
        r"(?!\s?(?:个|名|位|人|家|所|次|项|条|种|座|场|万|亿|余|多|元|吨|米|公|亩|平方|倍|户|株"
        r"|件))"
        r"(?!\s+(?:people|persons|years|days|hours|minutes|miles|meters|metres|kilo|square|tons"
        r"|dollars|yuan|million|billion|thousand|percent|students|workers|companies|cities"
        r"|countries|projects)\b)",
        0,
        _iso,
        (("19", "20"),),
    ),
    (
        r"(?:[在于自从到至建]|始建于|成立于|创办于)\s?(?P<year>1[0-8]\d{2})(?![\d%,.])"
        r"(?=\s?(?:[，,。；;、）)]|$|[一-鿿]{2}))(?!\s?(?:[个名位人家所次项条种座场万亿余多元吨米公亩平方倍户株件册本辆台只]))",
        0,
        _iso,
        (("1",), tuple("在于自从到至建")),
    ),
    (
        r"\b(?:in|since|until|from|to|before|after|by|around|circa|year|of|and|between"
        r"|(?:early|late) as)\s+"
        r"(?P<year>1[0-8]\d{2})(?![\d%,.]\d)(?!\s+[a-z]+s\b)\b",
        _ANY,
        _iso,
        (("1",),),
    ),
)
_PATTERNS = tuple((re.compile(form, flags), make, needs) for form, flags, make, needs in _TABLE)


def find_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(start, end, form)`` for each date in ``text``, which is already ``numerals.plain``.

    Earlier patterns win: they are the more precise ones. Order of the result is not by position.
    """
    taken = bytearray(len(text) + 1)
    hints = Hints(text)
    for pattern, make, needs in _PATTERNS:
        for match in pattern.finditer(text) if hints.allow(needs) else ():
            start, end = _span(match)
            if any(taken[start:end]):
                continue
            form = make(match)
            if form is not None:
                taken[start:end] = b"\1" * (end - start)
                yield start, end, form


def _span(match: re.Match[str]) -> tuple[int, int]:
    """A word that only gives the context ("in 1492") stays outside the span."""
    first = min(match.start(name) for name in match.groupdict() if match.start(name) >= 0)
    start = match.start()
    if match.string[start:first].strip().isascii():
        start = first
    return start, match.end()


_ISO_START = re.compile(r"((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?(?![-/.]?\d|\s?年)")
_PARSED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# One of the first two numbers is a day past the twelfth: the other is the month.
_REPUBLIC = re.compile(
    r"(?<![\d./-])(1[0-4]\d)([./-])(1[0-2]|0?[1-9])\2([12]\d|3[01]|0?[1-9])(?![\d./-])"
)
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
# A circle written for the zero of 二○二五.
_CIRCLE = re.compile(r"(?<=[一二三四五六七八九〇])[○◯OＯ0]|[○◯OＯ0](?=[一二三四五六七八九])")
# Every date with a year holds one of these.
_YEAR_DIGIT = re.compile(rf"[\d{_HAN}百元]")
LONGEST_STATED = 80


def parse_date(value: object) -> str | None:
    """A date as ISO 8601, possibly reduced ("2022-03"); None when ``value`` states none."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value or "").strip()[:LONGEST_STATED]
    if match := _ISO_START.match(text):
        return _real("-".join(part for part in match.groups() if part))
    forms = [form for _, _, form in stated_dates(text)]
    return max(forms, key=len) if forms else None


@lru_cache(maxsize=1024)  # a header line is asked about again and again
def stated_dates(text: str) -> tuple[tuple[int, int, str], ...]:
    """``(start, end, form)`` of the dates with a year in a short line, in order.

    Day and month in figures alone ("03/04/2025") count only where they cannot be confused; a year
    of three figures ("114-03-08") counts from 1912.
    """
    text = _CIRCLE.sub("〇", plain(text))
    if not _YEAR_DIGIT.search(text):
        return ()
    found = [
        (start, end, _real(form))
        for start, end, form in find_dates(text)
        if _PARSED.fullmatch(form)
    ]
    numeric = [(m.start(), m.end(), _numeric(m)) for m in _NUMERIC.finditer(text)]
    numeric += [
        (m.start(), m.end(), _real(f"{1911 + int(m[1])}-{int(m[3]):02d}-{int(m[4]):02d}"))
        for m in _REPUBLIC.finditer(text)
    ]
    spans = [(start, end) for start, end, _ in numeric]
    apart = [one for one in found if not any(a <= one[0] < b for a, b in spans)]
    return tuple(sorted((a, b, form) for a, b, form in (*apart, *numeric) if form))


def _numeric(match: re.Match[str]) -> str | None:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if (first > 12) == (second > 12) and first != second:
        return year
    day, month = (first, second) if first > 12 else (second, first)
    return _real(f"{year}-{month:02d}-{day:02d}")


def _real(date: str) -> str | None:
    """The date, unless no calendar has it ("2021-02-31")."""
    parts = [int(part) for part in date.split("-")]
    try:
        datetime.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return date
