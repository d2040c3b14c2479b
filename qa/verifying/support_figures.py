"""Whether the numbers and dates of a statement are said of the same thing by its source."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from index.numbers import Quantity, find_quantities
from qa.comparing.agreement import compare, is_more_precise
from qa.reading.answer_spans import Laid, near_words
from qa.verifying.compared import Cited, Compared, Finding

BOUND_ALIKE = 0.65  # of the nearness of the number nearest to the claim's words
NEAR_AT_ALL = 0.1
FAR_APART = 1000  # times
NAMED_AFTER = re.compile(
    r"\W?(?:行动)?(?:规划|計劃|计划|規劃|方案|plan\b|action plan\b)", re.IGNORECASE
)


def figures_against(compared: Compared) -> Iterator[Finding]:
    """Yield the figures for which the source gives another value of the same thing."""
    own, found = _quantities(compared)
    for quantity in own:
        rival = _rival(quantity, own, found, compared)
        if rival is not None:
            said = compared.text[quantity.start : quantity.end]
            yield Finding("number", said, compared.cited.text[rival.start : rival.end])


def figures_missing(compared: Compared) -> Iterator[Finding]:
    """Yield the figures that the source does not hold."""
    own, found = _quantities(compared)
    for quantity in own:
        if quantity.kind == "date":
            known = (*found, *_dates(compared.cited))
            agreeing = [q for q in known if compare(quantity, q) == "same"]
            if not agreeing or is_more_precise(quantity, agreeing):
                yield Finding("date", compared.text[quantity.start : quantity.end])
        elif all(compare(quantity, q) != "same" for q in found):
            weak = quantity.value == 1 and (quantity.kind == "ordinal" or quantity.unit)
            if not weak and not _in_a_name(quantity, compared):
                yield Finding("number", compared.text[quantity.start : quantity.end])


def _quantities(compared: Compared) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    own = find_quantities(compared.text, compared.language)
    return own, find_quantities(compared.cited.text, compared.cited.language)


def _in_a_name(quantity: Quantity, compared: Compared) -> bool:
    """Whether the number is part of a name that the context holds ("the five-year plan")."""
    if not NAMED_AFTER.match(compared.text, quantity.end):
        return False
    around = find_quantities(compared.cited.context, compared.cited.language)
    return any(compare(quantity, q) == "same" for q in around)


def _dates(cited: Cited) -> Iterator[Quantity]:
    """Dates the sentence has from its context: relative ones resolved, and the document's own."""
    yield from (q for q in find_quantities(cited.context, cited.language) if q.kind == "date")
    for form in cited.dates:
        yield Quantity(0, 1, "date", float(form[:4]), iso=form)


def _rival(
    quantity: Quantity,
    own: Sequence[Quantity],
    found: Sequence[Quantity],
    compared: Compared,
) -> Quantity | None:
    """The quantity the source gives for the same thing, when it says another value."""
    compared_with = [(q, compare(quantity, q)) for q in found]
    comparable = [(q, verdict) for q, verdict in compared_with if verdict != "apart"]
    if not comparable:
        return None
    if quantity.kind == "date":
        if any(verdict == "same" for _, verdict in comparable):
            return None
        resolved = [q for q in _dates(compared.cited) if compare(quantity, q) == "same"]
        return None if resolved else comparable[0][0]
    near = _nearness_of_all(quantity, own, [q for q, _ in comparable], compared)
    top = max(near)
    turned = [q for q, v in comparable if v == "different" and q.value == quantity.value]
    if turned and not any(q.value == quantity.value for q, v in comparable if v == "same"):
        return turned[0]
    agreeing = [n for n, (_, verdict) in zip(near, comparable, strict=True) if verdict == "same"]
    if agreeing and max(agreeing) >= BOUND_ALIKE * top:
        return None
    nearest, verdict = comparable[near.index(top)]
    if verdict == "same" or top < NEAR_AT_ALL or _far_apart(quantity, nearest):
        return None
    return nearest


def _far_apart(bare: Quantity, other: Quantity) -> bool:
    """Whether a number without a unit is so much more or less than one with a unit that it cannot
    be of the same thing (5 million, 19 people)."""
    if bare.unit or not other.unit or not bare.value or not other.value:
        return False
    return not 1 / FAR_APART < bare.value / other.value < FAR_APART


def _nearness_of_all(
    quantity: Quantity,
    own: Sequence[Quantity],
    found: Sequence[Quantity],
    compared: Compared,
) -> list[float]:
    """How near each number of the source stands to what the statement says of its own number.

    Words that are as near to one number as to the other do not tell them apart and count little.
    """
    spans = sorted((q.start, q.end) for q in own)
    size = len(compared.words)
    own_laid = Laid(
        compared.text, compared.language, compared.words, np.eye(size, dtype=np.float32)
    )
    closeness = near_words((quantity.start, quantity.end), spans, own_laid) + 0.05
    laid = Laid(compared.cited.text, compared.cited.language, compared.cited_words, compared.match)
    others = sorted((q.start, q.end) for q in found)
    near = np.stack([near_words((q.start, q.end), others, laid) for q in found])
    telling = near.max(axis=0) - near.min(axis=0) + 0.1
    weights = compared.weights * closeness * telling
    total = max(float(weights.sum()), 1e-6)
    dates = [q for q in own if q.kind == "date"]
    return [
        float(weights @ row) / total + _same_date(q, dates, compared.cited)
        for row, q in zip(near, found, strict=True)
    ]


def _same_date(quantity: Quantity, dates: Sequence[Quantity], cited: Cited) -> float:
    """Whether the date nearest before a number of the source is one the statement names."""
    if not dates:
        return 0.0
    before = [
        q
        for q in find_quantities(cited.text, cited.language)
        if q.kind == "date" and q.end <= quantity.start
    ]
    if not before:
        return 0.0
    return 0.3 if any(compare(date, before[-1]) == "same" for date in dates) else -0.2
