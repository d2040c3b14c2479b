"""The numbers of a text as a claim is held against them: also those told without a figure.

"Most of the boats" is more than half of them, "one seat in four" a quarter; a change "from 39 to
48" is two numbers and no range. In a source also what follows from its numbers: "the remainder" of
shares, "five of the nine members" as a share.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from index.numbers import Quantity, find_quantities
from index.text import match_form
from index.types import Language
from index.units import Bound

WHOLE = 100.0  # percent
_MOST = re.compile(
    r"(?:绝?大)(?:多数|部分)|(?<![极少])多数(?=是|为|由|来自|在|都|已|的|人|被|[，,])"
    r"|\b(?:most of (?:the|its|their|his|her|all|what|those|them|it)"
    r"|most (?=\w+s (?:are|were|have))|(?:a|the) (?:large |vast |great )?majority of"
    r"|(?:the )?(?:greater|larger|major|best) part of|the bulk of)\b"
)
_FEW = re.compile(r"(?<!大)少数(?!民族)|小部分|\b(?:a|only a|the) (?:small )?minority of\b")
_HALF = re.compile(
    r"(?<!first )(?<!second )(?<!other )(?<!and a )(?<!latter )"
    r"\bhalf (?:of )?(?:(?:the|its|their|his|her|all|these|those|what|them) )?"
    r"(?=(?!year|hour|day|dozen)[a-z])"
    r"(?=\w+ing\b|(?:is|are|was|were|has|have|had|will|come|came|goes|went)\b"
    r"|(?<=the )|(?<=of )|(?<=its )|(?<=their )|(?<=all )|(?<=them ))"
)
_SHARES: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (_MOST, "more_than"),
    (_FEW, "less_than"),
    (_HALF, "exact"),
)
HALF = 50.0  # percent
_ONE_IN = re.compile(
    r"\b(?P<part>one|two|three|four|five)(?: (?!in\b)\w+){1,2} (?:in|out of) (?:every )?"
    r"(?P<of>two|three|four|five|six|seven|eight|nine|ten|twenty)\b"
    # no noun follows: "three goals in five matches" is no share
    r"(?=\s*(?:[^\w\s%-]|\Z)|\s+(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may"
    r"|might|must|should|goes|went|comes|came|gets|got|says|said|by|on|in|at|to|from|for|with|and|or"
    r"|but|that|who|which|than|as|while|if|when|not|still|now|also|already|never|only"
    r"|(?!\w+ed \w+s\b)\w{2,}ed)\b)"
)
_COUNTED = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {"twenty": 20}
THE_REST = (
    r"其余|其他部分|余下|剩下|剩余部分"
    r"|\b(?:the (?:remainder|rest)|the remaining (?:part|amount|share|sum))\b"
)
_REST = re.compile(THE_REST)
_PART_ENDS = re.compile(r"[;；。!！?？]|\.(?!\d)")
_CHANGES = (
    r"(?:增[加长多至到]|上升|升[至到高]|上?涨|下?跌|(?<!升)降(?![雨水雪落临])|减[少至到]|缩[减短小]|回落"
    r"|提[高升]|扩大|延长|调整|调[高低]"
    r"|\b(?:rose|ris(?:es?|en|ing)|fell|falls?|fallen|falling|(?:went|goes|go|gone|going|is|are|was|were)"
    r" (?:up|down)|gr[eo]w(?:s|n|th|ing)?|(?:in|de)creas\w+|cut(?:s|ting)?|reduc\w+|drop(?:s|p\w+)?"
    r"|declin\w+|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)|climb\w*|jump\w*|sank|sunk|shr[aiu]nk\w*|expan\w+"
    r"|extend\w*|lengthen\w*|shorten\w*|widen\w*|narrow(?:s|ed|ing)|chang\w+|doubl\w+|improv\w+)\b)"
)
_CHANGES_FROM = re.compile(
    rf"{_CHANGES}(?:[^,;.!?，；。！？]|[.,](?=\d)){{0,60}}[,，]?\s*(?:\bfrom|从|由)\s*\Z",
    re.IGNORECASE,
)
_OF_AGE = re.compile(  # "fees fell for children from 6 to 12 years"
    r"(?:children|pupils|students|boys|girls|adults|people|persons|visitors|those|aged) from \Z",
    re.IGNORECASE,
)
_CHANGES_BY = re.compile(rf"{_CHANGES}(?:了| by)?(?: an?| about| some)*\s*\Z", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:\bto\b|至|到)\s*")
_MEMBERS = re.compile(r"\s*(?:of|out of|of (?:the|its|their))\s+(?:the |its |their |all )?")
_AMONG = re.compile(r"其中")
_UNIT_ABOVE = re.compile(r"[（(]([^（）()]{1,12})[)）]\s*[:：]\s*")


@lru_cache(maxsize=20_000)
def quantities_of(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return the quantities of a claim, in order."""
    known = _parted(text, find_quantities(text, language))
    shares = [share for share in _vague(text) if not _overlaps(share, known)]
    joined = list(_in_so_many(text))
    kept = [q for q in known if not _overlaps(q, joined)]
    return tuple(sorted((*kept, *shares, *joined), key=lambda q: (q.start, q.end)))


