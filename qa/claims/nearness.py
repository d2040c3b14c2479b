"""How near the numbers of a sentence stand to what a claim says of its own, in degrees.

A claim is a question about each of its numbers: what stands in the sentence where it stands in the
claim. What agrees should stand nearest; what stands nearer is a rival.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from index.numbers import Quantity
from qa.claims.counting import comparable_unit, nearness_of, rows_of
from qa.claims.facts import Figure
from qa.claims.pairing import Pairing
from qa.comparing.agreement import compare


@dataclass(frozen=True, slots=True)
class _Near:
    """How near the nearest that agrees stands, and the nearest that does not; 0 where none is."""

    same: float
    other: float


def nearnesses(pairing: Pairing) -> dict[str, float]:
    """Return the features by name."""
    numbers = [f for f in pairing.claim.figures if not f.weak and f.quantity.kind != "date"]
    laid = [(figure, *_found(figure, pairing)) for figure in numbers]
    near = [_of_figure(figure, found, at) for figure, found, at in laid if found]
    return {
        # the weakest agreement, the least lead over a rival, and the rival of what does not agree
        "figure_same": min((one.same for one in near), default=1.0),
        "figure_gap": min((one.same - one.other for one in near), default=1.0),
        "figure_other": max((one.other for one in near if not one.same), default=0.0),
        "figure_alone": float(sum(not found for _, found, _ in laid)),
        "figure_swapped": _swapped(laid),
    }


def _found(figure: Figure, pairing: Pairing) -> tuple[Sequence[Quantity], Sequence[float]]:
    """The numbers of the sentence that can be compared with one of the claim; how near they are."""
    own = figure.quantity
    found = [
        q
        for q in pairing.source.line.quantities
        if compare(own, q) != "apart" and comparable_unit(own, q) and q.kind != "date"
    ]
    near = nearness_of(figure, found, rows_of(found, pairing), pairing) if found else ()
    return found, near


def _of_figure(figure: Figure, found: Sequence[Quantity], near: Sequence[float]) -> _Near:
    pairs = [(at, compare(figure.quantity, q) == "same") for q, at in zip(found, near, strict=True)]
    return _Near(
        max((at for at, agrees in pairs if agrees), default=0.0),
        max((at for at, agrees in pairs if not agrees), default=0.0),
    )


def _swapped(
    laid: Sequence[tuple[Figure, Sequence[Quantity], Sequence[float]]],
) -> float:
    """How much nearer two numbers of a claim stand to what the other one counts."""
    most = 0.0
    for (one, found, near), (other, found_too, near_too) in combinations(laid, 2):
        own = _equal(one, found, near), _equal(other, found_too, near_too)
        crossed = _equal(other, found, near), _equal(one, found_too, near_too)
        if min(*own, *crossed) > 0:
            most = max(most, sum(crossed) - sum(own))
    return most


def _equal(figure: Figure, found: Sequence[Quantity], near: Sequence[float]) -> float:
    pairs = zip(found, near, strict=True)
    return max((at for q, at in pairs if compare(figure.quantity, q) == "same"), default=0.0)
