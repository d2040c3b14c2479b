"""Whether two numbers, shares or dates say the same, bounds and precision included."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from index.numbers import Quantity

Agreement = Literal["same", "different", "apart"]

ABOUT = 0.07
ROUNDED = 1.25  # of two bounds of one kind; "over 20,000" may be said of "over 21,000"
_LOW = ("at_least", "more_than")
_HIGH = ("at_most", "less_than")


def compare(claimed: Quantity, found: Quantity) -> Agreement:
    """Return how a claimed quantity stands to one of the source.

    "same": the source says at least as much; "different": both speak of the same kind of thing
    with other values; "apart": they cannot be compared (a share and a date, people and years).
    """
    if claimed.kind == "date" or found.kind == "date":
        return compare_dates(claimed, found)
    if claimed.kind != found.kind:
        return "apart"
    claimed, found = in_one_measure(claimed, found)
    if claimed.unit and found.unit and not same_unit(claimed.unit, found.unit):
        return "apart"
    counted = ("", "person")
    if not same_unit(claimed.unit, found.unit) and not (
        claimed.unit in counted and found.unit in counted
    ):
        return "same" if math.isclose(claimed.value, found.value) else "apart"
    if math.isclose(claimed.value, found.value) and claimed.upper == found.upper:
        opposite = claimed.bound in _LOW and found.bound in _HIGH
        return (
            "different" if opposite or (claimed.bound in _HIGH and found.bound in _LOW) else "same"
        )
    if claimed.vague and found.vague:
        low, high = max(claimed.value, found.value), min(claimed.upper or 0, found.upper or 0)
        return "same" if low <= high else "different"
    if found.upper is not None and claimed.upper is None and claimed.bound == "exact":
        within = found.value <= claimed.value <= found.upper  # "from 40 to 45" says nothing of 45
        return "apart" if within else "different"
    if _bounded_elsewhere(claimed, found):
        return "different"
    wide = claimed.upper is not None and claimed.upper > ROUNDED * claimed.value
    if wide and not claimed.vague and found.upper is None:
        return "apart"  # "22" says nothing of "from 2 to 50", but bears "dozens" out
    low, high = _interval(claimed)
    source_low, source_high = _interval(found)
    if claimed.bound in (*_LOW, *_HIGH) and found.bound == "about" and found.upper is None:
        source_low = source_high = found.value  # "about 75" is more than 70
    return "same" if low <= source_low and source_high <= high else "different"


def _bounded_elsewhere(claimed: Quantity, found: Quantity) -> bool:
    """Whether both give a bound of one kind, far apart: "at least 256" is not "at least 512"."""
    bounds = {claimed.bound, found.bound}
    if not (bounds <= set(_LOW) or bounds <= set(_HIGH)) or claimed.upper or found.upper:
        return False
    low, high = sorted((claimed.value, found.value))
    return low > 0 and high / low > ROUNDED


# What one of a unit is in another of its kind.
_MEASURES: dict[str, tuple[str, float]] = {
    "year": ("month", 12.0), "week": ("day", 7.0), "hour": ("minute", 60.0),
    "km": ("m", 1000.0), "cm": ("m", 0.01), "mm": ("m", 0.001), "kg": ("t", 0.001),
    "g": ("t", 1e-6), "ha": ("km2", 0.01), "m2": ("km2", 1e-6), "mu": ("km2", 1 / 1500),
    "mile2": ("km2", 2.59),
}  # fmt: skip


def in_one_measure(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Return two quantities in one unit, where theirs differ and one can be told by the other."""
    if one.unit == other.unit or {one.unit, other.unit} <= {"", "person"}:
        return one, other
    first, second = _converted(one), _converted(other)
    return (first, second) if first.unit == second.unit else (one, other)


def _converted(quantity: Quantity) -> Quantity:
    unit, factor = _MEASURES.get(quantity.unit, (quantity.unit, 1.0))
    upper = None if quantity.upper is None else quantity.upper * factor
    value = round(quantity.value * factor, 9)
    return replace(quantity, value=value, upper=upper, unit=unit)


def same_unit(one: str, other: str) -> bool:
    """Return whether two units are one; "degrees" alone are those of Celsius."""
    return one == other or {one, other} == {"degree", "celsius"}


def _interval(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    if quantity.upper is not None:
        return value, quantity.upper
    if quantity.bound in _LOW:
        return value, math.inf
    if quantity.bound in _HIGH:
        return -math.inf, value
    if quantity.bound == "about":
        return value * (1 - ABOUT), value * (1 + ABOUT)
    return value, value


def compare_dates(claimed: Quantity, found: Quantity) -> Agreement:
    """Return how two dates stand to each other; a year agrees with every day in it."""
    if claimed.kind != "date" or found.kind != "date":
        year = next((q for q in (claimed, found) if q.kind == "number"), None)
        other = found if year is claimed else claimed
        same = year is not None and not year.unit and other.value == year.value
        return "same" if same else "apart"
    one, other_parts = _parts(claimed.iso or ""), _parts(found.iso or "")
    if one is None or other_parts is None:
        return "same" if claimed.iso == found.iso else _by_period(claimed, found)
    shared = [(a, b) for a, b in zip(one, other_parts, strict=True) if a and b]
    if not shared:
        return "apart"
    if any(a != b for a, b in shared):
        return "different"
    return "same"


def is_more_precise(claimed: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether a claimed date names a day, month or year that no agreeing date of the source has."""
    wanted = _parts(claimed.iso or "")
    if wanted is None:
        return False
    known = [parts for q in found if (parts := _parts(q.iso or ""))]
    return all(any(a and not b for a, b in zip(wanted, parts, strict=True)) for parts in known)


def is_told_by(claimed: Quantity, agreeing: Sequence[Quantity]) -> bool:
    """Whether dates that agree tell all of a claimed one together: the day in the sentence, the
    year in its heading."""
    wanted = _parts(claimed.iso or "")
    if wanted is None:
        return True
    known = [parts for q in agreeing if (parts := _parts(q.iso or ""))]
    return all(not a or any(parts[n] for parts in known) for n, a in enumerate(wanted))


def _parts(iso: str) -> tuple[int, int, int] | None:
    """Year, month and day of a form of ``index.dates``; 0 where unknown; None for periods."""
    match = re.fullmatch(r"(\d{4}|-)(?:-(\d\d|-))?(?:-?(\d\d))?", iso)
    if not match:
        return None
    year, month, day = (int(part) if part and part.isdigit() else 0 for part in match.groups())
    return year, month, day


def _by_period(claimed: Quantity, found: Quantity) -> Agreement:
    first, second = _years(claimed.iso or ""), _years(found.iso or "")
    if not first or not second:
        return "apart"
    inside = first[0] <= second[0] and second[1] <= first[1]
    return "same" if inside else "different"


def _years(iso: str) -> tuple[int, int] | None:
    """The first and last year of a year, decade or century."""
    if match := re.fullmatch(r"(\d{4})s", iso):
        return int(match[1]), int(match[1]) + 9
    if match := re.fullmatch(r"c(\d+)", iso):
        return int(match[1]) * 100 - 99, int(match[1]) * 100
    if match := re.match(r"(\d{4})", iso):
        return int(match[1]), int(match[1])
    return None
