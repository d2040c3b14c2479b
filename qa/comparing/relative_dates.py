# ruff: noqa: E501  (one pattern is one line)
"""Relative dates ("this May", 上周四, "on Thursday") as dates, by the date of their document."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from index.dates import month_number
from index.numerals import han_value, words_value
from index.text import match_form
from index.types import Document, Language

_HAN_MONTH = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
_RELATIVE_ZH = re.compile(
    rf"(?P<year>今年|去年|前年|明年|后年|本年度?|上一年|次年)(?P<of>{_HAN_MONTH})?"
    r"|(?P<month>上个?月|本月|这个月|当月|下个?月)|(?P<day>昨天|昨日|今天|今日|明天|前天)"
    r"|(?P<end>(?<![\d〇零○一二三四五六七八九十去今明前后本每两几年])(?:年底|年末|年内)(?![\d年]))"
    r"|(?<![\d第〇零一二三四五六七八九十百])(?P<ago>[1-9]|[一二两三四五六七八九十])年前(?!后)"
    r"|(?P<week>[上本这下])个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![、,，和及至到-][一二三四五六日天])"
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What is told of one day that has passed: "the service point opened on Thursday".
_TOLD_AS_PAST = re.compile(
    r"\b(?:[a-z]+ed|said|told|took|held|came|left|went|made|began|won|gave|met|became|set|put)\b"
    r"[^.;:]*$"
)
_TOLD_AGAIN = re.compile(
    r"\b(?:every|each|always|usually|will|would|may|can|must|is|are|if|when)\b|\b\d{4}\b"
)
_RELATIVE_EN = re.compile(
    r"\b(?P<year>this year|last year|next year)\b|\b(?P<month>last month|this month|next month)\b"
    r"|\b(?P<day>yesterday|today|tomorrow)\b"
    r"|\b(?P<ago>two|three|four|five|six|seven|eight|nine|ten|[2-9]) years (?:ago|earlier)\b"
    rf"|(?<=\bon )(?P<weekday>{'|'.join(WEEKDAYS)})\b"
    r"(?!s|,? \d| (?:and|or|to|through|from|between|before|mornings?|afternoons?|evenings?|nights?)\b)"
    rf"|\b(?P<of>{'|'.join(MONTHS)}),? (?:of )?(?P<that>this|last|next) year\b",
    re.IGNORECASE,
)
_YEAR_SHIFT = {
    "今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上一年": -1, "前年": -2, "明年": 1, "次年": 1,
    "后年": 2,
    "this year": 0, "last year": -1, "next year": 1, "this": 0, "last": -1, "next": 1,
}  # fmt: skip
_MONTH_SHIFT = {
    "上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "当月": 0, "下月": 1, "下个月": 1,
    "last month": -1, "this month": 0, "next month": 1,
}  # fmt: skip
_DAY_SHIFT = {
    "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "前天": -2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip


def relative_dates(text: str, document: Document) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where relative dates of ``text`` stand and what they are (reduced ISO) by its date."""
    return dates_by(text, document.language, document.metadata.published)


def dates_by(
    text: str, language: Language, published: str | None
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where relative dates of a text stand and what they are by the date it was published."""
    if not published:
        return
    year, month, day = date_parts(published)
    pattern = _RELATIVE_ZH if language == "zh" else _RELATIVE_EN
    for match in pattern.finditer(match_form(text) if language == "zh" else text):
        try:
            form = _resolve(match, year, month, day)
        except OverflowError:  # before the first year, or after the last that can be told
            form = None
        if form and not _uncertain(match, text):
            yield match.span(), form


def _uncertain(match: re.Match[str], text: str) -> bool:
    """Whether an English day of the week may be any: only what a report tells of as past is of the
    week before it."""
    named = match.groupdict()
    if not named.get("weekday") or named.get("week"):
        return False
    clause = text[: match.start()]
    return not _TOLD_AS_PAST.search(clause) or bool(_TOLD_AGAIN.search(text))


def days_told(text: str) -> Iterator[tuple[int, int]]:
    """Where an English report names the day on which something happened ("opened on Thursday")."""
    for match in _RELATIVE_EN.finditer(text):
        if match["weekday"] and not _uncertain(match, text):
            yield match.span()


def date_parts(form: str) -> tuple[int, int, int]:
    """Year, month and day of a reduced ISO date; what it leaves out is 0."""
    numbers = [int(part) for part in form.split("-") if part.isdigit()]
    year, month, day = (*numbers, 0, 0, 0)[:3]
    return year, month, day


def _resolve(match: re.Match[str], year: int, month: int, day: int) -> str | None:
    named = {name: (value or "").lower() for name, value in match.groupdict().items()}
    if named.get("that"):
        return f"{year + _YEAR_SHIFT[named['that']]}-{_month(named['of']):02d}"
    if named.get("year"):
        shifted = str(year + _YEAR_SHIFT[named["year"]])
        return shifted + (f"-{_month(named['of']):02d}" if named.get("of") else "")
    if named.get("month") and month:
        total = year * 12 + month - 1 + _MONTH_SHIFT[named["month"]]
        return f"{total // 12}-{total % 12 + 1:02d}"
    if named.get("day") and day:
        return (date(year, month, day) + timedelta(days=_DAY_SHIFT[named["day"]])).isoformat()
    if named.get("end"):
        return str(year)
    if named.get("ago"):
        return str(year - _count(named["ago"]))
    if named.get("weekday") and day:
        return _weekday(date(year, month, day), named).isoformat()
    return None


def _weekday(published: date, named: Mapping[str, str]) -> date:
    """The day of the week before a date (up to that day), or of the week that is named."""
    if week := named.get("week"):
        wanted = "一二三四五六日".index(named["weekday"].replace("天", "日"))
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=wanted + 7 * {"上": -1, "下": 1}.get(week, 0))
    wanted = [day.lower() for day in WEEKDAYS].index(named["weekday"])
    return published - timedelta(days=(published.weekday() - wanted) % 7)


def _count(written: str) -> int:
    """The value of a small number in digits, Han numerals or English words."""
    if written.isdigit():
        return int(written)
    return int(words_value(written) if written.isascii() else han_value(written))


def _month(text: str) -> int:
    return month_number(text.rstrip("月"))
