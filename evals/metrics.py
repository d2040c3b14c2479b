"""The measures, as pure functions with their textbook names.

A measure of nothing is ``nan``: an empty list has no mean and must never pass a gate.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from index.numbers import find_quantities
from index.text import language_of, match_form

Supports = Callable[[str, Sequence[str]], bool]


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean; ``nan`` of nothing."""
    return math.fsum(values) / len(values) if values else math.nan


def percentile(values: Sequence[float], rank: float) -> float:
    """The value below which ``rank`` percent lie, linearly interpolated; ``nan`` of nothing."""
    return float(np.percentile(np.asarray(values), rank)) if values else math.nan


def bootstrap_interval(
    values: Sequence[float], level: float = 0.95, resamples: int = 1000, seed: int = 7
) -> tuple[float, float]:
    """The percentile bootstrap interval of the mean (Efron 1979), the same for the same values."""
    if not values:
        return math.nan, math.nan
    sample = np.asarray(values, dtype=float)
    rows = np.random.default_rng(seed).integers(0, len(sample), (resamples, len(sample)))
    means = sample[rows].mean(axis=1)
    tail = 50 * (1 - level)
    return float(np.percentile(means, tail)), float(np.percentile(means, 100 - tail))


def recall_at_k(found: Sequence[Collection[int]], parts: Collection[int], k: int) -> float:
    """The share of the wanted ``parts`` that the first ``k`` results hold.

    ``found`` lists for each result, best first, the parts it holds (Manning, Raghavan & Schütze,
    Introduction to Information Retrieval, 8.3).
    """
    wanted = set(parts)
    seen = {part for result in found[:k] for part in result} & wanted
    return len(seen) / len(wanted) if wanted else math.nan


def reciprocal_rank(found: Sequence[Collection[int]]) -> float:
    """1 / the rank of the first result that holds a part; 0 when none does (Voorhees 1999)."""
    return next((1 / rank for rank, parts in enumerate(found, start=1) if parts), 0.0)


def ndcg_at_k(found: Sequence[Collection[int]], parts: Collection[int], k: int) -> float:
    """Normalised discounted cumulated gain (Järvelin & Kekäläinen 2002).

    A result gains one for each part no earlier result held, so that overlapping chunks do not
    count twice; the ideal order has the largest gains first and the missing parts after them.
    """
    wanted = set(parts)
    if not wanted:
        return math.nan
    gains, seen = [], set[int]()
    for result in found[:k]:
        fresh = (set(result) & wanted) - seen
        seen |= fresh
        gains.append(len(fresh))
    ideal = sorted(gains, reverse=True)
    ideal = [gain for gain in ideal if gain] + [1] * (len(wanted) - len(seen))
    return _discounted(gains) / _discounted(ideal[:k])


def _discounted(gains: Sequence[int]) -> float:
    return math.fsum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def fact_found(text: str, variants: Sequence[str]) -> bool:
    """Whether one of the ``variants`` of a key fact stands in ``text``.

    Both are compared in matching form. A variant that is a number also counts when the text gives
    the same value in another way (30 = 三十, 1200万 = 12 million); it never matches inside a longer
    number.
    """
    plain = _plain(text)
    return any(
        _holds(plain, _plain(variant)) or _same_number(text, variant) for variant in variants
    )


def key_fact_recall(text: str, facts: Sequence[Sequence[str]]) -> float:
    """The share of the key ``facts`` that ``text`` has; 1 when none is asked for."""
    return mean([float(fact_found(text, fact)) for fact in facts]) if facts else 1.0


_EMPHASIS = re.compile(r"\*\*|__")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LOOSE_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|(?<=\s)\s+|(?<=\d)\s+(?=%)")


def _plain(text: str) -> str:
    without_marks = _THOUSANDS.sub("", _EMPHASIS.sub("", match_form(text)))
    return _LOOSE_SPACE.sub("", without_marks)


def _holds(text: str, variant: str) -> bool:
    place = text.find(variant)
    while place >= 0:
        before, after = (
            text[place - 1 : place],
            text[place + len(variant) : place + len(variant) + 1],
        )
        inside = (before.isdigit() and variant[0].isdigit()) or (
            after.isdigit() and variant[-1].isdigit()
        )
        if not inside:
            return True
        place = text.find(variant, place + 1)
    return False


def _same_number(text: str, variant: str) -> bool:
    wanted = [
        quantity
        for quantity in find_quantities(variant, language_of(variant))
        if quantity.kind != "date" and (quantity.start, quantity.end) == (0, len(variant))
    ]
    if not wanted:
        return False
    return any(
        quantity.value == wanted[0].value and quantity.kind == wanted[0].kind
        for language in ("zh", "en")
        for quantity in find_quantities(text, "zh" if language == "zh" else "en")
    )


def citation_recall(
    statements: Sequence[tuple[str, Sequence[str]]], supports: Supports
) -> Sequence[float]:
    """For each statement 1 when its quotations together support it, else 0.

    ALCE's citation recall (Gao et al., arXiv 2305.14627, section 4.3) with a mechanical support
    check in the place of its language-inference model. A statement is its text and quotations.
    """
    return [float(bool(quotes) and supports(text, quotes)) for text, quotes in statements]


def citation_precision(
    statements: Sequence[tuple[str, Sequence[str]]], supports: Supports
) -> Sequence[float]:
    """For each citation 1 unless it is irrelevant, else 0 (ALCE, section 4.3).

    A citation counts when the quotations of its statement support it together, and it supports
    the statement alone or the others do not do so without it.
    """
    scores = []
    for text, quotes in statements:
        together = bool(quotes) and supports(text, quotes)
        for place, quote in enumerate(quotes):
            others = [*quotes[:place], *quotes[place + 1 :]]
            needed = supports(text, [quote]) or not (others and supports(text, others))
            scores.append(float(together and needed))
    return scores


def sign_test(wins: int, losses: int) -> float:
    """The two-sided p-value of the exact sign test; ties are left out (Conover 1999, 3.4)."""
    trials = wins + losses
    if not trials:
        return 1.0
    tail = sum(math.comb(trials, count) for count in range(min(wins, losses) + 1))
    return min(1.0, math.ldexp(tail, 1 - trials))


def parity(rates: Mapping[str, float]) -> float:
    """The lowest rate over the highest: 1 when all directions are served alike."""
    known = [rate for rate in rates.values() if not math.isnan(rate)]
    return min(known) / max(known) if known and max(known) > 0 else math.nan


def confusion(pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
    """How often each (expected, given) pair of verdicts occurs."""
    return Counter(pairs)
