"""Judged questions as rows of reader features: what the reader is trained and judged on."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from evals.memory_library import MemoryLibrary
from evals.squad import JudgedQuestion, QuestionSet, answering_sentence, fold_of, read_squad
from index.embeddings import open_embedder
from index.library import Library
from index.settings import IndexSettings
from index.text import language_of, script_of
from index.types import Document, Metadata
from qa.question import understand
from qa.reading.features import read
from qa.rerank import rerank
from qa.retrieve import retrieve
from qa.types import Passage, Question

PASSAGES = 8
Find = Callable[[Question, MemoryLibrary], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The candidate sentences of one question: ``table`` (candidates, features).

    ``right`` marks the sentence that answers, ``beside`` it and its direct neighbours; ``places``
    are the document id and the sentence number of each candidate.
    """

    fold: int
    names: tuple[str, ...]
    table: NDArray[np.floating[Any]]
    right: NDArray[np.bool_]
    beside: NDArray[np.bool_]
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """Question sets with parallel questions, whose paragraphs are the documents of one library.

    ``doc_ids`` holds the document ids of each set's paragraphs.
    """

    sets: tuple[QuestionSet, ...]
    library: MemoryLibrary
    doc_ids: tuple[tuple[str, ...], ...]


def pool_of(*paths: Path) -> Pool:
    """Make every paragraph of these question sets one document of a library in memory."""
    sets = tuple(read_squad(path) for path in paths)
    documents = [[_document(text) for text in dict.fromkeys(one.paragraphs)] for one in sets]
    library = MemoryLibrary([one for own in documents for one in own], IndexSettings())
    ids = tuple(tuple(_document_id(text) for text in one.paragraphs) for one in sets)
    return Pool(sets, library, ids)


def _document_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _document(text: str) -> Document:
    language = language_of(text)
    return Document(
        doc_id=_document_id(text),
        file="",
        text=text,
        language=language,
        script=script_of(text) if language == "zh" else None,
        metadata=Metadata(),
        source_sha256="",
    )


def find_passages(question: Question, library: MemoryLibrary) -> Sequence[Passage]:
    """The passages the product reads for this question."""
    reading_side = cast(Library, library)
    found = retrieve(question, reading_side, open_embedder(IndexSettings()))
    return rerank(question, found, reading_side)[:PASSAGES]


def rows_of(
    asked: Sequence[JudgedQuestion], pool: Pool, find: Find, every: int = 1
) -> Iterator[Rows]:
    """Read every ``every``-th question; ``asked`` words them, the pool's sets answer them."""
    for place, wording in islice(enumerate(asked), 0, None, every):
        question = understand(wording.text)
        reading = read(question, find(question, pool.library), pool.library)
        if reading is None:
            continue
        right = np.zeros(len(reading.candidates), dtype=bool)
        beside = right.copy()
        for doc_id, number in gold_sentences(place, pool):
            for row, one in enumerate(reading.candidates):
                away = abs(one.sentence.number - number)
                if one.document.doc_id == doc_id and away <= 1:
                    beside[row] = True
                    right[row] = right[row] or away == 0
        places = tuple((c.document.doc_id, c.sentence.number) for c in reading.candidates)
        yield Rows(fold_of(wording.article), reading.names, reading.table, right, beside, places)


def gold_sentences(place: int, pool: Pool) -> Iterator[tuple[str, int]]:
    """Document id and number of each sentence that holds the answer of one question."""
    for own, ids in zip(pool.sets, pool.doc_ids, strict=True):
        judged = own.questions[place]
        doc_id = ids[judged.paragraph]
        found = answering_sentence(
            judged,
            own.paragraphs[judged.paragraph],
            pool.library.document(doc_id),
            pool.library.sentences(doc_id),
        )
        if found is not None:
            yield doc_id, found
