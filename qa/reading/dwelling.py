"""What a follow-up dwells on: the sentences that the answer before it cites, and those around."""

from collections.abc import Container, Iterator

from index.library import Library
from index.types import Sentence
from qa.reading.scope import in_scope
from qa.types import Question

AROUND = 2  # sentences


def dwelt_on(question: Question, library: Library) -> Iterator[tuple[str, int]]:
    """Document id and number of the sentences that were cited just before, with those around: of
    documents that are still there and within what the question is limited to."""
    documents = library.documents_of(doc_id for doc_id, _, _ in question.cited_before)
    for doc_id, start, end in question.cited_before:
        if doc_id not in documents or not in_scope(question.scope, documents[doc_id]):
            continue
        sentences = library.sentences(doc_id)
        cited = [one.number for one in sentences if one.start < end and one.end > start]
        if cited:
            first, last = max(0, cited[0] - AROUND), cited[-1] + AROUND
            yield from ((doc_id, one.number) for one in sentences[first : last + 1])


def dwelling(
    question: Question, sentence: Sentence, dwelt: Container[tuple[str, int]]
) -> dict[str, float]:
    """Signs that a sentence stands in a document that was cited just before, and that it is one of
    those ``dwelt`` on."""
    if not question.cited_before:
        return {}
    same = any(doc_id == sentence.doc_id for doc_id, _, _ in question.cited_before)
    here = (sentence.doc_id, sentence.number) in dwelt
    return {"dwells": float(same), "dwells_here": float(here)}
