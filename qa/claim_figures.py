"""Numbers and dates of a claim against those that a sentence gives for the same thing."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from index.text import bare_form
from qa.agreement import compare, is_more_precise, same_unit
from qa.answer_spans import Laid as Spread
from qa.answer_spans import near_words
from qa.claim_facts import Facts, Figure
from qa.claim_pairing import Pairing, coverage_of
from qa.compared import Finding
from qa.notes import relative_dates
from qa.support_figures import BOUND_ALIKE, NAMED_AFTER

Floats = NDArray[np.float32]

REST_ENOUGH, REST_ENOUGH_ACROSS = 0.62, 0.45  # of the claim beside what it counts
BOUND_FIRMLY = 1.001
_NUMBERED = re.compile(r"\b[A-Z][A-Za-z]*[ -]?\Z")
LONGEST_JOINT, LEAST_LITERAL = 1, 4  # characters
NAMED_ON = 2  # characters after an ordinal that tell the name it belongs to
_COUNTING = ("", "person")
SAYS_LITTLE = 0.2  # weight of the words that only hold a statement together
COUNTS_IT = 0.4
RIVAL_COUNTS_IT, RIVAL_COUNTS_IT_ACROSS = 0.72, 0.45  # what differs has to count the same thing
NEAR_ENOUGH = 0.23  # what a number that agrees has to stand near of the claim's words
COUNTED_NEXT = 0.5  # of what the number right before a word has
COUNTED_HERE = 0.6  # of its nearness to the nearest number


def figures_of(pairing: Pairing) -> Iterator[Finding]:
    """Yield the figures of a claim that the sentence does not give, or gives otherwise."""
    claim = pairing.claim
    for figure in claim.figures:
        if figure.weak:
            continue
        said = claim.text[figure.quantity.start : figure.quantity.end]
        date = figure.quantity.kind == "date"
        found = (_date_in if date else _number_in)(figure, pairing)
        if found is not None and not is_named(figure.quantity, pairing):
            yield Finding("date" if date else "number", said, found)


def is_named(quantity: Quantity, pairing: Pairing) -> bool:
    """Whether the number is part of a name that stands around ("the five-year plan", "the First
    People's Hospital")."""
    source, text = pairing.source, pairing.claim.text
    if quantity.kind == "ordinal" and not quantity.unit:
        around = (*source.heads, *source.far, *source.opening)
        named = bare_form(text[quantity.start : quantity.end + NAMED_ON])
        if any(named in bare_form(line.text) for line in around):
            return True
    elif not NAMED_AFTER.match(text, quantity.end):
        return False
    else:
        around = (*source.heads, *source.near, *source.far)
    return any(compare(quantity, q) == "same" for line in around for q in line.quantities)


def names_a_thing(quantity: Quantity, text: str) -> bool:
    """Whether a number only tells a thing's name ("Apollo 11", "MPEG-2", 《七个关键》)."""
    if quantity.unit or quantity.kind != "number":
        return False
    in_title = text.rfind("《", 0, quantity.start) > text.rfind("》", 0, quantity.start)
    return in_title or bool(_NUMBERED.search(text, 0, quantity.start))


def stands_near(figure: Figure, pairing: Pairing) -> bool:
    """Whether a number that agrees stands in the sentence by what the claim says of it.

    Sentences of two languages put their words too differently to tell.
    """
    quantity = figure.quantity
    if pairing.across or quantity.kind not in ("number", "share"):
        return True
    same = [q for q in pairing.source.line.quantities if compare(quantity, q) == "same"]
    if not same:
        return True
    return max(_nearness(figure, same, _rows(same, pairing), pairing)) >= NEAR_ENOUGH


def _date_in(figure: Figure, pairing: Pairing) -> str | None:
    """None when the source has the date; its words when it has another; "" when it has none."""
    quantity, line = figure.quantity, pairing.source.line
    own = [(q, compare(quantity, q)) for q in line.quantities]
    known = [*(q for q, _ in own), *_dates_around(pairing)]
    agreeing = [q for q in known if compare(quantity, q) == "same"]
    if agreeing and not is_more_precise(quantity, agreeing):
        return None
    if agreeing:
        return ""
    rivals = [q for q, verdict in own if verdict == "different"]
    return line.text[rivals[0].start : rivals[0].end] if rivals else ""


def _dates_around(pairing: Pairing) -> Iterator[Quantity]:
    """Dates the sentence has from its context: relative ones resolved, and the document's own."""
    dated = any(q.kind == "date" and q.value for q in pairing.source.line.quantities)
    source = pairing.source
    for line in () if dated else (*source.heads, *source.near, *source.far, *source.opening):
        yield from (q for q in line.quantities if q.kind == "date")
    document = pairing.source.evidence.document
    forms = [form for _, form in relative_dates(pairing.source.line.text, document)]
    if document.metadata.published:
        forms.append(document.metadata.published)
    for form in forms:
        yield Quantity(0, 1, "date", float(form[:4]), iso=form)


def _number_in(figure: Figure, pairing: Pairing) -> str | None:
    """None when the source has the number; its words when it has another; "" when it has none."""
    quantity, line = figure.quantity, pairing.source.line
    if _stands_so(figure, pairing):
        return None
    comparable = [
        (q, verdict)
        for q in line.quantities
        if (verdict := compare(quantity, q)) != "apart" and _same_unit(quantity, q)
        if not (figure.counted and q.kind == "date")  # 2,000 universities are no year
    ]
    if not comparable:
        return _in_another_measure(quantity, pairing)
    quantities = [q for q, _ in comparable]
    rows = _rows(quantities, pairing)
    near = _nearness(figure, quantities, rows, pairing)
    top = max(near)
    agreeing = [n for n, (_, verdict) in enumerate(comparable) if verdict == "same"]
    # any small number would bear out "at most 50": there it has to be the nearest of all
    best = max(agreeing, key=lambda n: near[n], default=None)
    equal = best is not None and quantities[best].value == quantity.value
    alike = BOUND_ALIKE if equal or quantity.bound == "exact" else BOUND_FIRMLY
    if best is not None and near[best] >= alike * top:
        dated = _same_date(quantities[best], _claimed_dates(pairing.claim), pairing) > 0
        within = quantities[best].value != quantity.value and quantity.bound != "about"
        counts = (_counts_by_name if within else _counts_same)(figure, rows, best, pairing)
        return None if counts or (dated and not within) else ""
    place = near.index(top)
    if place in agreeing and (quantity.bound == "exact" or near.count(top) == 1):
        exact = quantity.bound == "exact"
        counts = (_counts_same if exact else _counts_by_name)(figure, rows, place, pairing)
        return None if counts else ""
    if place in agreeing:
        place = next((n for n, at in enumerate(near) if at == top and n not in agreeing), place)
        if place in agreeing:
            return None
    rival = quantities[place]
    if best is not None and equal and not _counts_instead(figure, rows, place, best):
        return ""
    said = line.text[rival.start : rival.end]
    if _same_date(rival, _claimed_dates(pairing.claim), pairing) > 0:
        return said
    floor = RIVAL_COUNTS_IT_ACROSS if pairing.across else RIVAL_COUNTS_IT
    return said if _counts_head(figure, rows, place, pairing, floor) else ""


def _stands_so(figure: Figure, pairing: Pairing) -> bool:
    """Whether the number stands in the sentence letter for letter with the word or the number it
    goes with ("the Thirty Years' War", "20–18")."""
    claim, quantity = pairing.claim, figure.quantity
    said = bare_form(pairing.source.line.text)
    spans = [(quantity.start, claim.words[place].end) for place in figure.counted[:1]]
    for other in claim.figures:
        start, end = sorted((other.quantity, quantity), key=lambda q: q.start)
        if 0 < end.start - start.end <= LONGEST_JOINT or end.start == start.end:
            spans.append((start.start, end.end))
    texts = [bare_form(claim.text[a:b]) for a, b in spans]
    return any(len(text) >= LEAST_LITERAL and text in said for text in texts)


def _in_another_measure(quantity: Quantity, pairing: Pairing) -> str:
    """The source's words for the same number of another unit ("80 metres" for "80 feet")."""
    line = pairing.source.line
    for other in line.quantities if quantity.unit not in _COUNTING else ():
        measured = other.kind == quantity.kind and other.unit not in _COUNTING
        if measured and other.value == quantity.value:
            return line.text[other.start : other.end]
    return ""


def _counts_instead(figure: Figure, rows: Floats, place: int, best: int) -> bool:
    """Whether the source counts with one number what the claim counts with another of its own."""
    counted = list(figure.counted[-2:])
    if not counted:
        return False
    here, there = (float(rows[n, counted].max()) for n in (place, best))
    return here > 0 and there < COUNTED_HERE * here


def _claimed_dates(claim: Facts) -> list[Quantity]:
    return [f.quantity for f in claim.figures if f.quantity.kind == "date"]


def _same_unit(one: Quantity, other: Quantity) -> bool:
    counting = one.unit in _COUNTING and other.unit in _COUNTING
    return counting or same_unit(one.unit, other.unit)


def _counts_same(
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
        return float(nearest[place]) >= COUNTED_HERE * float(nearest.max())
    return _rest_is_there(figure, pairing)


def _rest_is_there(figure: Figure, pairing: Pairing) -> bool:
    """Whether a sentence holds a claim but for its names and what it counts."""
    left_out = (*figure.counted[-2:], *pairing.claim.names)
    weights = pairing.claim.weights
    rest = [n for n, weight in enumerate(weights) if n not in left_out and weight > SAYS_LITTLE]
    least = REST_ENOUGH_ACROSS if pairing.across else REST_ENOUGH
    return bool(rest) and coverage_of(pairing, pairing.own, left_out) >= least


def _counts_head(figure: Figure, rows: Floats, place: int, pairing: Pairing, floor: float) -> bool:
    """As ``_counts_same`` for a number that differs: of a compound its last word has to be there,
    where it is there at all ("theme areas" are not "theme parks")."""
    if not _counts_same(figure, rows, place, pairing, floor):
        return False
    heads = [place for place in figure.counted if place not in pairing.claim.names][-1:]
    held = not heads or float(pairing.own[heads].max()) >= COUNTS_IT
    return held or _rest_is_there(figure, pairing)


def _counts_by_name(figure: Figure, rows: Floats, place: int, pairing: Pairing) -> bool:
    """As ``_counts_same``, where any small number would bear out "at most 50"."""
    if not figure.counted:
        return bool(figure.quantity.unit) or figure.quantity.kind == "share"
    floor = RIVAL_COUNTS_IT_ACROSS if pairing.across else RIVAL_COUNTS_IT
    nearest = rows[:, list(figure.counted[-2:])].max(axis=1)
    named = float(pairing.own[list(figure.counted[-2:])].max()) >= floor
    return named and float(nearest[place]) >= COUNTED_NEXT


def _rows(found: Sequence[Quantity], pairing: Pairing) -> Floats:
    """(numbers, claim words): how near each word of the claim stands to each number."""
    line = pairing.source.line
    laid = Spread(line.text, line.language, line.words, pairing.match)
    others = sorted((q.start, q.end) for q in found)
    return np.stack([near_words((q.start, q.end), others, laid) for q in found])


def _nearness(
    figure: Figure, found: Sequence[Quantity], near: Floats, pairing: Pairing
) -> list[float]:
    """How near each number of the source stands to what the claim says of its own number.

    Words that are as near to one number as to the other do not tell them apart and count little.
    """
    claim = pairing.claim
    spans = sorted((f.quantity.start, f.quantity.end) for f in claim.figures)
    own = Spread(
        claim.text, claim.language, claim.words, np.eye(len(claim.words), dtype=np.float32)
    )
    closeness = near_words((figure.quantity.start, figure.quantity.end), spans, own) + 0.05
    telling = near.max(axis=0) - near.min(axis=0) + 0.1
    weights = claim.weights * closeness * telling
    total = max(float(weights.sum()), 1e-6)
    dates = _claimed_dates(claim)
    return [
        float(weights @ row) / total + _same_date(q, dates, pairing)
        for row, q in zip(near, found, strict=True)
    ]


def _same_date(quantity: Quantity, dates: Sequence[Quantity], pairing: Pairing) -> float:
    """Whether the date nearest before a number of the source is one the claim names."""
    before = [
        q for q in pairing.source.line.quantities if q.kind == "date" and q.end <= quantity.start
    ]
    if not dates or not before:
        return 0.0
    return 0.3 if any(compare(date, before[-1]) == "same" for date in dates) else -0.2
