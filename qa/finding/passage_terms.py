"""The sentences of candidate passages as re-scoring needs them, the latest kept in memory."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import term_vectors
from index.library import Library
from index.vocabulary import Vocabulary
from qa.finding.vocabulary_index import vocabulary_index

Floats = NDArray[np.floating]
Integers = NDArray[np.integer]
Rows = NDArray[np.int64]

SENTENCES_REMEMBERED = 60_000  # about 1 KB each


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """One passage: its sentences' term numbers one after another, and what is summed over them.

    ``terms`` (terms,); ``counts`` (sentences,) how many are of each sentence; ``lengths``
    (sentences,) how many words each has; ``sums`` (sentences, 256) the weighted sum of its word
    vectors and ``weights`` (sentences,) the sum of the weights.
    """

    terms: Integers
    counts: Integers
    lengths: Floats
    sums: Floats
    weights: Floats


class PassageMemory:
    """Passages of one state of a library, the most recently used kept."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._vectors = term_vectors()
        self._rows = np.full(len(vocabulary.terms), -2, dtype=np.int64)  # -2: not looked up yet
        self._kept: OrderedDict[str, PassageTerms] = OrderedDict()
        self._sentences = 0
        self._lock = Lock()

    def read(self, chunk_ids: Sequence[str], library: Library) -> list[PassageTerms]:
        """The passages, those that are not in memory read from the library at once."""
        with self._lock:
            found = {one: self._kept[one] for one in chunk_ids if one in self._kept}
            for one in found:
                self._kept.move_to_end(one)
        missing = [one for one in chunk_ids if one not in found]
        if missing:
            new = self._analysed(library.chunk_terms(missing))
            found |= new
            self._keep(new)
        return [found[one] for one in chunk_ids]

    def _keep(self, new: Mapping[str, PassageTerms]) -> None:
        with self._lock:
            for chunk_id, passage in new.items():
                if chunk_id not in self._kept:
                    self._kept[chunk_id] = passage
                    self._sentences += len(passage.counts)
            while self._sentences > SENTENCES_REMEMBERED:
                _, gone = self._kept.popitem(last=False)
                self._sentences -= len(gone.counts)

    def _analysed(
        self, read: Mapping[str, tuple[Integers, Integers]]
    ) -> Mapping[str, PassageTerms]:
        terms = np.concatenate([own for own, _ in read.values()]).astype(np.int64)
        counts = np.concatenate([each for _, each in read.values()])
        owners = np.repeat(np.arange(len(counts)), counts)
        words = vocabulary_index(self._vocabulary).is_word(terms)
        lengths = np.bincount(owners, words, len(counts)).astype(np.float32)
        sums, weights = self._vector_sums(terms, owners, len(counts))
        found, first, begin = {}, 0, 0
        for chunk_id, (own, each) in read.items():
            end, last = begin + len(own), first + len(each)
            place = slice(first, last)
            found[chunk_id] = PassageTerms(
                terms[begin:end], each, lengths[place], sums[place], weights[place]
            )
            first, begin = last, end
        return found

    def _vector_sums(self, terms: Integers, owners: Rows, count: int) -> tuple[Floats, Floats]:
        known = self._vectors
        rows = self._vector_rows(terms)
        meant = rows >= 0
        rows, owners = rows[meant], owners[meant]
        each = known.weights(rows)
        sums = np.zeros((count, known.dimension), dtype=np.float32)
        ends = np.searchsorted(owners, np.arange(count + 1)).tolist()
        for place, (first, end) in enumerate(pairwise(ends)):  # one at a time stays in the cache
            np.dot(each[first:end], known.vectors(rows[first:end]), out=sums[place])
        return sums, np.bincount(owners, each, count).astype(np.float32)

    def _vector_rows(self, terms: Integers) -> Rows:
        rows: Rows = self._rows[terms]
        if (rows == -2).any():
            unknown = np.unique(terms[rows == -2])
            names = [self._vocabulary.terms[number] for number in unknown.tolist()]
            self._rows[unknown] = self._vectors.rows(names)
            rows = self._rows[terms]
        return rows


@lru_cache(maxsize=2)
def passage_memory(vocabulary: Vocabulary) -> PassageMemory:
    """The memory that goes with one state of a library's vocabulary."""
    return PassageMemory(vocabulary)
