"""Which number of a sentence stands in one piece of it with the words of a claim.

"The city pays 45 %, the districts 20 % and private capital 35 %": each number has a piece of the
sentence to itself. What a claim says of its number should stand in the piece of the number that
agrees; where it stands in the piece of another, the claim gives the number of something else.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from qa.claims.counting import comparable_unit, near_own
from qa.claims.facts import Figure
from qa.claims.pairing import Pairing, firm
from qa.comparing.agreement import compare

Floats = NDArray[np.float32]
Span = tuple[int, int]

_BREAK = re.compile(
    r"[,，、;；:：.。!?！？()（）|]|\b(?:and|but|while|against)\b|(?<=\d)[^,，]{0,3}[和与及]"
)


def piece_measures(pairing: Pairing) -> dict[str, float]:
    """Return the features by name: of all numbers of a claim, the least lead of the piece of the
    number that agrees over another one's, and what stands beside a number that differs where none
    agrees."""
    leads: list[float] = []
    alone = 0.0
    for figure in pairing.claim.figures:
        found = [] if figure.weak else _comparable(figure, pairing)
        same = [n for n, q in enumerate(found) if compare(figure.quantity, q) == "same"]
        if not found or len(same) == len(found):
            continue
        scores = _scores(figure, found, pairing)
        rival = max(score for n, score in enumerate(scores) if n not in same)
        if same:
            leads.append(max(scores[n] for n in same) - rival)
        else:
            alone = max(alone, rival)
    return {
        "piece_lead": min(leads, default=0.0),
        "piece_told_apart": float(len(leads)),
        "piece_rival": alone,
    }


def _comparable(figure: Figure, pairing: Pairing) -> list[Quantity]:
    own = figure.quantity
    return [
        q
        for q in pairing.source.line.quantities
        if compare(own, q) != "apart"
        and (own.kind == "date") == (q.kind == "date")
        and (own.kind == "date" or comparable_unit(own, q))
    ]


def _scores(figure: Figure, found: Sequence[Quantity], pairing: Pairing) -> list[float]:
    """What of the claim, near its number, stands in the piece of each number and not of all."""
    held = held_in_pieces(found, pairing)
    weights = pairing.claim.weights * near_own(figure, pairing.claim)
    scores: list[float] = ((held - held.min(axis=0)) @ weights).tolist()
    return scores


def held_in_pieces(found: Sequence[Quantity], pairing: Pairing) -> Floats:
    """(numbers, claim words): how far the piece of each number of a sentence holds each word."""
    match, words = pairing.match, pairing.source.line.words
    held = np.zeros((len(found), len(pairing.claim.words)), dtype=np.float32)
    for n, (start, end) in enumerate(_pieces(pairing.source.line.text, found)):
        inside = [place for place, word in enumerate(words) if start <= word.start < end]
        if inside and match.size:
            held[n] = firm(match[:, inside].max(axis=1))
    return held


def _pieces(text: str, found: Sequence[Quantity]) -> list[Span]:
    """The spans of a sentence that belong to each of its numbers: up to the first break between
    one and the next."""
    breaks = [mark.end() for mark in _BREAK.finditer(text)]
    start = max((at for at in breaks if at <= found[0].start), default=0)
    spans = []
    for own, other in zip(found, [*found[1:], None], strict=True):
        limit = other.start if other else len(text)
        last = own.end if other else limit
        end = next((at for at in breaks if own.end <= at <= limit), last)
        spans.append((start, end))
        start = end
    return spans
