"""What the numbers of a sentence count, against what those of a claim do."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from index.units import MONEY
from qa.claims.facts import Facts, Figure
from qa.claims.pairing import Pairing, coverage_of
from qa.comparing.agreement import compare, in_one_measure, same_unit
from qa.reading.answer_spans import Laid as Spread
from qa.reading.answer_spans import near_words

Floats = NDArray[np.float32]

REST_ENOUGH, REST_ENOUGH_ACROSS = 0.62, 0.45  # of the claim beside what it counts
CURRENCIES = frozenset(MONEY.values())
COUNTING = ("", "person")  # units of what is only counted
BARE_SUM = 1e6  # least number that may be money without its currency
LEAST_REST = 2  # words: "built" alone does not tell what was counted
SAYS_LITTLE = 0.2  # weight of the words that only hold a statement together
COUNTS_IT = 0.4
RIVAL_COUNTS_IT, RIVAL_COUNTS_IT_ACROSS = 0.72, 0.45  # what differs has to count the same thing
COUNTED_NEXT = 0.5  # of what the number right before a word has
COUNTED_AT_ALL = 0.2  # nearness: "three big facilities … and an airport" are not three airports
COUNTED_HERE = 0.6  # of its nearness to the nearest number


def is_claimed(rival: Quantity, pairing: Pairing) -> bool:
    """Whether a claim gives the value of a number of the source as well, of something else."""
    own = (f.quantity for f in pairing.claim.figures)
    return any(q.kind == rival.kind and q.value == rival.value for q in own)


def counts_instead(figure: Figure, rows: Floats, place: int, best: int) -> bool:
    """Whether the source counts with one number what the claim counts with another of its own."""
    counted = list(figure.counted[-2:])
    if not counted:
        return False
    here, there = (float(rows[n, counted].max()) for n in (place, best))
    return here > 0 and there < COUNTED_HERE * here


def claimed_dates(claim: Facts) -> list[Quantity]:
    """The dates a claim gives."""
    return [f.quantity for f in claim.figures if f.quantity.kind == "date"]


def comparable_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are of one unit, or can be told in one."""
    counting = one.unit in COUNTING and other.unit in COUNTING
    units = {one.unit, other.unit}
    same = math.isclose(one.value, other.value)
    if "" in units and units & CURRENCIES and same and one.value >= BARE_SUM:
        return True  # a sum of millions goes without its currency: "cost 41.5 million"
    first, second = in_one_measure(one, other)
    return counting or same_unit(first.unit, second.unit)


def counts_same(
    figure: Figure, rows: Floats, place: int, pairing: Pairing, floor: float = COUNTS_IT
) -> bool:
    """Whether what the claim counts stands with that number of the source.

    When the source does not name it at all ("82 entries": 首批82项目录) the rest has to be there.
    """
    if not figure.counted:
        return True
    counted = list(figure.counted[-2:])
    if float(pairing.own[counted].max()) >= floor:
        nearest = rows[:, counted].max(axis=1)
        least = max(COUNTED_AT_ALL, COUNTED_HERE * float(nearest.max()))
        return float(nearest[place]) >= least
    return _rest_is_there(figure, pairing)


def _rest_is_there(figure: Figure, pairing: Pairing) -> bool:
    """Whether a sentence holds a claim but for its names and what it counts."""
    left_out = (*figure.counted[-2:], *pairing.claim.names)
    weights = pairing.claim.weights
    rest = [n for n, weight in enumerate(weights) if n not in left_out and weight > SAYS_LITTLE]
    least = REST_ENOUGH_ACROSS if pairing.across else REST_ENOUGH
    return len(rest) >= LEAST_REST and coverage_of(pairing, pairing.own, left_out) >= least


def counts_head(figure: Figure, rows: Floats, place: int, pairing: Pairing) -> bool:
    """As ``counts_same`` for a number that differs: of a compound its last word has to be there,
    where it is there at all ("theme areas" are not "theme parks")."""
    floor = RIVAL_COUNTS_IT_ACROSS if pairing.across else RIVAL_COUNTS_IT
    if not counts_same(figure, rows, place, pairing, floor):
        return False
    heads = [place for place in figure.counted if place not in pairing.claim.names][-1:]
    held = not heads or bool(figure.quantity.unit) or float(pairing.own[heads].max()) >= COUNTS_IT
    return held or (pairing.across and _rest_is_there(figure, pairing))


def counts_by_name(figure: Figure, rows: Floats, place: int, pairing: Pairing) -> bool:
    """As ``counts_same``, where any small number would bear out "at most 50"."""
    if not figure.counted:
        return bool(figure.quantity.unit) or figure.quantity.kind == "share"
    floor = RIVAL_COUNTS_IT_ACROSS if pairing.across else RIVAL_COUNTS_IT
    nearest = rows[:, list(figure.counted[-2:])].max(axis=1)
    named = float(pairing.own[list(figure.counted[-2:])].max()) >= floor
    return named and float(nearest[place]) >= COUNTED_NEXT


def rows_of(found: Sequence[Quantity], pairing: Pairing) -> Floats:
    """(numbers, claim words): how near each word of the claim stands to each number."""
    line = pairing.source.line
    laid = Spread(line.text, line.language, line.words, pairing.match)
    others = sorted((q.start, q.end) for q in found)
    return np.stack([near_words((q.start, q.end), others, laid) for q in found])


def nearness_of(
    figure: Figure, found: Sequence[Quantity], near: Floats, pairing: Pairing
) -> list[float]:
    """How near each number of the source stands to what the claim says of its own number.

    Words that are as near to one number as to the other do not tell them apart and count little.
    """
    claim = pairing.claim
    closeness = near_own(figure, claim) + 0.05
    telling = near.max(axis=0) - near.min(axis=0) + 0.1
    weights = claim.weights * closeness * telling
    total = max(float(weights.sum()), 1e-6)
    dates = claimed_dates(claim)
    return [
        float(weights @ row) / total + same_date(q, dates, pairing)
        for row, q in zip(near, found, strict=True)
    ]


def near_own(figure: Figure, claim: Facts) -> Floats:
    """(words,): how near each word of a claim stands to one of its numbers."""
    spans = sorted((f.quantity.start, f.quantity.end) for f in claim.figures)
    own = Spread(
        claim.text, claim.language, claim.words, np.eye(len(claim.words), dtype=np.float32)
    )
    return near_words((figure.quantity.start, figure.quantity.end), spans, own)


def same_date(quantity: Quantity, dates: Sequence[Quantity], pairing: Pairing) -> float:
    """Whether the date nearest before a number of the source is one the claim names."""
    before = [
        q for q in pairing.source.line.quantities if q.kind == "date" and q.end <= quantity.start
    ]
    if not dates or not before:
        return 0.0
    return 0.3 if any(compare(date, before[-1]) == "same" for date in dates) else -0.2
