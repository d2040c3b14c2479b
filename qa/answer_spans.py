# ruff: noqa: E501  (word lists and patterns are one line each)
"""Which part of a sentence answers: the number, date, name or list item asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity, find_quantities
from index.types import Language
from qa.alignment import Word
from qa.asked import Asked
from qa.names import organisations, people, places
from qa.types import AnswerType

Floats = NDArray[np.float32]
Span = tuple[int, int]

REACH = {"zh": 10.0, "en": 28.0}  # characters after which nearness has fallen to 1/e
_BREAK = re.compile(r"[,，、;；:：。.!?！？()（）]|\band\b")
_REASON = re.compile(
    r"因为|由于|因此|所以|为了|为(?=[一-鿿]{2,12}(?:提供|打造|实现))|以便|旨在|是.{2,30}的(?:必然)?要求|原因|because|since|due to|in order to|so that|so as to"
    r"|\bto (?=[a-z]+\b)|aim(?:s|ed)? (?:to|at)|therefore|premise",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"即|是指|指的是|是|为|称为|被称为|素有|美誉|叫做|定位|\bis\b|\bare\b|\bwas\b|known as|called|means|refers to|namely",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a sentence that may be the answer, its nearness to what is asked, its number."""

    start: int
    end: int
    nearness: float
    quantity: Quantity | None = None


def candidates(
    kind: AnswerType,
    text: str,
    language: Language,
    asked: Asked,
    words: Sequence[Word],
    match: Floats,
) -> tuple[Candidate, ...]:
    """Spans of ``text`` of the wanted kind that the question does not hold itself, nearest first.

    ``words`` are those of the sentence, ``match`` (asked words, words) their similarities.
    """
    spans = _spans(kind, text, language)
    if kind in ("number", "share", "date"):
        spans = [(s, q) for s, q in spans if q is None or not _repeats(q, asked)]
    else:
        spans = [(s, q) for s, q in spans if not _said(s, words, match)]
    others = sorted(span for span, _ in spans)
    found = [
        Candidate(*span, _nearness(span, others, text, language, asked, words, match), quantity)
        for span, quantity in spans
    ]
    return tuple(sorted(found, key=lambda candidate: -candidate.nearness))


def has_form(kind: AnswerType, text: str) -> bool:
    """Whether the sentence has the wording of a reason or a definition."""
    if kind == "reason":
        return bool(_REASON.search(text))
    return kind == "definition" and bool(_DEFINED.search(text))


def _spans(kind: AnswerType, text: str, language: Language) -> list[tuple[Span, Quantity | None]]:
    if kind in ("number", "share", "date"):
        wanted = {
            "number": ("number", "share", "ordinal"),
            "share": ("share", "number"),
            "date": ("date",),
        }
        return [
            ((q.start, q.end), q) for q in find_quantities(text, language) if q.kind in wanted[kind]
        ]
    finders = {"person": people, "place": places, "organisation": organisations}
    finder = finders.get(kind)
    return [(span, None) for span in finder(text, language)] if finder else []


def _repeats(quantity: Quantity, asked: Asked) -> bool:
    """Whether the question itself holds this number."""
    return any(
        q.kind == quantity.kind
        and q.value == quantity.value
        and (q.iso or "") == (quantity.iso or "")
        for q in asked.quantities
    )


def _said(span: Span, words: Sequence[Word], match: Floats) -> bool:
    """Whether the question's own words make up this span."""
    inside = [n for n, word in enumerate(words) if word.start < span[1] and word.end > span[0]]
    if not inside or not match.size:
        return False
    return bool((match[:, inside].max(axis=0) >= 0.8).mean() > 0.67)


def _nearness(
    span: Span,
    others: Sequence[Span],
    text: str,
    language: Language,
    asked: Asked,
    words: Sequence[Word],
    match: Floats,
) -> float:
    """Share of the question's weight near the span; words up to the next candidate count most."""
    if not match.size or not asked.weights.sum():
        return 0.0
    start, end = span
    after_stop = min([a for a, _ in others if a >= end], default=len(text))
    before_stop = max([b for _, b in others if b <= start], default=0)
    mark = _BREAK.search(text, end)
    if mark:
        after_stop = min(after_stop, mark.start())
    reach = REACH[language]
    factors = np.zeros(len(words), dtype=np.float32)
    for n, word in enumerate(words):
        if word.start >= end:
            own = 1.0 if word.start < after_stop else 0.45
            factors[n] = own * np.exp(-(word.start - end) / reach / 2)
        elif word.end <= start:
            own = 0.9 if word.start >= before_stop else 0.4
            crossed = bool(_BREAK.search(text, word.end, start))
            factors[n] = own * (0.6 if crossed else 1.0) * np.exp(-(start - word.end) / reach / 2)
        else:
            factors[n] = 1.0
    best = (match * factors).max(axis=1)
    weights = asked.weights.copy()
    weights[list(asked.focus)] *= 1.5
    near = float(weights @ best / weights.sum())
    return near + _of_quantities(span, text, language, asked)


def _of_quantities(span: Span, text: str, language: Language, asked: Asked) -> float:
    """A number or date of the question that stands right before the span binds it ("到2023年达到75%")."""
    bonus = 0.0
    for quantity in find_quantities(text, language):
        if quantity.start >= span[1] or not _repeats(quantity, asked):
            continue
        between = text[quantity.end : span[0]]
        bonus = 0.3 if not _BREAK.search(between) else max(bonus, 0.05)
    return bonus
