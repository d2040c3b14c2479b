"""The default embedding: one static space for Chinese and English, with nothing to download.

A word's weight is a / (a + p(word)), so frequent words count little; a text is the mean of its
words less the mean of its language (Arora, Liang & Ma, "A simple but tough-to-beat baseline for
sentence embeddings", 2017). Both means come from the unigram frequencies of the lexicon, not from
a collection, so a vector stays valid whatever else the library holds.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain, pairwise
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.embeddings.words import DIMENSION, load_word_vectors, unit
from index.lexicon import (
    RAREST_HEADWORD,
    RAREST_STEM,
    Floats,
    Lexicon,
    Positions,
    load_lexicon,
    ranges,
)
from index.memory import Renewed
from index.terms import NAME, NUMBER, SUB_WORD
from index.text import HAN

NAME_OF_EMBEDDER = "bilingual"
RARITY = 3e-3  # a in a / (a + p)
GLOSSES = 4  # of a Chinese word, the r-th (from 0) weighing 1 / (1 + 0.5 r)
GLOSS_DECAY = 0.5
ZH, EN = 1, 2
BATCH = 512
MOST_TERMS = 200_000  # in memory, 1 KB each
MEANS_FILE = "language_means.npy"  # written by evals/train_means.py


class TermVectors:
    """Weighted vectors of terms, worked out once for each term a process meets.

    Several threads may share it: a row is handed out when its vector is in the table.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._rows: dict[str, int] = {}
        self._used = 0
        self._table = np.zeros((1024, DIMENSION), dtype=np.float32)
        self._weights = np.zeros(1024, dtype=np.float32)
        self._scripts = np.zeros(1024, dtype=np.int8)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return DIMENSION

    def rows(self, terms: Iterable[str]) -> NDArray[np.int64]:
        """Row numbers of the terms, -1 for terms without a meaning (numbers, sounds, parts)."""
        terms = tuple(terms)
        with self._lock:
            new = [term for term in dict.fromkeys(terms) if term not in self._rows]
            if new:
                self._add(new)
        return np.fromiter(map(self._rows.__getitem__, terms), dtype=np.int64, count=len(terms))

    def vectors(self, rows: NDArray[np.int64]) -> Floats:
        """Unit vectors of these rows."""
        return self._table[rows]

    def scripts(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """What each row is written in: ``ZH``, ``EN`` or neither, 0."""
        return self._scripts[rows]

    def weights(self, rows: NDArray[np.int64]) -> Floats:
        """The weight of each row in a text."""
        return self._weights[rows]

    def _add(self, terms: list[str]) -> None:
        meant = [term for term in terms if term[0] not in SUB_WORD + NUMBER + NAME]
        self._rows.update(dict.fromkeys(terms, -1))
        first = self._used
        self._reserve(first + len(meant))
        chinese = [term for term in meant if HAN.match(term)]
        latin = [term for term in meant if not HAN.match(term)]
        for chosen, make in ((chinese, chinese_vectors), (latin, load_word_vectors().of_stems)):
            end = first + len(chosen)
            self._table[first:end] = make(chosen)
            self._weights[first:end] = term_weights(chosen)
            letters = ZH if chosen is chinese else EN
            self._scripts[first:end] = [letters * term[0].isalpha() for term in chosen]
            self._rows.update(zip(chosen, range(first, end), strict=True))
            first = self._used = end

    def _reserve(self, size: int) -> None:
        if size > len(self._table):
            more = max(size, 2 * len(self._table)) - len(self._table)
            self._table = np.pad(self._table, ((0, more), (0, 0)))
            self._weights = np.pad(self._weights, (0, more))
            self._scripts = np.pad(self._scripts, (0, more))


_TERM_VECTORS = Renewed(TermVectors, MOST_TERMS)


def term_vectors() -> TermVectors:
    """The term vectors of this process; rows belong to the table they were asked of."""
    return _TERM_VECTORS.get()


def embed(texts: Sequence[Sequence[str]]) -> Floats:
    """Unit vectors (texts, 256) of texts given as typed terms; a text without meaning is zeros."""
    known = term_vectors()
    lengths = [len(terms) for terms in texts]
    rows = known.rows(chain.from_iterable(texts))  # all at once: much faster
    meant = rows >= 0
    owners, rows = np.repeat(np.arange(len(texts)), lengths)[meant], rows[meant]
    means = _means(known.scripts(rows), owners, len(texts))
    result = np.zeros((len(texts), DIMENSION), dtype=np.float32)
    ends = np.searchsorted(owners, np.arange(len(texts) + 1)).tolist()
    for place, (first, end) in enumerate(pairwise(ends)):
        if first < end:
            own = rows[first:end]
            weights = known.weights(own)
            result[place] = weights @ known.vectors(own) / weights.sum() - means[place]
    return unit(result)


def _means(scripts: NDArray[np.int8], owners: Positions, texts: int) -> Floats:
    """The mean of each text's language; of a mixed text, in the proportion of its words."""
    chinese, latin = (np.bincount(owners[scripts == one], minlength=texts) for one in (ZH, EN))
    share = (chinese / np.maximum(1, chinese + latin)).astype(np.float32)[:, None]
    zh, en = language_means()
    means: Floats = share * zh + (1 - share) * en
    return means


@lru_cache(maxsize=1)
def language_means() -> tuple[Floats, Floats]:
    """Expected weighted mean vector of a Chinese and of an English text.

    Kept as data, because working them out takes a second (``work_out_means``).
    """
    with (files("index") / "data" / MEANS_FILE).open("rb") as stored:
        means = np.load(stored)
    return means[0], means[1]


def work_out_means() -> Floats:
    """Return what ``language_means`` keeps, from the lexicon's frequencies: (2, 256)."""
    lexicon = load_lexicon()
    common = np.argsort(lexicon.word_surprisal)[:4000]
    means = []
    for terms in ([lexicon.words[number] for number in common], list(lexicon.stems)):
        make = chinese_vectors if HAN.match(terms[0]) else load_word_vectors().of_stems
        shares = probabilities(terms) * term_weights(terms)
        means.append((shares @ make(terms) / shares.sum()).astype(np.float32))
    return np.stack(means)


def probabilities(terms: Sequence[str]) -> Floats:
    """The share of each term in its language, from the lexicon."""
    lexicon = load_lexicon()
    return np.exp(-np.array([surprisal(lexicon, term) for term in terms], dtype=np.float32))


def surprisal(lexicon: Lexicon, term: str) -> float:
    """-ln of a term's share of its language, in nats; the rarest value for unknown terms."""
    if HAN.match(term):
        number = lexicon.word_ids.get(term)
        return RAREST_HEADWORD if number is None else float(lexicon.word_surprisal[number])
    number = lexicon.stem_ids.get(term)
    return RAREST_STEM if number is None else float(lexicon.stem_surprisal[number])


def term_weights(terms: Sequence[str]) -> Floats:
    """a / (a + p) of each term."""
    return (RARITY / (RARITY + probabilities(terms))).astype(np.float32)


def chinese_vectors(words: Sequence[str]) -> Floats:
    """Unit vectors of Chinese words: the mean of their first glosses, or of their parts."""
    result = np.zeros((len(words), DIMENSION), dtype=np.float32)
    for first in range(0, len(words), BATCH):  # what is summed stays in the processor's cache
        result[first : first + BATCH] = _chinese_vectors(words[first : first + BATCH])
    return result


def _chinese_vectors(words: Sequence[str]) -> Floats:
    lexicon, vectors = load_lexicon(), load_word_vectors()
    owners, stems, shares = _first_glosses(words, lexicon)
    unknown = [(row, lexicon.spoken(word)) for row, word in enumerate(words)
               if word not in lexicon.word_ids]  # fmt: skip
    spoken = [(row, name) for row, name in unknown if name]
    # The lexicon's stems come first among the words that have vectors, in the same order.
    parts = [vectors.vectors[stems].astype(np.float32) * shares[:, None]]
    if spoken:
        parts.append(vectors.of_stems([name for _, name in spoken]))
        owners = np.concatenate((owners, [row for row, _ in spoken]))
    result = np.zeros((len(words), DIMENSION), dtype=np.float32)
    if len(owners):
        order = np.argsort(owners, kind="stable")
        starts = np.flatnonzero(np.diff(owners[order], prepend=-1))
        weighted = np.concatenate(parts)[order]
        result[owners[order][starts]] = np.add.reduceat(weighted, starts, axis=0)
    return unit(result)


def _first_glosses(words: Sequence[str], lexicon: Lexicon) -> tuple[Positions, Positions, Floats]:
    """The stems of the first glosses of each word's parts: word, stem and share of each."""
    parts = [(row, part) for row, word in enumerate(words) for part in lexicon.parts(word)]
    owners, numbers = np.array(parts, dtype=np.int64).reshape(len(parts), 2).T
    first = lexicon.gloss_start[numbers].astype(np.int64)
    counts = np.minimum(lexicon.gloss_start[numbers + 1] - first, GLOSSES)
    glosses = ranges(first, counts)
    ranks = glosses - np.repeat(first, counts)
    start = lexicon.stems_start[glosses].astype(np.int64)
    lengths = lexicon.stems_start[glosses + 1] - start
    shares = 1 / (1 + GLOSS_DECAY * ranks) / lengths
    return (
        np.repeat(np.repeat(owners, counts), lengths),
        lexicon.gloss_stems[ranges(start, lengths)].astype(np.int64),
        np.repeat(shares, lengths).astype(np.float32),
    )
