# ruff: noqa: E501  (one pattern is one line)
"""Telephone numbers: asked for, only what looks like one answers."""

import re
from collections.abc import Iterator

from index.text import match_form

Span = tuple[int, int]

LEAST_DIGITS, MOST_DIGITS = 7, 15
# A short number (110, 12345) is one only where a text calls it so.
_ASKED = re.compile(
    r"(?<![部台个条线])电话(?!会议|采访|访谈|调查|诈骗)(?:号码?)?(?:是|为|打)?(?:多少|几|什么|哪|[?？。]?$)|(?:打|拨打?)(?:哪|什么|几|多少)[^,，。]{0,4}(?:电话|号|热线)|(?:手机|热线|传真|座机|联系号码?)(?:号码?)?(?:是|为)?(?:多少|几|什么|哪)|(?:手机|电话|传真|热线)号码"
    r"|\b(?:tele)?phone numbers?\b|\b(?:hotline|helpline|fax|mobile) numbers?\b|\bwhat (?:is|are) .{1,60}\b(?:tele)?phone\b|\b(?:what|which) number (?:do|can|should|must|may) \w+ (?:call|ring|phone|dial)\b"
)  # fmt: skip
_WRITTEN = re.compile(r"(?<![A-Za-z0-9.])\+?\(?\d[\d ()\-–]{1,22}\d(?![A-Za-z0-9]|[.,:]\d|\s?%)")
_CALLED = re.compile(
    r"(?:电话|热线|手机|拨打?|致电|传真|座机|客服)[^\d,，。;；]{0,10}$"
    r"|\b(?:tele(?:phone)?|phone|call|ring|dial|hotline|helpline|fax|mobile|tel)\b\.?[^\d.;]{0,24}$"
)
# What only says that a telephone number is asked for.
OF_TELEPHONES = re.compile(
    r"电话|号码?|热线|手机|传真|座机|联系|拨打|\b(?:tele)?phone|\bnumber|\b(?:hot|help)line|\bfax|\bmobile|\bcall|\bring|\bdial"
)
_DATE = re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}\Z|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\Z")


def asks_telephone(asked: str) -> bool:
    """Whether a question, in matching form, asks for a telephone number."""
    return bool(_ASKED.search(asked))


def telephone_numbers(text: str) -> Iterator[Span]:
    """Where a text holds a telephone number: digits enough for one, or few that it calls so."""
    folded = match_form(text)
    for match in _WRITTEN.finditer(folded):
        digits = sum(character.isdigit() for character in match[0])
        called = _CALLED.search(folded[max(0, match.start() - 40) : match.start()])
        if _DATE.match(match[0]) or digits > MOST_DIGITS:
            continue
        if called or (digits >= LEAST_DIGITS and re.search(r"[-–() ]|^1\d{10}$|^\+", match[0])):
            yield match.span()
