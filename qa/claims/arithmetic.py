"""What follows from two figures of a sentence: how much more it is, by what share, how many years.

"The trip takes 31 minutes instead of 36" bears "five minutes quicker" out.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from index.numbers import Quantity
from qa.claims.counting import comparable_unit
from qa.claims.quantities import WHOLE
from qa.comparing.agreement import compare

LEAST_YEARS = 2


def follows(own: Quantity, change: bool, quantities: tuple[Quantity, ...]) -> bool:
    """Whether two figures next to each other differ by a number of a claim; ``change`` tells that
    it is by how much something is more or less, ``quantities`` are those of the sentence."""
    if own.kind not in ("number", "share") or own.upper is not None:
        return False
    return any(compare(own, told) == "same" for told in _told(own, change, quantities))


def _told(own: Quantity, change: bool, quantities: tuple[Quantity, ...]) -> Iterator[Quantity]:
    if own.unit == "year" and own.value >= LEAST_YEARS:
        years = [q for q in quantities if q.kind == "date" and q.value]
        for one, other in pairwise(years):
            yield replace(own, value=abs(one.value - other.value), bound="exact")
    if not change:
        return
    numbers = [q for q in quantities if q.kind == "number" and q.upper is None and q.value > 0]
    for one, other in pairwise(numbers):
        if not comparable_unit(one, other):
            continue
        if own.kind == "number" and comparable_unit(own, one):
            yield replace(one, value=abs(one.value - other.value), bound="exact")
        elif own.kind == "share":
            for base in (one.value, other.value):
                share = WHOLE * abs(one.value - other.value) / base
                yield replace(own, value=round(share, 1), bound="about")
