"""Dates of a claim against those of a sentence, and those that its document gives it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.numbers import Quantity
from qa.claims.facts import WEIGHTY, Facts, Figure
from qa.claims.pairing import Pairing
from qa.comparing.agreement import compare, is_told_by
from qa.comparing.relative_dates import relative_dates

# What a figure is set beside is of another time: 比2023年, "than in 2023".
_SET_BESIDE = re.compile(
    r"(?:比|较|較|相比)\s*\Z"
    r"|\b(?:than|compared (?:with|to)|against|up on|down on)(?: in| the)*\s*\Z",
    re.IGNORECASE,
)


def is_beside(quantity: Quantity, text: str) -> bool:
    """Whether a date only tells what a sentence sets its figure beside (比2023年)."""
    return quantity.kind == "date" and bool(_SET_BESIDE.search(text, 0, quantity.start))


def date_in(figure: Figure, pairing: Pairing) -> str | None:
    """None when the source has the date; its words when it has another; "" when it has none."""
    quantity, line = figure.quantity, pairing.source.line
    relative = list(relative_dates(line.text, pairing.source.evidence.document))
    dated = [_with_year(q, relative) for q in line.quantities]
    own = [(q, compare(quantity, q)) for q in dated]
    elsewhere = _date_of_its_clause(own, pairing)
    if elsewhere is not None:
        return line.text[elsewhere.start : elsewhere.end]
    known = [*(q for q, _ in own), *_dates_around(pairing, [form for _, form in relative])]
    agreeing = [q for q in known if compare(quantity, q) == "same"]
    if agreeing and is_told_by(quantity, agreeing):
        return None
    if agreeing:
        return ""
    rivals = [q for q, verdict in own if verdict == "different" and not is_beside(q, line.text)]
    return line.text[rivals[0].start : rivals[0].end] if rivals else ""


def _date_of_its_clause(own: Sequence[tuple[Quantity, str]], pairing: Pairing) -> Quantity | None:
    """The other date of the clause a claim is laid on, where its own stands in another clause."""
    agreeing = [q for q, verdict in own if verdict == "same"]
    counting = any(f.quantity.kind != "date" for f in pairing.claim.figures)
    if not agreeing or counting or any(pairing.laid.holds(q.start) for q in agreeing):
        return None
    others = (q for q, verdict in own if verdict == "different" and q.kind == "date")
    others = (q for q in others if not is_beside(q, pairing.source.line.text))
    return next((q for q in others if pairing.laid.holds(q.start)), None)


def _with_year(quantity: Quantity, relative: Sequence[tuple[tuple[int, int], str]]) -> Quantity:
    """A month whose year the document tells ("May last year"), with that year."""
    if quantity.kind == "date" and not quantity.value:
        for (start, end), form in reversed(relative):
            if start <= quantity.start and quantity.end <= end:
                return replace(quantity, value=float(form[:4]), iso=form)
    return quantity


def _dates_around(pairing: Pairing, relative: Sequence[str]) -> Iterator[Quantity]:
    """Dates the sentence has from its context: its ``relative`` ones resolved, where it has none
    the document's own."""
    source, document = pairing.source, pairing.source.evidence.document
    if source.evidence.sentence.kind == "heading":
        return  # it tells what a text is about, and states nothing
    dated = bool(relative) or any(q.kind == "date" and q.value for q in source.line.quantities)
    for line in () if dated else (*source.heads, *source.near, *source.far, *source.opening):
        yield from (q for q in line.quantities if q.kind == "date")
    if _is_hardly_more_than_dated(pairing.claim):
        return
    published = document.metadata.published
    own = (published, published[:7], published[:4]) if published else ()
    for form in relative or own:
        yield Quantity(0, 1, "date", float(form[:4]), iso=form)


def _is_hardly_more_than_dated(claim: Facts) -> bool:
    """Whether a claim says when something was, and nothing else ("The Games were held in 2021"):
    the date of a document that speaks of it tells nothing then."""
    weighty = sum(float(weight) >= WEIGHTY for weight in claim.weights)
    return weighty < 2 and all(f.quantity.kind == "date" for f in claim.figures)
