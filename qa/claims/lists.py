"""How many things a sentence lists by name, where a claim tells only how many there are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.claims.facts import Figure
from qa.claims.pairing import Pairing, coverage_of

FEWEST, MOST = 2, 12
SAME_THING = 0.6  # of the claim beside what it counts
_ASIDE = re.compile(r"[（(][^（）()]*[)）]")
_ITEM_ZH = r"[^，。；：、,;:!?！？\s|“”]{1,24}?"
_LIST_ZH = re.compile(
    rf"{_ITEM_ZH}(?:、{_ITEM_ZH})+(?:(?:以及|[和及与與])[^，。；：、,;:|]{{1,24}})?(?=[，。；：,;:|等]|\Z)"
)
_PAIR_ZH = re.compile(
    r"[^，。；：、,;:|和及与]{1,24}(?:以及|[和及与與])[^，。；：、,;:|和及与]{1,24}"
)
_LIST_EN = re.compile(r"[^,.;:|]{2,60}(?:, [^,.;:|]{2,40}?)+,? (?:and|or) [^,.;:|]{2,60}")
_LAST_ZH = re.compile(r"以及|[和及与與]")


def is_listed(figure: Figure, pairing: Pairing) -> bool:
    """Whether a sentence lists as many things as a claim counts, and says the rest of it."""
    quantity = figure.quantity
    counting = quantity.kind == "number" and quantity.unit in ("", "person")
    if not counting or quantity.bound != "exact" or not FEWEST <= quantity.value <= MOST:
        return False
    if coverage_of(pairing, pairing.told, figure.counted) < SAME_THING:
        return False
    text = pairing.source.line.text
    return any(
        listed.count == quantity.value
        and any(map(pairing.laid.holds, (listed.start, listed.end - 1)))
        for listed in lists_in(text)
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in a sentence: its span, and how many things it names."""

    start: int
    end: int
    count: int


def lists_in(text: str) -> Iterator[Listed]:
    """Yield the lists of a sentence; what stands in brackets is no part of them."""
    flat = _ASIDE.sub(lambda aside: "\0" * len(aside[0]), text)
    for found in _LIST_ZH.finditer(flat):
        items = found[0].split("、")
        yield Listed(*found.span(), len(items) + bool(_LAST_ZH.search(items[-1])))
    for found in _LIST_EN.finditer(flat):
        items = re.split(r", (?:and |or )?", found[0])
        last = bool(re.search(r" (?:and|or) ", items[-1]))
        yield Listed(*found.span(), len(items) + last)
    for found in _PAIR_ZH.finditer(flat):
        yield Listed(*found.span(), FEWEST)
