"""Puts candidate passages in the order in which they are likely to answer a question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.library import Library
from qa.candidates import Candidates, gather
from qa.document_terms import Floats, document_memory
from qa.expansion import expand
from qa.matching import match_words
from qa.meaning import match_meaning, match_vectors, question_vector
from qa.sounds import match_names
from qa.types import Passage, Question

FEATURES = (
    "words_passage", "words_window", "coverage",
    "near_passage", "near_window", "vector_passage", "vector_window", "names",
)  # fmt: skip
# Weights of the features, each on its own natural scale (shares of the question's weight, cosines,
# nats / 4 for names), so that a score means the same whatever else is a candidate.
SAME_LANGUAGE = (4.2, 3.8, 3.2, 3.1, 0.2, 4.5, 5.7, 0.0)
OTHER_LANGUAGE = (2.0, 4.8, 4.3, 3.9, 0.2, 9.9, 6.4, 3.3)


def rerank(
    question: Question, passages: Sequence[Passage], library: Library
) -> tuple[Passage, ...]:
    """The same passages, best first, each with its new score and the features it is made of."""
    if not passages:
        return ()
    columns = features(question, passages, library)
    table = np.stack([columns[name] for name in FEATURES])
    scores = np.zeros(len(passages), dtype=np.float32)
    for place, passage in enumerate(passages):
        same = passage.chunk.language == question.language
        scores[place] = table[:, place] @ np.array(SAME_LANGUAGE if same else OTHER_LANGUAGE)
    order = np.argsort(-scores, kind="stable")
    return tuple(
        replace(
            passages[place],
            score=float(scores[place]),
            scores={**passages[place].scores, **_column(columns, place)},
        )
        for place in order
    )


def _column(columns: Mapping[str, Floats], place: int) -> dict[str, float]:
    return {name: float(values[place]) for name, values in columns.items()}


def features(
    question: Question, passages: Sequence[Passage], library: Library
) -> dict[str, Floats]:
    """The features of each passage, (passages,) by name."""
    vocabulary = library.vocabulary
    candidates = _candidates(passages, library)
    expanded = expand(question.terms, question.language, vocabulary)
    words = match_words(expanded, question.language, candidates, vocabulary)
    near = match_meaning(question.terms, candidates, vocabulary)
    vectors = match_vectors(question_vector(question.terms), candidates)
    names = match_names(question.terms, expanded, candidates, vocabulary) / 4
    columns = (
        words.passage, words.window, words.coverage,
        near.passage, near.window, vectors.passage, vectors.window, names,
    )  # fmt: skip
    return dict(zip(FEATURES, columns, strict=True))


def _candidates(passages: Sequence[Passage], library: Library) -> Candidates:
    memory = document_memory(library.vocabulary)
    with library.reading():
        documents = [memory.read(passage.chunk.doc_id, library) for passage in passages]
    return gather(
        [
            (passage.chunk.language, document, passage.chunk.first, passage.chunk.last)
            for passage, document in zip(passages, documents, strict=True)
        ]
    )
