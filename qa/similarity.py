"""How near a question and candidate passages are in meaning, by static word vectors."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np

from index.embeddings.words import load_word_vectors, unit
from index.lexicon import load_lexicon
from index.terms import NAME, NUMBER, SUB_WORD
from index.text import HAN
from index.vocabulary import Vocabulary
from qa.document_terms import Floats, Integers

SENSES = 4  # of a Chinese word
NUMBERS = 128  # of a vector: the first half of WordLlama's is trained to stand alone
WEAKEST_SENSE = 0.2


class SenseVectors:
    """Centred unit vectors of every sense of the terms a process meets: one for an English stem,
    one for each gloss of a Chinese word. Several threads may share it: a span is handed out when
    its rows are in the table."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._spans: dict[str, tuple[int, int]] = {}
        self._table = np.zeros((4096, NUMBERS), dtype=np.float32)
        self._size = 0

    def spans(self, terms: Sequence[str]) -> Integers:
        """(terms, 2): first and end row of each term in the table."""
        with self._lock:
            new = [term for term in dict.fromkeys(terms) if term not in self._spans]
            if new:
                self._add(new)
        return np.array([self._spans[term] for term in terms], dtype=np.int64).reshape(-1, 2)

    @property
    def table(self) -> Floats:
        """All rows so far."""
        return self._table[: self._size]

    def _add(self, terms: list[str]) -> None:
        stems: dict[str, int] = {}
        senses: list[list[int]] = []
        for term in terms:
            own = [
                [stems.setdefault(name, len(stems)) for name in names] for names in _senses(term)
            ]
            self._spans[term] = (self._size + len(senses), self._size + len(senses) + len(own))
            senses += own
        if not senses:
            return
        flat = load_word_vectors().of_stems(list(stems))[np.concatenate(senses).astype(int)]
        starts = np.concatenate(([0], np.cumsum([len(names) for names in senses])[:-1]))
        centred = load_word_vectors().centred(unit(np.add.reduceat(flat, starts, axis=0)))
        rows = unit(centred[:, :NUMBERS])
        while self._size + len(rows) > len(self._table):
            self._table = np.concatenate((self._table, np.zeros_like(self._table)))
        self._table[self._size : self._size + len(rows)] = rows
        self._size += len(rows)


def _senses(term: str) -> list[tuple[str, ...]]:
    if term[0] in SUB_WORD + NUMBER + NAME:
        return []
    if not HAN.match(term):
        return [(term,)]
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(term)
    found: list[tuple[str, ...]] = []
    for part in lexicon.parts(term):
        first, end = lexicon.gloss_start[part], lexicon.gloss_start[part + 1]
        if number is None and len(lexicon.words[part]) == 1:
            continue
        for gloss in range(first, min(end, first + SENSES)):
            if lexicon.gloss_weight[gloss] >= WEAKEST_SENSE:
                found.append(lexicon.stems_of(gloss))
    return found[:SENSES]


def sense_vectors() -> SenseVectors:
    """The sense vectors of this process: one, also when two threads are the first to ask."""
    with _FIRST:
        return _sense_vectors()


@lru_cache(maxsize=1)
def _sense_vectors() -> SenseVectors:
    return SenseVectors()


_FIRST = Lock()


class VocabularySenses:
    """Where the senses of one library's terms stand in the table, by vocabulary number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = vocabulary.terms
        self._spans = np.full((len(vocabulary.terms), 2), -1, dtype=np.int64)

    def spans(self, numbers: Integers) -> Integers:
        """(numbers, 2): first and end row of each term."""
        unknown = numbers[self._spans[numbers, 0] < 0]
        if len(unknown):
            terms = [self._terms[number] for number in unknown]
            self._spans[unknown] = sense_vectors().spans(terms)
        spans: Integers = self._spans[numbers]
        return spans


@lru_cache(maxsize=4)
def vocabulary_senses(vocabulary: Vocabulary) -> VocabularySenses:
    """The senses of a vocabulary, found as they are needed."""
    return VocabularySenses(vocabulary)


def nearness(asked: Sequence[str], terms: Sequence[str]) -> Floats:
    """Cosine of the nearest senses of each pair, (asked, terms); -1 without a sense."""
    return nearness_of(asked, sense_vectors().spans(terms))


def nearness_of(asked: Sequence[str], spans: Integers) -> Floats:
    """As ``nearness``, of terms given as rows of the table, (terms, 2)."""
    known = sense_vectors()
    result = np.full((len(asked), len(spans)), -1, dtype=np.float32)
    rows, row_starts, row_owners = _flat(known.spans(asked))
    columns, column_starts, column_owners = _flat(spans)
    if len(rows) and len(columns):
        cosines = known.table[rows] @ known.table[columns].T
        cosines = np.maximum.reduceat(cosines, row_starts, axis=0)
        cosines = np.maximum.reduceat(cosines, column_starts, axis=1)
        result[np.ix_(row_owners, column_owners)] = cosines
    return result


def _flat(spans: Integers) -> tuple[Integers, Integers, Integers]:
    """All rows of the spans one after another, where each span begins, and whose it is."""
    counts = spans[:, 1] - spans[:, 0]
    owners = np.flatnonzero(counts)
    counts = counts[owners]
    starts = (np.cumsum(counts) - counts).astype(np.int64)
    rows = np.arange(counts.sum()) - np.repeat(starts, counts) + np.repeat(spans[owners, 0], counts)
    return rows, starts, owners
