"""The neighbour an answering sentence is shown with when either of the two may hold the answer."""

from collections.abc import Sequence
from dataclasses import replace

from qa.types import EvidenceSentence, Question

FOLLOWS_WITHIN = 2  # sentences
CLOSE = 1.5  # log-odds by which the neighbour may fall behind


def reaching(evidence: EvidenceSentence, start: int, end: int) -> EvidenceSentence:
    """The evidence with its sentence from ``start`` to ``end`` of the document's text."""
    text = evidence.document.text[start:end]
    return replace(evidence, sentence=replace(evidence.sentence, start=start, end=end), text=text)


def with_neighbour(best: EvidenceSentence, ranked: Sequence[EvidenceSentence]) -> EvidenceSentence:
    """Return the sentence with a direct neighbour that is nearly as likely to answer, if any.

    The earlier of the two becomes the antecedent of the later. A sentence that holds an answer of
    the kind asked for, or has an antecedent already, stays as it is.
    """
    if best.antecedent is not None or best.answer_spans:
        return best
    least = best.features.get("odds", 0.0) - CLOSE
    close = [
        other
        for other in ranked
        if _beside(best, other) and other.features.get("odds", -99.0) >= least
    ]
    if not close:
        return best
    other = max(close, key=lambda evidence: evidence.features["odds"])
    if other.sentence.number < best.sentence.number:
        return replace(best, antecedent=other)
    return replace(other, score=best.score, coverage=best.coverage, antecedent=best)


# Signs of what a kind of question asks for, by the reader's features.
_WANTED = {"reason": "gives_reason", "list": "lists"}


def with_what_follows(
    question: Question, best: EvidenceSentence, ranked: Sequence[EvidenceSentence]
) -> EvidenceSentence:
    """Return the sentence with the next one of its paragraph where only that gives the reason, or
    the list, that is asked for: what happened is told first, and why after it."""
    sign = _WANTED.get(question.answer_type, "")
    if not sign or best.antecedent is not None or best.features.get(sign):
        return best
    follows = (
        other
        for other in ranked
        if other.features.get(sign)
        and other.document.doc_id == best.document.doc_id
        and other.sentence.paragraph == best.sentence.paragraph
        and 0 < other.sentence.number - best.sentence.number <= FOLLOWS_WITHIN
    )
    nearest = min(follows, key=lambda other: other.sentence.number, default=None)
    return replace(nearest, score=best.score, antecedent=best) if nearest else best


def _beside(one: EvidenceSentence, other: EvidenceSentence) -> bool:
    first, second = one.sentence, other.sentence
    return (
        first.doc_id == second.doc_id
        and first.paragraph == second.paragraph
        and abs(first.number - second.number) == 1
        and second.kind == "text" == first.kind
    )
