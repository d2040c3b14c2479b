"""How near a question and candidate passages are in meaning, by static word vectors."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np

from index.embeddings.bilingual import term_vectors
from index.embeddings.words import load_word_vectors, unit
from index.lexicon import load_lexicon, ranges
from index.memory import Renewed
from index.terms import NAME, NUMBER, SUB_WORD
from index.text import HAN
from index.vocabulary import Vocabulary
from qa.finding.passage_terms import Floats, Integers

SENSES = 4  # of a Chinese word
NUMBERS = 128  # of a vector: the first half of WordLlama's is trained to stand alone
WEAKEST_SENSE = 0.2
MOST_TERMS = 200_000  # in memory, about 1 KB each
COMMON_WORDS, BATCH = 40_000, 1_000  # learnt when a page starts, and how many at once
_WITHOUT_SENSE = frozenset(SUB_WORD + NUMBER + NAME)


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

    def __len__(self) -> int:
        return len(self._spans)

    @property
    def table(self) -> Floats:
        """All rows so far."""
        return self._table[: self._size]

    def _add(self, terms: list[str]) -> None:
        meant = [term for term in terms if term[0] not in _WITHOUT_SENSE]
        chinese = [term for term in meant if HAN.match(term)]
        latin = [term for term in meant if not HAN.match(term)]
        glosses, senses = _senses(chinese)
        words, known = load_word_vectors(), term_vectors()
        # Those of stems are known already where a passage's vector was asked for.
        stems = known.vectors(known.rows(latin))
        summed = np.concatenate((_gloss_sums(glosses), stems))
        counts = np.concatenate((senses, np.ones(len(latin), dtype=np.int64)))
        ends = self._size + np.cumsum(counts)
        self._append(unit(words.centred(unit(summed))[:, :NUMBERS]))
        self._spans.update(dict.fromkeys(terms, (0, 0)))
        spans = zip((ends - counts).tolist(), ends.tolist(), strict=True)
        self._spans.update(zip((*chinese, *latin), spans, strict=True))

    def _append(self, rows: Floats) -> None:
        end = self._size + len(rows)
        if end > len(self._table):
            table = np.zeros((max(end, 2 * len(self._table)), NUMBERS), dtype=np.float32)
            table[: self._size] = self._table[: self._size]
            self._table = table
        self._table[self._size : end] = rows
        self._size = end


def _senses(words: Sequence[str]) -> tuple[Integers, Integers]:
    """The glosses that count as senses of Chinese words, one word after the other, and how many
    each word has."""
    lexicon = load_lexicon()
    parts: list[int] = []
    owners: list[int] = []
    for place, word in enumerate(words):
        number = lexicon.word_ids.get(word)
        if number is not None:
            parts.append(number)
            owners.append(place)
            continue
        longer = [part for part in lexicon.parts(word) if len(lexicon.words[part]) > 1]
        parts += longer
        owners += [place] * len(longer)
    chosen = np.array(parts, dtype=np.int64)
    first = lexicon.gloss_start[chosen].astype(np.int64)
    offered = np.minimum(lexicon.gloss_start[chosen + 1] - first, SENSES)
    glosses = ranges(first, offered)
    owner = np.repeat(np.array(owners, dtype=np.int64), offered)
    strong = lexicon.gloss_weight[glosses] >= WEAKEST_SENSE
    glosses, owner = glosses[strong], owner[strong]
    counts = np.bincount(owner, minlength=len(words))
    early = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts) < SENSES
    return glosses[early], np.minimum(counts, SENSES)


def _gloss_sums(glosses: Integers) -> Floats:
    """The summed vectors of each gloss's stems, (glosses, 256)."""
    lexicon = load_lexicon()
    first = lexicon.stems_start[glosses].astype(np.int64)
    counts = lexicon.stems_start[glosses + 1] - first
    stems = lexicon.gloss_stems[ranges(first, counts)]
    # The lexicon's stems come first among the words, in the same order.
    rows = load_word_vectors().vectors[stems].astype(np.float32)
    if not len(glosses):
        return rows
    sums: Floats = np.add.reduceat(rows, np.cumsum(counts) - counts, axis=0)
    return sums


_SENSE_VECTORS = Renewed(SenseVectors, MOST_TERMS)


def sense_vectors() -> SenseVectors:
    """The sense vectors of this process; spans belong to the table they were asked of."""
    return _SENSE_VECTORS.get()


class VocabularySenses:
    """Where the senses of one library's terms stand in a table, by vocabulary number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = vocabulary.terms
        self._commonest = vocabulary.commonest
        self._senses = sense_vectors()
        self._spans = np.full((len(vocabulary.terms), 2), -1, dtype=np.int64)

    def warm(self) -> None:
        """Learn the words of most chunks now, so that no question waits for it."""
        words = self._commonest(COMMON_WORDS)
        for begin in range(0, len(words), BATCH):
            self._senses.spans(words[begin : begin + BATCH])

    def nearness(self, asked: Sequence[str], numbers: Integers) -> Floats:
        """As ``nearness``, of terms given by their vocabulary numbers, (numbers,)."""
        unknown = numbers[self._spans[numbers, 0] < 0]
        if len(unknown):
            terms = [self._terms[number] for number in unknown.tolist()]
            self._spans[unknown] = self._senses.spans(terms)
        return _nearness(self._senses, asked, self._spans[numbers])


@lru_cache(maxsize=2)
def vocabulary_senses(vocabulary: Vocabulary) -> VocabularySenses:
    """The senses of a vocabulary, found as they are needed."""
    return VocabularySenses(vocabulary)


def nearness(asked: Sequence[str], terms: Sequence[str]) -> Floats:
    """Cosine of the nearest senses of each pair, (asked, terms); -1 without a sense."""
    known = sense_vectors()
    return _nearness(known, asked, known.spans(terms))


def _nearness(known: SenseVectors, asked: Sequence[str], spans: Integers) -> Floats:
    result = np.full((len(asked), len(spans)), -1, dtype=np.float32)
    rows, row_starts, row_owners = _flat(known.spans(asked))
    columns, column_starts, column_owners = _flat(spans)
    if len(rows) and len(columns):
        cosines = known.table[rows] @ known.table.take(columns, axis=0).T
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
