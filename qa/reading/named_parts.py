# ruff: noqa: E501  (one pattern is one line)
"""Of a whole and its parts, or of several parts, the figure of the part that a question names.

What one part is called is left out of the next (五星级饭店最低680元，四星级420元): the last figure
beside which something asked about is told for the first time is the one that is meant.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity, find_quantities
from index.text import language_of, match_form
from index.types import Language
from qa.asking.asked import Asked
from qa.comparing.alignment import Word
from qa.reading.answer_figures import classifier_after, repeats

Span = tuple[int, int]

_BREAK = re.compile(r"[,，、;；:：。.!?！？|]|\band\b")
_CLOSED = re.compile(rf"{_BREAK.pattern}|[()（）和及与而]")
_ASIDE = re.compile(r"[（(][^（）()]{1,40}[)）]")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
# Class A, F1, 4号线: the number is the name.
_CODE = re.compile(
    r"(?:[a-z]{0,3}\d{1,4}|(?<![a-z])[a-z])-?(?:号?线|[类级期号区座栋组档型])|(?<![a-z\d])[a-z]{1,3}\d{1,4}(?!\d)|\b(?:line|class|category|group|zone|phase|level|type|grade|tier) (?:\d{1,3}|[a-z]|i{1,3})\b"
    r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[- ](?:day|week|month|year|hour|night|person|bed|room|trip|ride)(?=s?\b)"
)
_OF_A_PART = re.compile(
    r"\s*(?:of|in|for|at|from|on|by|are|is|were|was|who|that|which|per|with|and)\b|\W*$|\s*[,.;:、，。；（(）)]"
)
SAME, NEAR = 0.9, 0.6


def named_part(
    spans: Sequence[tuple[Span, Quantity | None]],
    text: str,
    language: Language,
    asked: Asked,
    words: Sequence[Word],
    match: NDArray[np.float32],
) -> tuple[Span, ...]:
    """The figures alike of a sentence, that of the part asked about before the others; empty where
    it tells no parts apart.

    ``words`` are those of the sentence, ``match`` (asked words, words) their similarities.
    """
    alike = list(_alike(spans, text))
    if len(alike) < 2:
        return ()
    folded = _GROUPED.sub("0", match_form(text)).replace("-", " ")
    told: set[str] = set()
    chosen = None
    for place, span in enumerate(alike):
        label = _beside(span, alike, folded)
        own = _asked_beside(label, text, folded, asked, words, match)
        if place and own - told and _stands_alone(span, folded, language, words, match):
            chosen = span
        told |= own
    return (chosen, *(span for span in alike if span != chosen)) if chosen else ()


def _asked_beside(
    label: Sequence[Span],
    text: str,
    folded: str,
    asked: Asked,
    words: Sequence[Word],
    match: NDArray[np.float32],
) -> set[str]:
    """What of a question stands beside a figure: its codes, its numbers and years, its words."""
    codes = {found[0].replace("-", " ") for found in _CODE.finditer(asked.folded)}
    own = {code for code in codes for a, b in label if code in folded[a:b]}
    language = language_of(text)
    for quantity in find_quantities(text, language) if asked.quantities else ():
        if repeats(quantity, asked) and _inside(quantity, label):
            own.add(f"{quantity.value} {quantity.iso}")
    inside = [n for n, word in enumerate(words) if _inside(word, label)]
    if inside and match.size:
        own |= {str(row) for row in np.flatnonzero(match[:, inside].max(axis=1) >= SAME)}
    return own


def _inside(one: Word | Quantity, label: Sequence[Span]) -> bool:
    return any(a <= one.start and one.end <= b for a, b in label)


def _alike(spans: Sequence[tuple[Span, Quantity | None]], text: str) -> Iterator[Span]:
    """The figures in the unit, or with the classifier, of most of them."""
    kinds = [
        (q.kind, q.unit, "" if q.unit else classifier_after(q.end, text)) if q else None
        for _, q in spans
    ]
    told = [kind for kind in kinds if kind]
    if told:
        most = max(told, key=told.count)
        yield from sorted(
            span for (span, _), kind in zip(spans, kinds, strict=True) if kind == most
        )


def _beside(span: Span, others: Sequence[Span], folded: str) -> list[Span]:
    """Where the words stand that say what a figure is of: before it and after it."""
    start, end = span
    earlier = max([stop for _, stop in others if stop <= start], default=0)
    before = folded[earlier:start]
    cut = _ASIDE.sub(lambda found: "_" * len(found[0]), before)
    opened = earlier + max([m.end() for m in _BREAK.finditer(cut)], default=0)
    later = min([at for at, _ in others if at >= end], default=len(folded))
    closed = _CLOSED.search(folded, end, later)
    return [(opened, start), (end, closed.start() if closed else later)]


def _stands_alone(
    span: Span, folded: str, language: Language, words: Sequence[Word], match: NDArray[np.float32]
) -> bool:
    """Whether no noun after a figure says that it counts something else ("and 12 interns")."""
    after = folded[span[1] :]
    if _OF_A_PART.match(after):
        return True
    following = [n for n, word in enumerate(words) if word.start >= span[1]][:1]
    if language == "zh":
        return not following or words[following[0]].tag[:1] != "n" or _met(following[0], match)
    return bool(following) and _met(following[0], match)


def _met(place: int, match: NDArray[np.float32]) -> bool:
    return bool(match.shape[0]) and float(match[:, place].max()) >= NEAR
