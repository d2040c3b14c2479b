"""Which number of a sentence stands in one piece of it with the words of a claim.

"The city pays 45 %, the districts 20 % and private capital 35 %": each number has a piece of the
sentence to itself. What a claim says of its number should stand in the piece of the number that
agrees; where it stands in the piece of another, the claim gives the number of something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from qa.claims.counting import comparable_unit, near_own
from qa.claims.facts import Figure
from qa.claims.pairing import Pairing, firm
from qa.comparing.agreement import compare
from qa.verifying.compared import Finding

Floats = NDArray[np.float32]
Span = tuple[int, int]

TELLS = 0.8  # weight of another figure of the claim that stands beside
BEHIND = 0.4  # weight by which the piece of another number has more of the claim
FAR_BEHIND = 0.8  # and so much more that the number is the other's
_BREAK = re.compile(
    r"(?<!\d)[,.:]|[,.:](?!\d)|[，、;；：。!?！？()（）|]|\b(?:and|but|while|against)\b|(?<=\d)[^,，]{0,3}[和与及]"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A number of a claim among those of a sentence: how far the piece of the number that agrees
    holds more of the claim than that of ``rival``, the number with most of it that does not.

    ``lead`` is None where no number agrees; ``held`` is then what the rival's piece holds.
    """

    figure: Figure
    rival: Quantity
    lead: float | None
    held: float


def pieces_of(pairing: Pairing) -> Iterator[Piece]:
    """Yield a piece for each number of a claim that a sentence has another one for."""
    for figure in pairing.claim.figures:
        found = [] if figure.weak else _comparable(figure, pairing)
        same = [n for n, q in enumerate(found) if compare(figure.quantity, q) == "same"]
        others = [n for n in range(len(found)) if n not in same]
        if not others:
            continue
        spans = piece_spans(pairing.source.line.text, found)
        scores = _scores(figure, found, spans, pairing)
        rival = max(others, key=lambda n: scores[n])
        lead = None
        if same:
            own = max(same, key=lambda n: scores[n])
            lead = scores[own] - scores[rival]
            if lead < 0 and not _says_more(found[own], spans[own], pairing):
                lead = 0.0
        yield Piece(figure, found[rival], lead, scores[rival])


def piece_measures(pieces: Sequence[Piece]) -> dict[str, float]:
    """Return the features by name: of all numbers of a claim, the least lead of the piece of the
    number that agrees over another one's, and what stands beside a number that differs where none
    agrees."""
    leads = [piece.lead for piece in pieces if piece.lead is not None]
    return {
        "piece_lead": min(leads, default=0.0),
        "piece_told_apart": float(len(leads)),
        "piece_rival": max((piece.held for piece in pieces if piece.lead is None), default=0.0),
    }


def pieces_against(pieces: Sequence[Piece], pairing: Pairing) -> Iterator[Finding]:
    """Yield the numbers in whose place, by what stands beside it, a sentence has another."""
    for piece in pieces:
        own, other = piece.figure.quantity, piece.rival
        if piece.lead is not None and piece.lead < -BEHIND:
            said = pairing.claim.text[own.start : own.end]
            kind = "date" if own.kind == "date" else "number"
            yield Finding(kind, said, pairing.source.line.text[other.start : other.end])


def shares_against(pieces: Sequence[Piece], pairing: Pairing) -> Iterator[Finding]:
    """Yield the shares that a sentence, without doubt, gives something else: of shares each thing
    has its own."""
    for piece in pieces:
        own, other = piece.figure.quantity, piece.rival
        if own.kind == "share" and piece.lead is not None and piece.lead < -FAR_BEHIND:
            said = pairing.claim.text[own.start : own.end]
            yield Finding("number", said, pairing.source.line.text[other.start : other.end])


def _comparable(figure: Figure, pairing: Pairing) -> list[Quantity]:
    own = figure.quantity
    return [
        q
        for q in pairing.source.line.quantities
        if compare(own, q) != "apart"
        and (own.kind == "date") == (q.kind == "date")
        and (own.kind == "date" or comparable_unit(own, q))
    ]


def _scores(
    figure: Figure, found: Sequence[Quantity], spans: Sequence[Span], pairing: Pairing
) -> list[float]:
    """What of the claim, near its number, stands in the piece of each number and not of all."""
    held = _held_in(spans, pairing)
    weights = pairing.claim.weights * near_own(figure, pairing.claim)
    beside = np.array(_other_figures(figure, found, spans, pairing), dtype=np.float32)
    scores: list[float] = ((held - held.min(axis=0)) @ weights + TELLS * beside).tolist()
    return scores


def _other_figures(
    figure: Figure, found: Sequence[Quantity], spans: Sequence[Span], pairing: Pairing
) -> list[int]:
    """How many other figures of the claim, dates above all, stand in the piece of each number."""
    line, others = pairing.source.line, [f for f in pairing.claim.figures if f is not figure]
    return [
        sum(
            any(
                start <= q.start < end and q is not number and compare(f.quantity, q) == "same"
                for q in line.quantities
            )
            for f in others
            if not f.weak
        )
        for number, (start, end) in zip(found, spans, strict=True)
    ]


def _says_more(own: Quantity, span: Span, pairing: Pairing) -> bool:
    """Whether the piece of a number says something that the claim does not: else it leaves what it
    is about to the piece before it ("72 % in 2021 and 75 % in 2023")."""
    line, claim = pairing.source.line, pairing.claim
    start, end = span
    free = any(
        start <= word.start < end and pairing.says_of_its_own(n)
        for n, word in enumerate(line.words)
    )
    return free or any(
        start <= q.start < end
        and q is not own
        and all(compare(f.quantity, q) != "same" for f in claim.figures)
        for q in line.quantities
    )


def _held_in(spans: Sequence[Span], pairing: Pairing) -> Floats:
    """(numbers, claim words): how far the piece of each number of a sentence holds each word."""
    match, words = pairing.match, pairing.source.line.words
    held = np.zeros((len(spans), len(pairing.claim.words)), dtype=np.float32)
    for n, (start, end) in enumerate(spans):
        inside = [place for place, word in enumerate(words) if start <= word.start < end]
        if inside and match.size:
            held[n] = firm(match[:, inside].max(axis=1))
    return held


def piece_spans(text: str, found: Sequence[Quantity]) -> list[Span]:
    """Return the spans of a sentence that belong to each of its numbers: up to the first break
    between one and the next."""
    breaks = [mark.end() for mark in _BREAK.finditer(text)]
    start = max((at for at in breaks if at <= found[0].start), default=0)
    spans = []
    for own, other in zip(found, [*found[1:], None], strict=True):
        limit = other.start if other else len(text)
        end = next((at for at in breaks if own.end <= at <= limit), limit)
        spans.append((start, end))
        start = end
    return spans
