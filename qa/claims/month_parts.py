"""Parts of a month: "early in June" and 十一月下旬 against the day that a source gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.numbers import Quantity
from index.text import match_form
from qa.comparing.relative_dates import MONTHS
from qa.verifying.compared import Finding

_EARLY, _MIDDLE, _LATE = (1, 10), (11, 20), (21, 31)
_DAYS = {
    "上旬": _EARLY, "初": (1, 7), "中旬": _MIDDLE, "下旬": _LATE, "底": (24, 31), "末": (24, 31),
    "early": (1, 12), "beginning": (1, 7), "start": (1, 7), "middle": (9, 22), "mid": (9, 22),
    "late": (19, 31), "end": (24, 31), "上半月": (1, 15), "下半月": (16, 31),
}  # fmt: skip
_OF_MONTH = re.compile(
    r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:的)?(?P<zh>上旬|中旬|下旬|上半月|下半月|初|底|末)"
    rf"|\b(?P<en>early|late|mid|beginning|start|middle|end)(?:[- ](?:in|of|the))*[- ]"
    rf"(?:{'|'.join(MONTHS).lower()})\b"
)
_ISO_DAY = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)")
_ISO_MONTH = re.compile(r"(\d{4}|-)-(\d\d)")
_NO_YEAR = "-"


@dataclass(frozen=True, slots=True)
class MonthPart:
    """A part of a month that a text names: the span of its words, and its first and last day."""

    start: int
    end: int
    year: str
    month: str
    first: int
    last: int

    def agrees(self, quantities: Sequence[Quantity]) -> bool | None:
        """Whether a day of that month lies in it; ``None`` where no day of it is given."""
        days = self.days_of(quantities)
        return any(self.first <= day <= self.last for day in days.values()) if days else None

    def days_of(self, quantities: Sequence[Quantity]) -> dict[Quantity, int]:
        """The dates of ``quantities`` that are days of that month (and year, if both tell one)."""
        return {
            q: int(day[3])
            for q in quantities
            if (day := _ISO_DAY.fullmatch(q.iso or ""))
            and day[2] == self.month
            and (day[1] == self.year or _NO_YEAR in (day[1], self.year))
        }


def month_parts(text: str, quantities: Sequence[Quantity]) -> Iterator[MonthPart]:
    """Yield the parts of a month that a text names; ``quantities`` are its own."""
    for found in _OF_MONTH.finditer(match_form(text)):
        group = "zh" if found["zh"] else "en"
        told = next(
            (
                (iso[1], iso[2])
                for q in quantities
                if q.start < found.end()
                and found.start() < q.end
                and (iso := _ISO_MONTH.match(q.iso or ""))
            ),
            None,
        )
        if told:
            year, month = told
            first, last = _DAYS[found[group]]
            yield MonthPart(*found.span(group), year, month, first, last)


def other_part(
    text: str, own: Sequence[Quantity], line: str, quantities: Sequence[Quantity]
) -> Iterator[Finding]:
    """Yield the part of a month of a claim in which no day lies that the source gives; ``line`` is
    the source's text, ``quantities`` are its own."""
    for part in month_parts(text, own):
        if part.agrees(quantities) is False:
            day = next(iter(part.days_of(quantities)))
            yield Finding("date", text[part.start : part.end], line[day.start : day.end])
