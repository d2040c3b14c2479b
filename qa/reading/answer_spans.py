"""Which part of a sentence answers: the number, date, name or list item asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity, find_quantities
from index.types import Language
from qa.asking.asked import Asked
from qa.asking.directions import asks_direction, directions
from qa.asking.telephones import asks_telephone, telephone_numbers
from qa.comparing.alignment import Word
from qa.comparing.relative_dates import days_told
from qa.reading.answer_figures import QUANTITIES, classified, is_share, measures, repeats
from qa.reading.answer_names import names_of_kind
from qa.reading.belonging import (
    days_undone,
    hours_of_a_day,
    values_left,
    who_holds,
    who_left,
)
from qa.reading.clock_times import asks_clock, clock_times
from qa.reading.framing import (
    asks_deadline,
    ends_of_an_order,
    time_limits,
)
from qa.reading.named_parts import named_part
from qa.types import AnswerType

Floats = NDArray[np.float32]
Span = tuple[int, int]

COUNTED_BEFORE = 0.5  # for a word that the number before it counts ("24个国家的30个城市")
REACH = {"zh": 10.0, "en": 28.0}  # characters after which nearness has fallen to 1/e
# The number of an item in its list answers nothing.
_NUMBERED = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)]|\d{1,2}[.、．](?!\d)|[一二三四五六七八九十]{1,3}、)"
)
_BREAK = re.compile(r"[,，、;；:：。.!?！？()（）]|\band\b")
NOUN_REACH: dict[Language, int] = {"zh": 4, "en": 16}  # characters from a number to its noun
NOUN_BEFORE = 4  # characters from a Chinese noun to the number after it
COUNTS_IT, LEAST_MET = 0.4, 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a sentence that may be the answer: its nearness to what is asked, how far it stands
    beside the noun that is asked for, its number, whether that counts with the classifier the
    question asks with, and whether the sentence gives it to the one part that is named."""

    start: int
    end: int
    nearness: float
    beside: float = 0.0
    quantity: Quantity | None = None
    classified: bool = False
    of_part: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """Asked words laid over a sentence: ``match`` (asked words, words) is their similarity.

    ``words`` are those of the sentence ``text``.
    """

    text: str
    language: Language
    words: tuple[Word, ...]
    match: Floats


def candidates(
    kind: AnswerType,
    text: str,
    language: Language,
    asked: Asked,
    words: Sequence[Word],
    match: Floats,
) -> tuple[Candidate, ...]:
    """Spans of ``text`` of the wanted kind that the question does not hold itself, best first.

    Best is what stands nearest to the words asked about, and a number right before what it is to
    count.

    ``words`` are those of the sentence, ``match`` (asked words, words) their similarities.
    """
    weights = asked.weights.copy()
    weights[list(asked.focus)] *= 1.5
    laid = Laid(text, language, tuple(words), match)
    spans = _spans(kind, text, language, asked)
    if kind not in ("number", "share", "date"):
        spans = [(span, quantity) for span, quantity in spans if not _said(span, laid)]
    if kind == "share":
        spans = [one for one in spans if is_share(one, text, asked)]
    if kind == "share" and any(q and q.kind == "share" for _, q in spans):
        spans = [(span, q) for span, q in spans if q and q.kind == "share"]
    others = sorted(span for span, _ in spans)
    left = () if kind == "person" else values_left(others, text, asked.folded)
    other = (*left, *_bound_elsewhere(kind, others, text, asked.folded))
    found = [
        Candidate(
            *span,
            _nearness(span, others, laid, weights) + _of_quantities(span, laid, asked),
            _counts_what_is_asked(span, others, laid, asked) if quantity else 0.0,
            quantity,
            bool(quantity) and classified(span, text, asked),
        )
        for span, quantity in spans
    ]
    ordered = _in_order(found, others, left, other)
    standing = [one for one in spans if one[0] not in other]
    parts = named_part(standing, text, language, asked, words, match)
    if not parts or (ordered[0].start, ordered[0].end) not in parts:
        return ordered
    own = next(c for c in ordered if (c.start, c.end) == parts[0])
    return (replace(own, of_part=True), *(c for c in ordered if c is not own))


def _in_order(
    found: Sequence[Candidate],
    spans: Sequence[Span],
    left: Sequence[Span],
    other: Sequence[Span],
) -> tuple[Candidate, ...]:
    """Candidates best first: instead of a value that was ``left`` the one it was changed to, and
    last what belongs to something ``other``."""
    ordered = sorted(found, key=lambda c: -c.nearness - c.beside)
    if ordered and (ordered[0].start, ordered[0].end) in left:
        after = [span for span in spans if span[0] >= ordered[0].end][:1]
        ordered.sort(key=lambda c: (c.start, c.end) not in after)
    return tuple(sorted(ordered, key=lambda c: (c.start, c.end) in other))


def _bound_elsewhere(
    kind: AnswerType, spans: Sequence[Span], text: str, asked: str
) -> tuple[Span, ...]:
    """The spans that a sentence binds to something else than what is asked."""
    if kind == "person":
        return who_left(spans, text, asked)
    if kind == "date":
        return days_undone(spans, text, asked) + hours_of_a_day(spans, text)
    return ()


def near_words(span: Span, others: Sequence[Span], laid: Laid) -> Floats:
    """How far each asked word stands near the span, (asked words,) in 0..1.

    Words up to the next of ``others`` count most.
    """
    if not laid.match.size:
        return np.zeros(laid.match.shape[0], dtype=np.float32)
    best: Floats = (laid.match * _factors(span, others, laid)).max(axis=1)
    return best


def _nearness(span: Span, others: Sequence[Span], laid: Laid, weights: Floats) -> float:
    total = float(weights.sum())
    return float(weights @ near_words(span, others, laid)) / total if total else 0.0