@lru_cache(maxsize=20_000)
def told_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return the quantities of a source, and those that follow from them."""
    found = tuple(_in_columns(text, language, quantities_of(text, language)))
    joined = list(_in_so_many(text))
    spanned = [q for q in find_quantities(text, language) if _overlaps(q, joined)]
    derived = (*_remainder(text, found), *_of_so_many(text, found))
    every = dict.fromkeys((*found, *spanned, *derived))
    return tuple(sorted(every, key=lambda q: (q.start, q.end)))


def is_vague_share(quantity: Quantity, text: str) -> bool:
    """Whether a share is told by a word that says only more or less than half ("most of")."""
    if quantity.kind != "share" or quantity.bound == "exact":
        return False
    told = match_form(text[quantity.start : quantity.end])
    return bool(_MOST.match(f"{told} ") or _FEW.match(f"{told} ") or "most" in told)


def _overlaps(one: Quantity, others: Sequence[Quantity]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _vague(text: str) -> Iterator[Quantity]:
    folded = match_form(text)
    for pattern, bound in _SHARES:
        for found in pattern.finditer(folded):
            start, end = found.start(), found.start() + len(found[0].rstrip())
            yield Quantity(start, end, "share", HALF, "", bound, bound != "exact")


def _in_so_many(text: str) -> Iterator[Quantity]:
    for found in _ONE_IN.finditer(match_form(text)):
        part, whole = _COUNTED[found["part"]], _COUNTED[found["of"]]
        if part < whole:
            yield Quantity(*found.span(), "share", round(WHOLE * part / whole, 4))


def _parted(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities; of a change ("rose from 39 to 48", no "ages from 6 to 12") both ends."""
    found: list[Quantity] = []
    for q in quantities:
        joint = _JOINT.search(text, q.start, q.end) if q.upper is not None else None
        aged = q.unit == "year_old" or (q.unit == "year" and _OF_AGE.search(text, 0, q.start))
        if joint and q.upper is not None and not aged and _CHANGES_FROM.search(text, 0, q.start):
            found.append(replace(q, end=joint.start(), upper=None))
            found.append(replace(q, start=joint.end(), value=q.upper, upper=None))
        else:
            found.append(q)
    return found


def _in_columns(text: str, language: Language, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, a number with the unit and scale that the heading of its column gives ("产值
    （万元）: 1980"): it is no year there, unless the heading says so."""
    headings = {mark.end(): mark for mark in _UNIT_ABOVE.finditer(text)}
    for quantity in found:
        if any(mark.start(1) <= quantity.start < mark.end(1) for mark in headings.values()):
            continue
        heading = headings.get(quantity.start)
        bare = not quantity.unit and quantity.kind in ("number", "date")
        told = _one_of(heading[1], language) if heading and bare else ()
        dated = bool(told) and quantity.kind == "date" and told[0].unit == "year"
        if not told or told[0].kind != "number" or dated:
            yield quantity
            continue
        value = quantity.value * (told[0].value or 1.0)
        yield replace(quantity, kind="number", value=value, unit=told[0].unit, iso=None)


def _one_of(unit: str, language: Language) -> tuple[Quantity, ...]:
    return find_quantities(f"1{unit}" if language == "zh" else f"1 {unit}", language)


def _remainder(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The share that is left where the same part of a sentence gives all others exactly: "a third
    …, the rest …"."""
    ends = [0, *(mark.end() for mark in _PART_ENDS.finditer(text)), len(text)]
    for rest in _REST.finditer(match_form(text)):
        first = max(end for end in ends if end <= rest.start())
        last = min(end for end in ends if end >= rest.end())
        shares = [q for q in quantities if q.kind == "share" and first <= q.start < last]
        before = [q for q in shares if q.end <= rest.start()]
        before = [q for q in before if not _CHANGES_BY.search(text, first, q.start)]
        exact = all(q.bound == "exact" and q.upper is None for q in before)
        own = any(q.start >= rest.start() for q in shares)
        total = sum(q.value for q in before)
        if before and exact and not own and total < WHOLE:
            yield Quantity(*rest.span(), "share", round(WHOLE - total, 4), "", "about", True)


def _of_so_many(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The share that is told by two numbers: "five of the nine members", 九人，其中专家五人."""
    counts = [q for q in quantities if q.kind == "number" and q.unit in ("", "person")]
    for one, other in pairwise(counts):
        between = text[one.end : other.start]
        if _MEMBERS.fullmatch(between):
            part, whole = one, other
        elif len(_AMONG.findall(between)) == 1 and one.unit == other.unit:
            part, whole = other, one
        else:
            continue
        if 0 < part.value < whole.value and part.upper is whole.upper is None:
            share = round(WHOLE * part.value / whole.value, 4)
            yield replace(part, kind="share", value=share, unit="", bound="exact")
