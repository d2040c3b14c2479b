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
)
_COUNTED = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {"twenty": 20}
_REST = re.compile(
    r"其余|其他部分|余下|剩下|剩余部分"
    r"|\b(?:the (?:remainder|rest)|the remaining (?:part|amount|share|sum))\b"
)
_FROM = re.compile(r"(?:\bfrom|从|由)\s*\Z")
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
    derived = (*_remainder(text, found), *_of_so_many(text, found))
    return tuple(sorted((*found, *derived), key=lambda q: (q.start, q.end)))


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
    """The quantities; of a change "from 39 to 48" both ends."""
    found: list[Quantity] = []
    for q in quantities:
        joint = _JOINT.search(text, q.start, q.end) if q.upper is not None else None
        if joint and q.upper is not None and _FROM.search(text, 0, q.start):
            found.append(replace(q, end=joint.start(), upper=None))
            found.append(replace(q, start=joint.end(), value=q.upper, upper=None))
        else:
            found.append(q)
    return found


def _in_columns(text: str, language: Language, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, a number with the unit and scale that the heading of its column gives ("产值
    （万元）: 1980"): it is no year there."""
    headings = {mark.end(): mark for mark in _UNIT_ABOVE.finditer(text)}
    for quantity in found:
        if any(mark.start(1) <= quantity.start < mark.end(1) for mark in headings.values()):
            continue
        heading = headings.get(quantity.start)
        bare = not quantity.unit and quantity.kind in ("number", "date")
        one = (
            f"1{heading[1]}"
            if heading and language == "zh"
            else f"1 {heading[1] if heading else ''}"
        )
        told = find_quantities(one, language) if heading and bare else ()
        if not told or told[0].kind != "number":
            yield quantity
            continue
        value = quantity.value * (told[0].value or 1.0)
        yield replace(quantity, kind="number", value=value, unit=told[0].unit, iso=None)


def _one_of(unit: str, language: Language) -> tuple[Quantity, ...]:
    return find_quantities(f"1{unit}" if language == "zh" else f"1 {unit}", language)


def _remainder(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The share that is left where all others are given: "a third …, the rest …"."""
    for rest in _REST.finditer(match_form(text)):
        before = [q for q in quantities if q.kind == "share" and q.end <= rest.start()]
        own = [q for q in quantities if q.start >= rest.start() and q.kind == "share"]
        total = sum(q.value for q in before if q.upper is None)
        if before and not own and total < WHOLE:
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
