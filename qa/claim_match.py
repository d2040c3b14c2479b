"""Holds a claim against one sentence of a source: what agrees, what differs, what is not said.

A claim is borne out when its numbers, names and nearly all of its wording stand in the sentence
and nothing turns it round. It is contradicted only by a sentence about the same thing: its wording
is there but for the one number, name or sign that differs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from index.text import match_form
from qa.agreement import compare, is_more_precise
from qa.answer_spans import Laid as Spread
from qa.answer_spans import near_words
from qa.claim_clauses import Laid, clauses_of, lay
from qa.claim_facts import Facts, Figure, Finding, is_name
from qa.claim_sources import Line, Source, bare, likeness, names_held, names_inside
from qa.claim_turns import turned, unsaid
from qa.notes import relative_dates
from qa.polarity import exceptions, inclusions
from qa.types import ClaimVerdict

Floats = NDArray[np.float32]

MATCHED, NAME_MATCHED = 0.45, 0.55
# In one language and across: with nothing, a date or rank, or a number that agrees.
ENOUGH, ENOUGH_DATED, ENOUGH_COUNTED = (0.82, 0.62), (0.75, 0.5), (0.6, 0.42)
OPENING = 3  # words
POINTER = re.compile(
    r"[本全我][市区省县国州镇]|[区市省县]内"
    r"|\bthe (?:city|district|country|province|county|state)\b",
    re.IGNORECASE,
)
SAME_THING, SAME_THING_ACROSS = 0.62, 0.45
WEAKEST, STRONG = 0.3, 0.75
LEAST_OWN = 0.45  # of the wording that the sentence itself has to hold
LEAST_OWN_ACROSS = 0.3
FAR = 0.9  # what a word of the title counts
BOUND_ALIKE = 0.65  # of the nearness of the number nearest to the claim's words
BOUND_FIRMLY = 1.001
_NAMED_AFTER = re.compile(
    r"\W?(?:行动)?(?:规划|計劃|计划|規劃|方案|plan\b|action plan\b)", re.IGNORECASE
)
COUNTS_IT = 0.4
COUNTED_HERE = 0.6  # of its nearness to the nearest number


@dataclass(frozen=True, slots=True)
class Match:
    """What one sentence makes of a claim; ``coverage`` is the share of its wording it holds."""

    source: Source
    verdict: ClaimVerdict
    coverage: float
    agreed: int = 0
    against: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """A claim and a sentence, word by word: ``match`` is (claim words, sentence words).

    ``own`` is how far the sentence holds each word, ``held`` how far the clause does that the claim
    is laid on, with the names its context may supply.
    """

    claim: Facts
    source: Source
    match: Floats
    own: Floats
    held: Floats

    @property
    def across(self) -> bool:
        """Whether claim and source are in different languages."""
        return self.claim.language != self.source.line.language


def hold_against(claim: Facts, source: Source) -> Match:
    """Return what a sentence makes of a claim."""
    if bare(claim.text) in bare(source.line.text):
        return Match(source, "supported", 1.0, len(claim.figures))
    pairing = _pair(claim, source)
    figures = list(_figures(pairing))
    names = list(_names(pairing))
    against = [
        f
        for f in (*figures, *names, *turned(pairing.claim, pairing.source, pairing.match))
        if f.found
    ]
    missing = [f for f in (*figures, *names, *unsaid(claim, source)) if not f.found]
    wanted = [f for f in claim.figures if not f.weak]
    agreed = len(wanted) - len(figures)
    coverage = _coverage(pairing, pairing.held)
    verdict = _verdict(pairing, against, missing, _telling(claim, figures))
    if verdict == "partly" and not _parts_agree(claim, figures):
        verdict = "not_found"
    return Match(source, verdict, coverage, agreed, tuple(against), tuple(missing))


def _pair(claim: Facts, source: Source) -> Pairing:
    line = source.line
    match, own = _held(claim, line)
    clauses = clauses_of(line.text, line.language)
    laid = lay(claim, match, clauses, [word.start for word in line.words])
    held = laid.held
    leans = bool(clauses) and clauses[0].leans
    around = _around(claim, own, source, leans)
    other = _other_name(source.line, match, laid)
    alone = not other or bool(POINTER.search(match_form(line.text)))
    for place in claim.names:
        if own[place] >= NAME_MATCHED:
            # named in another clause: it may be the subject of this one when it comes before it
            before = not other and laid.follows(_place_of(place, line, match))
            elsewhere = 0.0 if claim.is_subject(place) and not before else NAME_MATCHED + 0.05
            held[place] = max(held[place], own[place] if before else elsewhere)
        elif alone:
            held[place] = max(held[place], around[place])
    return Pairing(claim, source, match, own, held)


def _around(claim: Facts, own: Floats, source: Source, leans: bool) -> Floats:
    """How far what stands around a sentence holds the names that it leaves out itself."""
    around = np.zeros_like(own)
    wanted = [place for place in claim.names if own[place] < NAME_MATCHED]
    if not wanted:
        return around
    lines = [(line, 1.0) for line in (*source.heads, *(source.near if leans else ()))]
    for line, worth in (*lines, *((line, FAR) for line in source.far)):
        held = names_held(claim, line)
        around[wanted] = np.maximum(around[wanted], worth * held[wanted])
    return around


def _place_of(place: int, line: Line, match: Floats) -> int:
    """Where the sentence names what the claim names."""
    if not match.size:
        return len(line.text)
    return line.words[int(match[place].argmax())].start


def _other_name(line: Line, match: Floats, laid: Laid) -> bool:
    """Whether the clause opens with, or speaks of, someone else than the claim."""
    return any(
        is_name(word)
        and laid.holds(word.start)
        and match[:, place].max(initial=0.0) < NAME_MATCHED
        and (word.tag == "nr" or (not word.tag and place < OPENING))
        for place, word in enumerate(line.words)
    )


def _held(claim: Facts, line: Line) -> tuple[Floats, Floats]:
    """(claim words, line words) matches, and how far the line holds each word of the claim."""
    match = likeness(claim, line.words)
    held = match.max(axis=1) if line.words else np.zeros(len(claim.words), np.float32)
    held = np.maximum(held, names_inside(claim, line))
    return match, held


def _coverage(pairing: Pairing, held: Floats, without: Sequence[int] = ()) -> float:
    weights = pairing.claim.weights.copy()
    weights[list(without)] = 0.0
    total = float(weights.sum())
    return float(weights @ firm(held)) / total if total else 1.0


def firm(held: Floats) -> Floats:
    """Matches below a third count nothing, those above three quarters fully."""
    result: Floats = np.clip((held - WEAKEST) / (STRONG - WEAKEST), 0.0, 1.0)
    return result


def _verdict(
    pairing: Pairing, against: Sequence[Finding], missing: Sequence[Finding], agreed: int
) -> ClaimVerdict:
    across, names = pairing.across, pairing.claim.names
    if against:
        changed = _changed(pairing, against)
        rest = _coverage(pairing, pairing.held, changed)
        own = _coverage(pairing, pairing.held, (*changed, *names))
        floor = SAME_THING_ACROSS if across else SAME_THING
        least = LEAST_OWN_ACROSS if across else LEAST_OWN
        open_ = [finding for finding in missing if finding.kind not in ("word", "exception")]
        same = rest >= floor and own >= least and not open_
        return "contradicted" if same else "not_found"
    coverage = _coverage(pairing, pairing.held)
    own = _coverage(pairing, pairing.held, names)
    floors = {0: ENOUGH, 1: ENOUGH_DATED}.get(agreed, ENOUGH_COUNTED)
    enough = coverage >= floors[across] and own >= (LEAST_OWN_ACROSS if across else LEAST_OWN)
    if missing:
        parts = all(finding.kind in ("number", "date") for finding in missing)
        return "partly" if agreed and parts and enough else "not_found"
    return "supported" if enough else "not_found"


def _telling(claim: Facts, differing: Sequence[Finding]) -> int:
    """How much the figures that agree tell: 0 none does, 1 dates and ranks, 2 numbers."""
    said = [finding.said for finding in differing]
    agreeing = [
        f.quantity.kind
        for f in claim.figures
        if not f.weak and claim.text[f.quantity.start : f.quantity.end] not in said
    ]
    if any(kind in ("number", "share") for kind in agreeing):
        return 2
    return int(bool(agreeing))


def _parts_agree(claim: Facts, differing: Sequence[Finding]) -> bool:
    """Whether a figure that is a fact of its own, not part of a name, is borne out."""
    said = [finding.said for finding in differing]
    return any(
        claim.text[f.quantity.start : f.quantity.end] not in said
        for f in claim.figures
        if not f.weak and f.quantity.kind != "ordinal"
    )


def _changed(pairing: Pairing, against: Sequence[Finding]) -> tuple[int, ...]:
    """The places of the words that differ."""
    text = pairing.claim.text
    return tuple(
        place
        for place, word in enumerate(pairing.claim.words)
        if any(
            finding.kind in ("name", "opposite") and text[word.start : word.end] in finding.said
            for finding in against
        )
    )


def _figures(pairing: Pairing) -> Iterator[Finding]:
    claim = pairing.claim
    for figure in claim.figures:
        if figure.weak:
            continue
        said = claim.text[figure.quantity.start : figure.quantity.end]
        date = figure.quantity.kind == "date"
        found = (_date_in if date else _number_in)(figure, pairing)
        if found is not None and not _in_a_name(figure.quantity, pairing):
            yield Finding("date" if date else "number", said, found)


def _in_a_name(quantity: Quantity, pairing: Pairing) -> bool:
    """Whether the number is part of a name that stands around ("the five-year plan")."""
    if not _NAMED_AFTER.match(pairing.claim.text, quantity.end):
        return False
    source = pairing.source
    around = (*source.heads, *source.near, *source.far)
    return any(compare(quantity, q) == "same" for line in around for q in line.quantities)


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
    for line in (*pairing.source.heads, *pairing.source.near):
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
    comparable = [
        (q, verdict)
        for q in line.quantities
        if (verdict := compare(quantity, q)) != "apart" and _same_unit(quantity, q)
    ]
    if not comparable:
        return ""
    quantities = [q for q, _ in comparable]
    rows = _rows(quantities, pairing)
    near = _nearness(figure, quantities, rows, pairing)
    top = max(near)
    agreeing = [n for n, (_, verdict) in enumerate(comparable) if verdict == "same"]
    # any small number would bear out "at most 50": there it has to be the nearest of all
    alike = BOUND_ALIKE if quantity.bound == "exact" else BOUND_FIRMLY
    best = max(agreeing, key=lambda n: near[n], default=None)
    if best is not None and near[best] >= alike * top:
        dated = _same_date(quantities[best], _claimed_dates(pairing.claim), pairing) > 0
        return None if dated or _counts_same(figure, rows, best, pairing) else ""
    place = near.index(top)
    if place in agreeing and (quantity.bound == "exact" or near.count(top) == 1):
        return None if _counts_same(figure, rows, place, pairing) else ""
    if place in agreeing:
        place = next((n for n, at in enumerate(near) if at == top and n not in agreeing), place)
        if place in agreeing:
            return None
    rival = quantities[place]
    said = line.text[rival.start : rival.end]
    if _same_date(rival, _claimed_dates(pairing.claim), pairing) > 0:
        return said
    return said if _counts_same(figure, rows, place, pairing) else ""


def _claimed_dates(claim: Facts) -> list[Quantity]:
    return [f.quantity for f in claim.figures if f.quantity.kind == "date"]


def _same_unit(one: Quantity, other: Quantity) -> bool:
    counting = ("", "person")
    return one.unit == other.unit or (one.unit in counting and other.unit in counting)


def _counts_same(figure: Figure, rows: Floats, place: int, pairing: Pairing) -> bool:
    """Whether what the claim counts stands with that number of the source.

    When the source does not name it at all ("82 entries": 首批82项目录) the rest has to be there.
    """
    if not figure.counted:
        return True
    counted = list(figure.counted[-2:])
    if float(pairing.own[counted].max()) >= COUNTS_IT:
        nearest = rows[:, counted].max(axis=1)
        return float(nearest[place]) >= COUNTED_HERE * float(nearest.max())
    left_out = (*counted, *pairing.claim.names)
    rest = [n for n in range(len(pairing.claim.words)) if n not in left_out]
    least = SAME_THING_ACROSS if pairing.across else SAME_THING
    return bool(rest) and _coverage(pairing, pairing.own, left_out) >= least


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


def _names(pairing: Pairing) -> Iterator[Finding]:
    """Names of the claim that neither the sentence nor what stands around it has."""
    claim, line = pairing.claim, pairing.source.line
    apart = (*exceptions(claim.text), *inclusions(claim.text))  # compared by themselves
    free = [
        word
        for place, word in enumerate(line.words)
        if is_name(word)
        and (not pairing.match.size or pairing.match[:, place].max() < NAME_MATCHED)
    ]
    for place in claim.names:
        if pairing.held[place] >= NAME_MATCHED:
            continue
        if any(a <= claim.words[place].start < b for a, b in apart):
            continue
        word = claim.words[place]
        rivals = [w for w in free if not (w.tag and word.tag) or w.tag[:2] == word.tag[:2]]
        about = claim.is_subject(place) or not any(pairing.own[:place] >= MATCHED)
        if about and word.tag != "nr":
            rivals = []
        found = line.text[rivals[0].start : rivals[0].end] if rivals else ""
        yield Finding("name", claim.text[word.start : word.end], found)
