"""Holds a claim against one sentence of a source: what agrees, what differs, what is not said.

A claim is borne out when its numbers, names and nearly all of its wording stand in the sentence
and nothing turns it round. It is contradicted only by a sentence about the same thing: its wording
is there but for the one number, name or sign that differs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from qa.agreement import compare, is_more_precise
from qa.answer_spans import Laid, near_words
from qa.claim_facts import Facts, Figure, Finding, is_name
from qa.claim_sources import Source, bare, likeness
from qa.claim_turns import turned, unsaid
from qa.notes import relative_dates
from qa.types import ClaimVerdict

Floats = NDArray[np.float32]

MATCHED, NAME_MATCHED = 0.45, 0.55
ENOUGH, ENOUGH_ACROSS = 0.78, 0.62
ENOUGH_COUNTED, ENOUGH_COUNTED_ACROSS = 0.55, 0.42
SAME_THING, SAME_THING_ACROSS = 0.62, 0.45
WEAKEST, STRONG = 0.3, 0.75
LEAST_OWN = 0.45  # of the wording that the sentence itself has to hold
LEAST_OWN_ACROSS = 0.3
FAR = 0.9  # what a word of the title counts
BOUND_ALIKE = 0.65  # of the nearness of the number nearest to the claim's words
BOUND_FIRMLY = 0.95  # the same for "at most 50", which any small number would bear out
COUNTS_IT = 0.4


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
    """A claim and a sentence, word by word: ``match`` is (claim words, sentence words)."""

    claim: Facts
    source: Source
    match: Floats
    own: Floats
    near: Floats
    wide: Floats

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
    coverage = _coverage(pairing, pairing.wide)
    verdict = _verdict(pairing, against, missing, agreed)
    return Match(source, verdict, coverage, agreed, tuple(against), tuple(missing))


def _pair(claim: Facts, source: Source) -> Pairing:
    match = likeness(claim, source.line.words)
    own = match.max(axis=1) if source.line.words else np.zeros(len(claim.words), np.float32)
    near = own
    for line in source.near:
        if line.words:
            near = np.maximum(near, likeness(claim, line.words).max(axis=1))
    wide = near
    for line in source.far:
        if line.words:
            wide = np.maximum(wide, FAR * likeness(claim, line.words).max(axis=1))
    return Pairing(claim, source, match, own, near, wide)


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
        rest = _coverage(pairing, pairing.wide, changed)
        own = _coverage(pairing, pairing.own, (*changed, *names))
        floor = SAME_THING_ACROSS if across else SAME_THING
        least = LEAST_OWN_ACROSS if across else LEAST_OWN
        open_ = [finding for finding in missing if finding.kind not in ("word", "exception")]
        same = rest >= floor and own >= least and not open_
        return "contradicted" if same else "not_found"
    coverage = _coverage(pairing, pairing.wide)
    own = _coverage(pairing, pairing.own, names)
    floors = (ENOUGH_COUNTED, ENOUGH_COUNTED_ACROSS) if agreed else (ENOUGH, ENOUGH_ACROSS)
    enough = coverage >= floors[across] and own >= (LEAST_OWN_ACROSS if across else LEAST_OWN)
    if missing:
        parts = all(finding.kind in ("number", "date") for finding in missing)
        return "partly" if agreed and parts and enough else "not_found"
    return "supported" if enough else "not_found"


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
        if found is not None:
            yield Finding("date" if date else "number", said, found)


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
    for line in pairing.source.near:
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
    near = _nearness(figure, [q for q, _ in comparable], pairing)
    top = max(near)
    agreeing = [n for n, (_, verdict) in zip(near, comparable, strict=True) if verdict == "same"]
    alike = BOUND_ALIKE if quantity.bound == "exact" else BOUND_FIRMLY
    if agreeing and max(agreeing) >= alike * top:
        return None if _counts_same(figure, pairing) else ""
    place = near.index(top)
    if comparable[place][1] == "same":
        return None
    rival = comparable[place][0]
    return line.text[rival.start : rival.end] if _counts_same(figure, pairing) else ""


def _same_unit(one: Quantity, other: Quantity) -> bool:
    counting = ("", "person")
    return one.unit == other.unit or (one.unit in counting and other.unit in counting)


def _counts_same(figure: Figure, pairing: Pairing) -> bool:
    """Whether the thing the claim counts is in the sentence at all."""
    if not figure.counted:
        return True
    return float(pairing.own[list(figure.counted)].max()) >= COUNTS_IT


def _nearness(figure: Figure, found: Sequence[Quantity], pairing: Pairing) -> list[float]:
    """How near each number of the source stands to what the claim says of its own number.

    Words that are as near to one number as to the other do not tell them apart and count little.
    """
    claim, line = pairing.claim, pairing.source.line
    spans = sorted((f.quantity.start, f.quantity.end) for f in claim.figures)
    own = Laid(claim.text, claim.language, claim.words, np.eye(len(claim.words), dtype=np.float32))
    closeness = near_words((figure.quantity.start, figure.quantity.end), spans, own) + 0.05
    laid = Laid(line.text, line.language, line.words, pairing.match)
    others = sorted((q.start, q.end) for q in found)
    near = np.stack([near_words((q.start, q.end), others, laid) for q in found])
    telling = near.max(axis=0) - near.min(axis=0) + 0.1
    weights = claim.weights * closeness * telling
    total = max(float(weights.sum()), 1e-6)
    dates = [f.quantity for f in claim.figures if f.quantity.kind == "date"]
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
    free = [
        word
        for place, word in enumerate(line.words)
        if is_name(word)
        and (not pairing.match.size or pairing.match[:, place].max() < NAME_MATCHED)
    ]
    for place in claim.names:
        if pairing.wide[place] >= NAME_MATCHED:
            continue
        word = claim.words[place]
        rivals = [w for w in free if not (w.tag and word.tag) or w.tag[:2] == word.tag[:2]]
        subject = not any(pairing.own[:place] >= MATCHED)
        found = "" if subject or not rivals else line.text[rivals[0].start : rivals[0].end]
        yield Finding("name", claim.text[word.start : word.end], found)