def _factors(span: Span, others: Sequence[Span], laid: Laid) -> Floats:
    """How much each word of the sentence belongs to the span, (words,) in 0..1."""
    start, end = span
    text, reach = laid.text, 2 * REACH[laid.language]
    after_stop = min([a for a, _ in others if a >= end], default=len(text))
    before_stop = max([b for _, b in others if b <= start], default=0)
    mark = _BREAK.search(text, end)
    if mark:
        after_stop = min(after_stop, mark.start())
    factors = np.ones(len(laid.words), dtype=np.float32)
    for place, word in enumerate(laid.words):
        if word.start >= end:
            own = 1.0 if word.start < after_stop else 0.45
            factors[place] = own * np.exp(-(word.start - end) / reach)
        elif word.end <= start:
            counted = 0 < before_stop <= word.start and not _BREAK.search(
                text, before_stop, word.end
            )
            own = 0.9 if word.start >= before_stop else 0.4
            own = COUNTED_BEFORE if counted else own
            crossed = bool(_BREAK.search(text, word.end, start))
            factors[place] = own * (0.6 if crossed else 1.0) * np.exp(-(start - word.end) / reach)
    return factors


def _spans(
    kind: AnswerType, text: str, language: Language, asked: Asked
) -> list[tuple[Span, Quantity | None]]:
    said: list[tuple[Span, Quantity | None]] = []  # no number in it
    if kind == "date":
        said += [(span, None) for span in clock_times(text)]
        said += [(span, None) for span in days_told(text) if language == "en"]
    if kind == "date" and asks_clock(asked.folded):
        return said
    if kind == "date" and asks_deadline(asked.folded):
        said += [(span, None) for span in time_limits(text)]
    if kind == "number" and asked.ranked:
        said += [(span, None) for span in ends_of_an_order(text)]
    if kind == "number" and asks_telephone(asked.folded):
        return [(span, None) for span in telephone_numbers(text)]
    if kind in QUANTITIES:
        marked = _NUMBERED.match(text)
        numbered = marked.end() if marked else 0
        return said + [
            ((q.start, q.end), q)
            for q in find_quantities(text, language)
            if q.kind in QUANTITIES[kind]
            and q.end > numbered
            and not repeats(q, asked)
            and (kind == q.kind == "share" or measures(q, text, language, asked))
        ]
    if kind == "place" and asks_direction(asked.folded):
        return [(span, None) for span in directions(text)]
    if kind == "person" and (held := who_holds(text, asked.folded)):
        return [(span, None) for span in held]
    spans = names_of_kind(kind, text, language, asked.folded)
    wanted = [ends for words, ends in _BODIES if any(words == word.term for word in _focus(asked))]
    return [
        (span, None)
        for span in spans
        if all(any(end in text[span[0] : span[1]].lower() for end in ends) for ends in wanted)
    ]


def _focus(asked: Asked) -> list[Word]:
    return [asked.words[place] for place in asked.focus]


# A body of this kind asked for by name: only names that say so can answer.
_BODIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("大学", ("大学", "大學", "学院", "學院", "university", "college")),
    ("univers", ("大学", "大學", "学院", "學院", "university", "college")),
    ("医院", ("医院", "醫院", "hospital")),
    ("hospit", ("医院", "醫院", "hospital")),
    ("银行", ("银行", "銀行", "bank")),
    ("bank", ("银行", "銀行", "bank")),
)


def _said(span: Span, laid: Laid) -> bool:
    """Whether the question's own words make up this span."""
    inside = [
        place
        for place, word in enumerate(laid.words)
        if word.start < span[1] and word.end > span[0] and not word.tag.startswith(("m", "q", "u"))
    ]
    if not inside or not laid.match.size:
        return False
    return bool((laid.match[:, inside].max(axis=0) >= 0.8).mean() > 0.67)


def _counts_what_is_asked(span: Span, others: Sequence[Span], laid: Laid, asked: Asked) -> float:
    """A number beside the noun that is asked for counts it ("24 countries", 文物317件)."""
    if classified(span, laid.text, asked):
        return COUNTS_IT
    focus = [place for place in asked.focus if place not in asked.names]
    beside = list(_beside(span, others, laid))
    if not beside or not focus:
        return 0.0
    met = float(laid.match[np.ix_(focus, beside)].max())
    return COUNTS_IT * met if met >= LEAST_MET else 0.0


def _beside(span: Span, others: Sequence[Span], laid: Laid) -> Iterator[int]:
    """The words right after a number, in Chinese those right before it too, up to another number
    or a comma."""
    start, end = span
    stop = min([a for a, _ in others if a >= end], default=len(laid.text))
    stop = min(stop, end + NOUN_REACH[laid.language])
    from_ = max([b for _, b in others if b <= start], default=0)
    from_ = max(from_, start - NOUN_BEFORE) if laid.language == "zh" else start
    mark = _BREAK.search(laid.text, end)
    stop = min(stop, mark.start()) if mark else stop
    for place, word in enumerate(laid.words):
        before = from_ <= word.start and word.end <= start
        if (before and not _BREAK.search(laid.text, word.end, start)) or end <= word.start < stop:
            yield place


def _of_quantities(span: Span, laid: Laid, asked: Asked) -> float:
    """A number of the question right before the span binds it ("到2023年达到75%")."""
    bonus = 0.0
    for quantity in find_quantities(laid.text, laid.language):
        if quantity.start >= span[1] or not repeats(quantity, asked):
            continue
        between = laid.text[quantity.end : span[0]]
        bonus = 0.3 if not _BREAK.search(between) else max(bonus, 0.05)
    return bonus
