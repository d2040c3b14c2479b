"""The sentences of a library's documents as re-scoring needs them, kept in memory."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import term_vectors
from index.library import Library
from index.vocabulary import Vocabulary
from qa.expansion import vocabulary_index

Floats = NDArray[np.floating]
Integers = NDArray[np.integer]

SENTENCES_REMEMBERED = 60_000  # about 1 KB each


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """One document: its sentences' term numbers one after another, and what is summed over them.

    ``terms`` (terms,); ``starts`` (sentences + 1,) where each sentence begins; ``lengths``
    (sentences,) how many words each has; ``sums`` (sentences, 256) the weighted sum of its word
    vectors and ``weights`` (sentences,) the sum of the weights.
    """

    terms: Integers
    starts: Integers
    lengths: Floats
    sums: Floats
    weights: Floats


class DocumentMemory:
    """Documents of one state of a library, the most recently used kept."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._kept: OrderedDict[str, DocumentTerms] = OrderedDict()
        self._sentences = 0
        self._lock = Lock()

    def read(self, doc_id: str, library: Library) -> DocumentTerms:
        """The document, read from the library when it is not in memory."""
        with self._lock:
            if doc_id in self._kept:
                self._kept.move_to_end(doc_id)
                return self._kept[doc_id]
        document = self._analysed(library.sentence_terms(doc_id))
        with self._lock:
            if doc_id not in self._kept:
                self._kept[doc_id] = document
                self._sentences += len(document.lengths)
            while self._sentences > SENTENCES_REMEMBERED and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._sentences -= len(gone.lengths)
        return document

    def _analysed(self, sentences: tuple[Integers, ...]) -> DocumentTerms:
        counts = [len(terms) for terms in sentences]
        terms = np.concatenate(sentences).astype(np.int64)
        owners = np.repeat(np.arange(len(sentences)), counts)
        words = vocabulary_index(self._vocabulary).is_word(terms)
        sums, weights = _vector_sums(
            [self._vocabulary.terms[number] for number in terms], owners, len(sentences)
        )
        return DocumentTerms(
            terms=terms,
            starts=np.concatenate(([0], np.cumsum(counts))),
            lengths=np.bincount(owners, words, len(sentences)).astype(np.float32),
            sums=sums,
            weights=weights,
        )


def _vector_sums(terms: list[str], owners: Integers, count: int) -> tuple[Floats, Floats]:
    known = term_vectors()
    rows = known.rows(terms)
    meant = rows >= 0
    rows, owners = rows[meant], owners[meant]
    weights = known.weights(rows)
    weighted = known.vectors(rows) * weights[:, None]
    sums = np.zeros((count, weighted.shape[1]), dtype=np.float32)
    if len(rows):
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        sums[owners[starts]] = np.add.reduceat(weighted, starts, axis=0)
    return sums, np.bincount(owners, weights, count).astype(np.float32)


@lru_cache(maxsize=2)
def document_memory(vocabulary: Vocabulary) -> DocumentMemory:
    """The memory that goes with one state of a library's vocabulary."""
    return DocumentMemory(vocabulary)
