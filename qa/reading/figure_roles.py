# ruff: noqa: E501  (one pattern is one line)
"""What a number is that counts nothing of what is asked: part of a name (Line 4, 滨河路16号), an
increase (新增2个, "three more"), or a sum of another order than a price."""

import re

from index.numbers import Quantity
from index.text import match_form
from qa.asking.dimensions import MONEY
from qa.reading.framing import asks_growth

_NAMING_BEFORE = re.compile(
    r"\b(?:line|gate|terminal|route|room|chapter|article|section|phase|no\.|class|grade|figure|table|platform|building|floor|bus|tram|item|rule|pier|berth|block|flat|hall|track|zone|ward|stage|type|form|appendix|annex|page|volume|part|clause|paragraph|resolution|model|version|bay)s? $"
)
_NAMING_AFTER = re.compile(r"\s?(?:号(?!召)|路(?=公交|车|巴士|[^\w]|$))")
_ASKS_NAMING = re.compile(
    r"几[号路]|多少[号路]|哪|号码|编号|门牌|地址|第几|\b(?:which|where|address|what (?:number|line|gate|route|room|floor))\b"
)
_CHANGE_BEFORE = re.compile(
    r"(?:新增|增加|增设|增添|新添|增开|加开|净增|增派|增聘|减少|缩减|裁减|上调|下调|多出|少了|多了|提高|降低|上涨|下跌)(?:了|约|近|至少|将近|超过)*\s?$"
    r"|\b(?:another|an? (?:additional|extra|further)|(?:rose|risen|rise|fell|fallen|fall|grew|grown|up|down|increase[sd]?|decrease[sd]?|raise[sd]?|lower(?:ed|s)?|cut|reduced?) by)(?: (?:about|some|nearly|over|around|at least))* ?$"
)
_CHANGE_AFTER = re.compile(
    r"\s?(?!or )(?:[a-z]+ )?(?:more|fewer|extra|additional)\b(?! or)", re.IGNORECASE
)
_ASKS_MORE = re.compile(
    r"新|再|另|加|补|添|扩|调|变|\b(?:add\w*|new|extra|additional|further|another|expan\w+|plan\w*|else|still)\b"
)
_PRICE_ASKED = re.compile(
    r"门票|票价|车费|船票|车票|挂号费|单价|每人|一张|\b(?:tickets?|fares?|admission|entry fee|per (?:person|head|night|hour|month))\b"
)
_NO_PRICE = re.compile(r"收入|总|营收|销售|\b(?:revenues?|income|sales|total|raise|takings)\b")
DEAREST = 100_000  # of what one person pays at a door, in whichever money


def counts_nothing(quantity: Quantity, text: str, asked: str) -> bool:
    """Whether a number of ``text`` has another role than the one that ``asked``, a question in
    matching form, wants: it names, tells a change, or is no price of one thing."""
    if quantity.kind != "number":
        return False
    folded = match_form(text)
    before, after = folded[max(0, quantity.start - 40) : quantity.start], folded[quantity.end :]
    named = _NAMING_BEFORE.search(before) or _NAMING_AFTER.match(after)
    if named and not quantity.unit and not _ASKS_NAMING.search(asked):
        return True
    if tells_change(quantity, folded) and not asks_change(asked):
        return True
    dear = quantity.unit in MONEY and quantity.value >= DEAREST
    return dear and bool(_PRICE_ASKED.search(asked)) and not _NO_PRICE.search(asked)


def tells_change(quantity: Quantity, folded: str) -> bool:
    """Whether a number says by how much or how many something changed, and not what it is."""
    before = folded[max(0, quantity.start - 40) : quantity.start]
    return bool(
        _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(folded[quantity.end :].lstrip("个"))
    )


def asks_change(asked: str) -> bool:
    """Whether a question may be answered by a change."""
    return asks_growth(asked) or bool(_ASKS_MORE.search(asked))
