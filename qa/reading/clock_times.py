"""Times of day in a sentence ("10:30", "5 p.m.", 上午九时), and the questions that ask for one."""

import re
from collections.abc import Iterator

from index.text import match_form

Span = tuple[int, int]

_PART_OF_DAY = (
    "上午|下午|中午|早上|早晨|清晨|凌晨|傍晚|晚上|晚间|夜间|夜里|每日|每天|当日|当天|次日"
)
_HOUR = "[一二三四五六七八九十]{1,3}"
_CLOCK = re.compile(
    rf"(?:(?:{_PART_OF_DAY})\s?)?(?<!\d)(?:[01]?\d|2[0-4])[:：][0-5]\d(?![\d:：])"
    r"(?:\s?[ap](?:m\b|\.m\.))?"
    r"|(?<![\d.])(?:1[0-2]|\d)\s?[ap](?:m\b|\.m\.)"
    r"|\b(?:1[0-2]|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock\b"
    r"|\b(?:noon|midnight)\b"
    rf"|(?:{_PART_OF_DAY})\s?(?:\d{{1,2}}|{_HOUR})[点时](?:半|整|[\d一二三四五]{{1,3}}分)?"
    r"|(?<!\d)(?:[01]?\d|2[0-4])(?:点(?:钟|半|整|\d{1,2}分)|时(?:[0-5]?\d分|整|(?=[至到前后止起、,，。;；]|$)))"
)
_ASKS_CLOCK = re.compile(
    r"几点(?=[钟开关到至结起前后才就能可上下吃睡出回来去走\W]|$)|几时|什么钟点"
    r"|\bopening (?:hours|times)\b"
    r"|\b(?:what|which) (?:time|hour)s?\b(?! of (?:the )?year)"
)


def clock_times(text: str) -> Iterator[Span]:
    """Where a text tells a time of day."""
    for match in _CLOCK.finditer(match_form(text)):
        yield match.span()


def asks_clock(folded: str) -> bool:
    """Whether a question, in matching form, asks for a time of day."""
    return bool(_ASKS_CLOCK.search(folded))
