"""How near a question and candidate passages are in meaning, by static word vectors."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.embeddings.words import DIMENSION, load_word_vectors, unit
from index.lexicon import load_lexicon
from index.terms import NAME, NUMBER, SUB_WORD
from index.text import HAN
from qa.candidates import Floats, Integers

SENSES = 8  # of a Chinese word
WEAKEST_SENSE = 0.2


class SenseVectors:
    """Centred unit vectors of every sense of the terms a process meets: one for an English stem,
    one for each gloss of a Chinese word."""

    def __init__(self) -> None:
        self._spans: dict[str, tuple[int, int]] = {}
        self._table = np.zeros((4096, DIMENSION), dtype=np.float32)
        self._size = 0

    def spans(self, terms: Sequence[str]) -> Integers:
        """(terms, 2): first and end row of each term in the table."""
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
        rows = load_word_vectors().centred(unit(np.add.reduceat(flat, starts, axis=0)))
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


@lru_cache(maxsize=1)
def sense_vectors() -> SenseVectors:
    """The sense vectors of this process."""
    return SenseVectors()


def nearness(asked: Sequence[str], terms: Sequence[str]) -> Floats:
    """Cosine of the nearest senses of each pair, (asked, terms); -1 without a sense."""
    known = sense_vectors()
    asked_spans, spans = known.spans(asked), known.spans(terms)
    result = np.full((len(asked), len(terms)), -1, dtype=np.float32)
    rows, row_starts, row_owners = _flat(asked_spans)
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
