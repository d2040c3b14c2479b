"""Which sentences are shown beside the best: those that may as well be the answer.

Of two sentences ``TIED`` apart the lower is two fifths as likely to answer (``evals.train_order``:
five times a difference of scores is one of log-odds). Rules that find something missing pass over
a likelier sentence more often wrongly than rightly, so that one is shown too.
"""

from collections.abc import Iterator, Sequence

from index.text import match_form
from qa.deciding.rivals import subject
from qa.reading.changes import sets_anew
from qa.reading.twins import values_of
from qa.types import TYPED_KINDS, EvidenceSentence, Question

LOOKED_AT = 12
MOST_TYPED, MOST_OPEN = 2, 4
TIED = 0.18  # of score
ALSO, CONFLICTING = 0.92, 0.85
COVERED_ALIKE = NEAR_ALIKE = 0.9
# How far a sentence that says all that is asked, and sets it anew, may fall behind.
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
    shown = {match_form(one.text): one for one in reversed((best, *passed_over, *tied))}
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
    if apart and close and _other_answer(best, other):
        return subject(question)
    return None


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
    )


def _kinds(evidence: EvidenceSentence) -> set[str]:
    return {value.partition(" ")[0] for value in values_of(evidence) if " " in value}
