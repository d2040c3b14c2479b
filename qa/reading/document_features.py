"""What a document as a whole says for or against its sentences: whether it lacks the names that
are asked about while another one has them, and whether it is the newest that has them."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.text import HAN, match_form
from qa.asking.asked import Asked, is_known
from qa.reading.framing import asks_latest
from qa.reading.named import holds_name
from qa.reading.signs import Read
from qa.types import Question

Floats = NDArray[np.float32]

HELD = 0.6
ABOUT_AS_MUCH = 0.8
READ_FOR_NAMES = 200_000  # characters of a document


def document_features(
    question: Question, asked: Asked, reads: Sequence[Read], topics: Sequence[Floats]
) -> Mapping[str, dict[str, float]]:
    """Return ``stranger`` and ``newest`` for each document, by id.

    ``topics`` holds how far the asked words stand around each sentence that was read.
    """
    lacking = _lacking(question, asked, reads, topics)
    newest = _newest(question, asked, reads, topics)
    return {
        doc_id: {"stranger": share, "newest": float(doc_id in newest)}
        for doc_id, share in lacking.items()
    }


def _lacking(
    question: Question, asked: Asked, reads: Sequence[Read], topics: Sequence[Floats]
) -> dict[str, float]:
    """The share of the question's names (0..1) that each document lacks and another has."""
    documents = {read.sentence.doc_id: read.document for read in reads}
    places = _subjects(question, asked)
    if not places:
        return dict.fromkeys(documents, 0.0)
    weights = asked.weights[places] / max(float(asked.weights[places].sum()), 1e-6)
    words = [asked.words[place] for place in places]
    names = [match_form(question.text[word.start : word.end]) for word in words]
    lacking = {}
    for doc_id, document in documents.items():
        met = [
            np.maximum(read.best, topic)[places]
            for read, topic in zip(reads, topics, strict=True)
            if read.sentence.doc_id == doc_id
        ]
        held = np.max(met, axis=0) >= HELD
        text = document.text[:READ_FOR_NAMES]
        held |= [not h and holds_name(name, text) for name, h in zip(names, held, strict=True)]
        lacking[doc_id] = float(weights @ ~held)
    least = min(lacking.values())
    return {doc_id: share - least for doc_id, share in lacking.items()}


def _newest(
    question: Question, asked: Asked, reads: Sequence[Read], topics: Sequence[Floats]
) -> set[str]:
    """The newest of the documents that speak of nearly all that is asked, where the question asks
    how things stand; none where it does not."""
    if not asks_latest(question):
        return set()
    spoken: dict[str, float] = {}
    for read, topic in zip(reads, topics, strict=True):
        share = float(asked.weights @ np.maximum(read.best, topic))
        spoken[read.sentence.doc_id] = max(share, spoken.get(read.sentence.doc_id, 0.0))
    least = ABOUT_AS_MUCH * max(spoken.values())
    published = {
        read.sentence.doc_id: read.document.metadata.published or ""
        for read in reads
        if spoken[read.sentence.doc_id] >= least
    }
    days = set(published.values())
    return {one for one, day in published.items() if len(days) > 1 and day == max(days)}


def _subjects(question: Question, asked: Asked) -> list[int]:
    """The words that name someone or something: names, and what no dictionary holds."""
    found = []
    for place, word in enumerate(asked.words):
        latin = question.language == "zh" and not HAN.match(word.term) and word.name
        unknown = HAN.match(word.term) and not is_known(word) and word.tag.startswith("n")
        if place in asked.names or latin or unknown:
            found.append(place)
    return found
