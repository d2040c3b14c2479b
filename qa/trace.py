"""What each stage of an answer decided, as plain values that JSON can hold."""

from collections.abc import Sequence
from typing import Any

from qa.citations import Bound
from qa.types import Evidence, EvidenceSentence, Passage, Question

SHOWN = 8  # passages and sentences of an answer's trace
DIGITS = 4


def trace_question(question: Question, carried: Sequence[str] = ()) -> dict[str, Any]:
    """Return what was read out of the question's wording, and what earlier turns lent it."""
    return {
        "text": question.text,
        "original": question.original,
        "carried": list(carried),
        "answer_type": question.answer_type,
        "terms": list(question.terms),
        "focus": list(question.focus),
        "speaker": question.speaker,
        "limit": question.limit,
    }


def trace_passages(passages: Sequence[Passage]) -> dict[str, Any]:
    """Return the best passages with the scores they are made of, and how many there were."""
    best = [
        {
            "chunk_id": passage.chunk.chunk_id,
            "file": passage.document.file,
            "score": round(passage.score, DIGITS),
            "scores": _rounded(passage.scores),
        }
        for passage in passages[:SHOWN]
    ]
    return {"candidates": len(passages), "best": best}


def trace_evidence(evidence: Evidence) -> dict[str, Any]:
    """Return the best sentences with their features, and the decision."""
    return {
        "sufficient": evidence.sufficient,
        "confidence": round(evidence.confidence, DIGITS),
        "reason": evidence.reason,
        "missing": list(evidence.missing),
        "known": list(evidence.known),
        "parts": [
            {"text": part.text, "sufficient": found.sufficient} for part, found in evidence.parts
        ],
        "sentences": [_sentence(sentence) for sentence in evidence.sentences[:SHOWN]],
    }


def trace_check(drafted: Bound, verified: Bound) -> dict[str, Any]:
    """Return how many statements were written, and those that were dropped."""
    kept = {draft.text for draft in verified.drafts}
    dropped = [draft.text for draft in drafted.drafts if draft.text not in kept]
    return {"written": len(drafted.drafts), "dropped": dropped}


def _sentence(evidence: EvidenceSentence) -> dict[str, Any]:
    return {
        "doc_id": evidence.sentence.doc_id,
        "start": evidence.sentence.start,
        "end": evidence.sentence.end,
        "score": round(float(evidence.score), DIGITS),
        "coverage": round(float(evidence.coverage), DIGITS),
        "features": _rounded(evidence.features),
    }


def _rounded(values: Any) -> dict[str, float]:
    return {name: round(float(value), DIGITS) for name, value in values.items()}
