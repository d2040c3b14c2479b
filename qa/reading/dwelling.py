"""What a follow-up dwells on: the sentences that the answer before it cites, and those around."""

from collections.abc import Iterator

from index.library import Library
from index.types import Sentence
from qa.types import Question

AROUND = 2  # sentences


def dwelt_on(question: Question, library: Library) -> Iterator[tuple[str, int]]:
    """Document id and number of the sentences that were cited just before, with those around."""
    for doc_id, start, end in question.cited_before:
        sentences = library.sentences(doc_id)
        cited = [one.number for one in sentences if one.start < end and one.end > start]
        if cited:
            first, last = max(0, cited[0] - AROUND), cited[-1] + AROUND
            yield from ((doc_id, one.number) for one in sentences[first : last + 1])


def dwelling(question: Question, sentence: Sentence, library: Library) -> dict[str, float]:
    """Signs that a sentence stands in a document that was cited just before, and that it stands at
    the place cited."""
    if not question.cited_before:
        return {}
    same = any(doc_id == sentence.doc_id for doc_id, _, _ in question.cited_before)
    here = same and (sentence.doc_id, sentence.number) in set(dwelt_on(question, library))
    return {"dwells": float(same), "dwells_here": float(here)}
