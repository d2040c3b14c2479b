"""Which sentences are shown beside the best: those that may as well be the answer.

Of two sentences ``TIED`` apart the lower is two fifths as likely to answer (``evals.train_order``:
five times a difference of scores is one of log-odds). Rules that find something missing pass over
a likelier sentence more often wrongly than rightly, so that one is shown too.
"""

from collections.abc import Iterator, Sequence

from index.numbers import find_quantities
from index.text import match_form
from index.types import Document
from qa.deciding.rivals import subject
from qa.reading.changes import sets_anew
from qa.reading.twins import values_of
from qa.types import TYPED_KINDS, EvidenceSentence, Question
from qa.verifying.modality import is_only_planned

LOOKED_AT = 12
MOST_TYPED, MOST_OPEN = 2, 4
TIED = 0.18  # of score
ALSO, CONFLICTING = 0.92, 0.85
COVERED_ALIKE = NEAR_ALIKE = 0.9
# How far a sentence that says all that is asked, and sets it anew, may fall behind.
SET_ANEW = 0.8  # of the question, with what stands around
WHOLLY, ALSO_WHOLLY, NEAR_WHOLLY = 0.95, 0.8, 0.7
_ONE_ANSWER = (*TYPED_KINDS, "yes_no", "definition")


def close_calls(
    question: Question, ordered: Sequence[EvidenceSentence]
) -> Iterator[EvidenceSentence]:
    """Yield the sentences to show: ``ordered[0]``, which was found to answer, the likeliest, and
    those that are as good as tied with it or give another answer in another document.
    """
    best = ordered[0]
    fact = question.answer_type in _ONE_ANSWER
    others = [one for one in ordered[1:LOOKED_AT] if _may_be_shown(question, one)]
    likelier = [one for one in others if one.score > best.score]
    passed_over = likelier[:1] if question.answer_type != "yes_no" else []
    tied = [
        one
        for one in others
        if best.score - TIED <= one.score <= best.score
        or (fact and one.score >= _least(ALSO, one) * best.score and _other_answer(best, one))
    ]
    later = [one for one in others if _overtakes(question, best, one)][:1]
    shown = {match_form(one.text): one for one in reversed((best, *later, *passed_over, *tied))}
    yield from list(reversed(shown.values()))[: MOST_TYPED if fact else MOST_OPEN]


def differing(
    question: Question, found: EvidenceSentence, answers: Sequence[EvidenceSentence]
) -> str | None:
    """What the sources differ about: another answer of the same kind than that ``found``, from
    another document, right after it among ``answers``."""
    if question.answer_type not in TYPED_KINDS or len(answers) < 2:
        return None
    best, other = answers[:2]
    if best.sentence != found.sentence:
        return None
    apart = best.document.doc_id != other.document.doc_id
    close = other.score >= _least(CONFLICTING, other) * best.score
    if (apart and close and _other_answer(best, other)) or _overtakes(question, best, other):
        return subject(question)
    return None


def _overtakes(question: Question, best: EvidenceSentence, later: EvidenceSentence) -> bool:
    """Whether a newer document gives another answer of the same kind, which it says holds from now
    on, or tells as come about what the best sentence only plans. It may be told in few words, for
    what is spoken of stands around it."""
    dated = any(q.kind == "date" for q in find_quantities(question.text, question.language))
    if dated or not _is_newer(later.document, best.document) or _of_the_whole(later, best):
        return False
    plan = is_only_planned(best.text, best.document.language)
    done = plan and not is_only_planned(later.text, later.document.language)
    least = WHOLLY if done and not sets_anew(later.text) else SET_ANEW
    return (
        (done or sets_anew(later.text))
        and later.features.get("wide", later.coverage) >= least
        and _units(best) == _units(later)
        and _kinds(best) == _kinds(later) != set()
        and not values_of(best) & values_of(later)
    )


def _is_newer(one: Document, other: Document) -> bool:
    first, second = one.metadata.published or "", other.metadata.published or ""
    return bool(first and second) and first[: len(second)] > second[: len(first)]


def _units(evidence: EvidenceSentence) -> set[str]:
    """The units of the answering numbers."""
    texts = (evidence.document.text[a:b] for a, b in evidence.answer_spans)
    language = evidence.document.language
    return {q.unit or "" for text in texts for q in find_quantities(text, language)}


def _may_be_shown(question: Question, evidence: EvidenceSentence) -> bool:
    """Whether a sentence says something, and is by whom it is asked for."""
    spoken = not question.speaker or bool(evidence.features.get("speaker"))
    return spoken and evidence.sentence.kind != "heading"


def _says_anew(evidence: EvidenceSentence) -> bool:
    """Whether a sentence says in itself all that is asked, and that it holds from now on."""
    return evidence.features.get("coverage", 0.0) >= WHOLLY and sets_anew(evidence.text)


def _least(share: float, evidence: EvidenceSentence) -> float:
    """The share of the best score that a sentence with another answer has to reach."""
    return min(share, ALSO_WHOLLY) if _says_anew(evidence) else share


def _other_answer(best: EvidenceSentence, evidence: EvidenceSentence) -> bool:
    """Whether another document gives another answer of the same kind to as much of the question."""
    alike = NEAR_WHOLLY if _says_anew(evidence) else NEAR_ALIKE
    return (
        bool(evidence.answer_spans and best.answer_spans)
        and evidence.document.doc_id != best.document.doc_id
        and evidence.coverage >= COVERED_ALIKE * best.coverage
        and evidence.features.get("near", 0.0) >= alike * best.features.get("near", 0.0)
        and _kinds(best) == _kinds(evidence)
        and not values_of(best) & values_of(evidence)
        and not _of_the_whole(evidence, best)
    )


def _of_the_whole(evidence: EvidenceSentence, best: EvidenceSentence) -> bool:
    """Whether the best sentence gives the figure of the part asked about, and this none."""
    return bool(best.features.get("of_part")) and not evidence.features.get("of_part")


def _kinds(evidence: EvidenceSentence) -> set[str]:
    return {value.partition(" ")[0] for value in values_of(evidence) if " " in value}
