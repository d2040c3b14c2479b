"""Judged questions as rows of reader features: what the reader is trained and judged on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.memory_library import MemoryLibrary
from evals.squad import JudgedQuestion, QuestionSet, answering_sentence, fold_of, read_squad
from index.settings import IndexSettings
from index.text import language_of, script_of
from index.types import Document, Metadata
from qa.question import understand
from qa.reading_features import read
from qa.types import Passage, Question

Find = Callable[[Question, MemoryLibrary], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The candidate sentences of one question: ``table`` (candidates, features).

    ``right`` marks the sentence that answers, ``beside`` it and its direct neighbours.
    """

    fold: int
    names: tuple[str, ...]
    table: NDArray[np.floating[Any]]
    right: NDArray[np.bool_]
    beside: NDArray[np.bool_]
    documents: NDArray[np.int64]
    numbers: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pool:
    """A question set and its paragraphs as a library; document ids are paragraph numbers."""

    questions: QuestionSet
    library: MemoryLibrary


def pool_of(path: Path) -> Pool:
    """Make every paragraph of a question set one document of a library in memory."""
    questions = read_squad(path)
    documents = []
    for number, text in enumerate(questions.paragraphs):
        language = language_of(text)
        documents.append(
            Document(
                doc_id=doc_id(number),
                file=f"{number:05d}.txt",
                text=text,
                language=language,
                script=script_of(text) if language == "zh" else None,
                metadata=Metadata(),
                source_sha256="",
            )
        )
    return Pool(questions, MemoryLibrary(documents, IndexSettings()))


def doc_id(paragraph: int) -> str:
    """The id of the document that holds a paragraph."""
    return f"{paragraph:016x}"


def rows_of(asked: Sequence[JudgedQuestion], pool: Pool, find: Find) -> Iterator[Rows]:
    """Read every question; ``asked`` gives the wording, the pool's own questions the answers."""
    for wording, judged in zip(asked, pool.questions.questions, strict=True):
        question = understand(wording.text)
        reading = read(question, find(question, pool.library), pool.library)
        if reading is None:
            continue
        gold = gold_sentence(judged, pool)
        documents = np.array([int(one.document.doc_id, 16) for one in reading.candidates])
        numbers = np.array([one.sentence.number for one in reading.candidates])
        here = documents == judged.paragraph
        yield Rows(
            fold_of(judged.article),
            reading.names,
            reading.table,
            here & (numbers == gold),
            here & (np.abs(numbers - gold) <= 1),
            documents,
            numbers,
        )


def gold_sentence(judged: JudgedQuestion, pool: Pool) -> int:
    """The number of the sentence that holds the answer; -9 when it was lost."""
    name = doc_id(judged.paragraph)
    found = answering_sentence(
        judged,
        pool.questions.paragraphs[judged.paragraph],
        pool.library.document(name),
        pool.library.sentences(name),
    )
    return -9 if found is None else found
