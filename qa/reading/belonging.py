# ruff: noqa: E501  (one pattern is one line)
"""Which of several like spans of a sentence belongs to what is asked: the one who holds the post, the
day that stands, the value that holds from now on."""

import re
from collections.abc import Sequence

from index.text import match_form

Span = tuple[int, int]

_LEFT_AFTER = re.compile(
    r"[^,，;；。.:：()（）]{0,14}?(?:\b(?:retired?|retires|resigned|resigns|stepped down|steps down|was (?:succeeded|replaced|dismissed)|is (?:succeeded|replaced)|left|leaves|died|departed)\b|卸任|离任|辞去|辞职|退休|被免|免去|去世|不再担任|调离|(?P<to>调任[^,，;；。]{0,16}))"
)
# "Replaced by the former deputy": whoever came from another post holds this one.
_COMES = re.compile(r"\s?(?:\d+月(?:\d+日)?)?(?:接任|继任|接替|出任|担任|就任)")
_LEFT_BEFORE = re.compile(
    r"(?:\b(?:former|ex-|late|outgoing|predecessor)[\w\s,.-]{0,30}|\b(?:departure|retirement|resignation|death|successor) (?:of|to) (?:\w+\.? ){0,3}|\b(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)?|took over from|takes over from|in place of) (?:\w+\.? ){0,3}|(?<![提目以之])前(?:任)?[^,，;；。:：前]{0,8}|原(?!名|籍|来)(?:任)?[^,，;；。:：]{0,8}|(?:接替|代替|接任)(?:了|其前任)?[^,，;；。:：]{0,6})$"
)
_ASKS_PAST = re.compile(
    r"原|前任?|曾|当时|以前|上一?任|卸任|离任|退休|辞|接替|接任|\b(?:was|were|did|former|previous(?:ly)?|before|predecessor|used to|left|retired?|resign\w*|replaced?|succeeded)\b"
)
_ASKS_FORMER = re.compile(
    r"(?:^|[的是])(?:原|前)任?[一-鿿]{0,12}长|前任|\b(?:former|previous|predecessor)\b"
)
_WITH_POST = re.compile(
    r"(?P<name>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}|[一-鿿·]{2,6})\s?[(（](?P<post>[^()（）]{2,60})[)）]"
)
_CHAIRS = re.compile(r"\bchair(?:s|ed|ing|man|woman|person)?\b")


def who_left(spans: Sequence[Span], text: str, asked: str) -> tuple[Span, ...]:
    """Of the people a sentence names those who hold their post no more, or where ``asked``, a
    question in matching form, is of a former holder those who do."""
    former = _ASKS_FORMER.search(asked)
    if _ASKS_PAST.search(asked) and not former:
        return ()
    folded = match_form(text)
    left = tuple(span for span in spans if _has_left(folded, *span, asked))
    return tuple(span for span in spans if left and span not in left) if former else left


def _has_left(folded: str, start: int, end: int, asked: str) -> bool:
    if _COMES.match(folded, end):
        return False
    gone = _LEFT_AFTER.match(folded, end)
    new = (gone["to"] or "")[2:] if gone else ""
    if any(new[at : at + 4] in asked for at in range(len(new) - 3)):  # moved to what is asked
        return False
    return bool(gone or _LEFT_BEFORE.search(folded[:start]))


def who_holds(text: str, asked: str) -> tuple[Span, ...]:
    """The name in a list of people with their posts in brackets whose post is asked for."""
    wanted = _CHAIRS.sub("chair", asked)
    found = []
    for match in _WITH_POST.finditer(text):
        post = _CHAIRS.sub("chair", match_form(match["post"])).strip()
        held = re.search(rf"\b{re.escape(post)}\b", wanted) if post.isascii() else post in wanted
        if held:
            found.append(match.span("name"))
    return tuple(found) if len(found) == 1 else ()


_UNDONE = re.compile(
    r"(?:原定|原计划|原本|原拟|本应|本来|不是|而非|并非|不在|不会在|未能在?)(?:于|在|的)?[^,，;；。]{0,6}$"
    r"|\b(?:originally|initially|was (?:due|to have|meant|supposed)|were due|had been (?:due|planned|expected)|(?:will|would|did|does|do) not|won['’]t|didn['’]t|rather than|instead of|not)\b[^,;.]{0,40}$"
)
_ASKS_UNDONE = re.compile(r"原|本来|\b(?:original\w*|initial\w*|not|first)\b|n['’]t\b")
_UNTIL = re.compile(r"\b(?:until|before|till)\b[^,;.]{0,12}$")


def days_undone(spans: Sequence[Span], text: str, asked: str) -> tuple[Span, ...]:
    """Of the dates of a sentence those it says do not, or no longer, hold."""
    folded = match_form(text)
    if _ASKS_UNDONE.search(asked):
        return ()
    return tuple(
        (start, end)
        for start, end in spans
        if _UNDONE.search(folded[:start]) and not _UNTIL.search(folded[:start])
    )


_FROM_ZH = re.compile(r"[由从自]原?来?的?[^,，;；。\d]{0,6}$")
_TO_ZH = re.compile(
    r"\s?[一-鿿]?(?:[延调升降增减改提缩涨扩放压][^\d,，;；。至到为]{0,4})(?:至|到|为)"
)
_FROM_EN = re.compile(
    r"\b(?:rais|rose|ris|cut|increas|decreas|extend|chang|mov|postpon|put|lower|reduc|shorten|lengthen|brought|bring|go|went|fell|fall|drop|grew|grow|up|down)\w*\b[^,.;]{0,50}\bfrom (?:about |some )?\S{0,2}$"
)
_TO_EN = re.compile(r"[^,.;\d]{0,16}\bto\b")
_ASKS_BEFORE = re.compile(
    r"原|以前|之前|过去|本来|调整前|\b(?:was|were|did|before|original\w*|previous\w*|used to|until|from)\b"
)


def values_left(spans: Sequence[Span], text: str, asked: str) -> tuple[Span, ...]:
    """Of the values of a sentence those it says something was changed from (由4元调到5元)."""
    folded = match_form(text)
    if _ASKS_BEFORE.search(asked):
        return ()
    return tuple(
        (start, end)
        for start, end in spans
        if (_FROM_ZH.search(folded[:start]) and _TO_ZH.match(folded, end))
        or (_FROM_EN.search(folded[:start]) and _TO_EN.match(folded, end))
    )


_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?$|\d{1,2}[时点]|\d{1,2}:\d\d|noon|midnight"
)
_TO_DATE = re.compile(r"\s?(?:on |,? ?)?$")


def hours_of_a_day(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Of the spans of a sentence the hours that only tell more of the date right beside them."""
    folded = match_form(text)
    days = [span for span in spans if not _CLOCK.match(folded[slice(*span)])]
    return tuple(
        span
        for span in spans
        if _CLOCK.match(folded[slice(*span)])
        and any(_TO_DATE.match(folded[min(span[1], day[1]) : max(span[0], day[0])]) for day in days)
    )
