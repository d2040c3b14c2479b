"""Puts the evidence for the parts of a question together, and tells which of two sides is more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.english import STOP_WORDS
from index.numbers import Quantity, find_quantities
from index.text import HAN, match_form
from qa.asking.parts import Parts
from qa.asking.sides import Sides
from qa.reading.lead_in import CELL_BORDER
from qa.types import Evidence, EvidenceSentence, Question

LEAST_APART = 2  # characters of a name that may stand apart only if it has more
NEARLY_AS_GOOD = 0.5  # of the score of a sentence about another of those named
# Of what is asked of a side, to be held by the sentence whose figure is compared, and by one that
# tells of both sides.
WHOLLY, LARGELY = 0.7, 0.6
HALF = 0.5
WITH_ITS_TOPIC, ITSELF = 0.9, 0.35  # or by that together with what its document is about

Answered = Sequence[tuple[Question, Evidence]]


def combine(whole: Evidence, parts: Answered, asked: Parts) -> Evidence:
    """Return the evidence of all parts that are answered, naming those that are not.

    When no part is answered that of the whole question stays; so it does when it leaves nothing
    open that a part does, unless two things are told apart.
    """
    sides = asked.sides
    if asked.names:
        parts = tuple(
            (part, _about(evidence, part, own, [name for name in asked.names if name != own]))
            for own, (part, evidence) in zip(asked.names, parts, strict=True)
        )
    unsure = all(e.doubtful or not e.sufficient for _, e in parts)
    if whole.sufficient and unsure and not asked.names:
        return whole
    parts = tuple((part, replace(e, sufficient=_answers(e, part, parts))) for part, e in parts)
    if sides and sides.wanted and whole.sufficient and _hardly_open(parts, sides.names):
        return whole
    more = _more(parts, sides) if sides else None
    if sides and sides.wanted:  # a figure for each side is enough
        parts = tuple((part, replace(e, answers=e.answers[:1])) for part, e in parts)
    answered = [evidence for _, evidence in parts if evidence.sufficient]
    closed = whole.sufficient and not whole.missing and not (sides and not sides.wanted)
    told = match_form(" ".join(evidence.text for evidence in whole.answers))
    closed = closed and not all(_is_untold(e, told) for _, e in parts if not e.sufficient)
    if not answered or (closed and len(answered) < len(parts)):
        return whole
    missing = tuple(_named(part) for part, evidence in parts if not evidence.sufficient)
    sentences = {id(e.sentence): e for evidence in answered for e in evidence.answers}
    sentences |= {id(e.sentence): e for evidence in answered for e in evidence.sentences}
    return replace(
        answered[0],
        sentences=tuple(sentences.values()),
        confidence=min(evidence.confidence for evidence in answered),
        missing=missing,
        answers=tuple(e for evidence in answered for e in evidence.answers),
        parts=tuple(parts),
        partial=bool(missing),
        decision=("yes" if more[0] == sides.names[0] else "no") if sides and more else None,
        correction=None,
        doubtful=unsure and not (whole.sufficient and not whole.doubtful),
        more=more,
    )


def _named(part: Question) -> str:
    text = part.text.rstrip("?？ ")
    return text[:1].upper() + text[1:]


def _answers(evidence: Evidence, part: Question, parts: Answered) -> bool:
    """Whether a part is answered: what may be no more than near does not answer, nor does what
    answers another part wholly and holds less than half of this one, where it leaves words open
    that the others do not have (in the other language no word tells)."""
    if not evidence.sufficient or not evidence.answers:
        return False
    beside = [e for _, e in parts if e is not evidence and e.sufficient and e.answers]
    others = {word for e in beside for word in e.missing}
    best = evidence.answers[0]
    of_another = best.features.get("coverage", 1.0) < HALF and any(
        not e.missing and e.answers[0].sentence == best.sentence for e in beside
    )
    same = best.document.language == part.language
    return not (same and (evidence.doubtful or of_another) and set(evidence.missing) - others)


def _hardly_open(parts: Answered, names: Sequence[str]) -> bool:
    """Whether one side of two is answered, and of the name of the other less than half is unmet
    ("financial firms", where the documents say "financial institutions")."""
    if not any(evidence.sufficient for _, evidence in parts):
        return False
    for name, (_, evidence) in zip(names, parts, strict=True):
        if not evidence.sufficient:
            named, unmet = _words(name), _words(" ".join(evidence.missing))
            if 2 * len(named & unmet) >= len(named):
                return False
    return not all(evidence.sufficient for _, evidence in parts)


def _words(text: str) -> set[str]:
    """The words of an English text that say something, the characters of a Chinese one."""
    folded = match_form(text)
    pattern = r"[㐀-鿿]" if HAN.search(folded) else r"[\w-]+"
    return {word for word in re.findall(pattern, folded) if word not in STOP_WORDS}


def _is_untold(evidence: Evidence, told: str) -> bool:
    """Whether a part is refused for words that the answer to the whole does not hold either."""
    words = [match_form(word) for word in evidence.missing]
    return evidence.reason == "not_found_missing" and not any(word in told for word in words)


def _about(evidence: Evidence, part: Question, own: str, others: Sequence[str]) -> Evidence:
    """The evidence for one of several named without sentences that name only another of them, and
    without the rows of others; where that leaves none, the next best."""
    if not evidence.sufficient:
        return evidence

    def is_another(one: EvidenceSentence) -> bool:
        if one.document.language != part.language or _names(one, own):
            return False
        return CELL_BORDER in one.text or any(_names(one, other) for other in others)

    kept = tuple(one for one in evidence.answers if not is_another(one))
    if len(kept) == len(evidence.answers):
        return evidence
    least = NEARLY_AS_GOOD * evidence.answers[0].score
    good = [e for e in evidence.sentences if e.score >= least and not is_another(e)]
    # a document seldom says of its own year that it is this one
    unsaid = match_form(own) in _THIS_YEAR
    best = kept or tuple(e for e in good if unsaid or _names(e, own))[:1]
    if best:
        return replace(evidence, answers=best, listed=False)
    reason = "not_found_missing"
    return replace(evidence, answers=(), sufficient=False, missing=(own,), reason=reason)


_THIS_YEAR = ("今年", "this year")


def _names(evidence: EvidenceSentence, name: str) -> bool:
    """Whether a sentence holds a name, its Chinese characters at most two others apart (国际会议 in
    国际性会议), its English words in any order."""
    told, named = match_form(evidence.text), match_form(name).strip()
    named = re.sub(r"(?<=\d{4})年$", "", named)  # a table writes the number alone
    if HAN.search(named):
        apart = r".{0,2}?" if len(named) > LEAST_APART else ""
        return bool(re.search(apart.join(map(re.escape, named)), told))
    return _words(named) <= set(re.findall(r"[\w-]+", told))


def _more(parts: Answered, sides: Sides) -> tuple[str, str, str] | None:
    """The side that is the more (or the less) of what is asked, its figure and the other's, where
    each of the two sides is answered by one figure of the same unit."""
    answers = [evidence.answers[:1] for _, evidence in parts]
    sure = all(e.sufficient and e.answers and not e.doubtful for _, e in parts)
    if not sides.wanted or not sure:
        return None
    (one,), (two,) = answers
    if one.sentence == two.sentence:
        figures = [_beside(one, name) for name in sides.names]
    else:
        figures = [
            _figure(part, answer) for (part, _), (answer,) in zip(parts, answers, strict=True)
        ]
    if figures[0] is None or figures[1] is None:
        return None
    (first, told), (second, other) = figures[0], figures[1]
    alike = first.unit == second.unit and first.kind == second.kind
    if not alike or first.value == second.value:
        return None
    if (first.value > second.value) == (sides.wanted == "more"):
        return sides.names[0], told, other
    return sides.names[1], other, told


_Figure = tuple[Quantity, str]


def _figure(part: Question, best: EvidenceSentence) -> _Figure | None:
    """The figure of a sentence that answers, and its words; of the years asked for."""
    if not best.answer_spans or best.features.get("coverage", 0.0) < WHOLLY:
        return None
    if any(year not in best.text for year in _YEAR.findall(part.text)):
        return None
    start, _ = best.answer_spans[0]
    offset = best.sentence.start
    return next((one for one in _figures(best.text, best) if one[0].start + offset == start), None)


def _beside(best: EvidenceSentence, name: str) -> _Figure | None:
    """The one figure in the one clause of a sentence that names a side ("7 in 2025, against 12 in
    2024")."""
    covered, topical = best.features.get("coverage", 0.0), best.features.get("topical", 0.0)
    if covered < LARGELY and not (topical >= WITH_ITS_TOPIC and covered >= ITSELF):
        return None
    clauses = [one for one in _CLAUSE.split(best.text) if match_form(name) in match_form(one)]
    figures = list(_figures(clauses[0], best)) if len(clauses) == 1 else []
    return figures[0] if len(figures) == 1 else None


def _figures(text: str, best: EvidenceSentence) -> Iterator[_Figure]:
    for one in find_quantities(text, best.document.language):
        if one.kind in ("number", "share") and one.bound == "exact" and one.upper is None:
            yield one, text[one.start : one.end].strip()


_CLAUSE = re.compile(r"[,，;；、]\s+(?!\d{3}\b)|[，；、]|,(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
