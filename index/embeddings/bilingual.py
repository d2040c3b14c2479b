"""The default embedding: one static space for Chinese and English, with nothing to download.

A word's weight is a / (a + p(word)), so frequent words count little; a text is the mean of its
words less the mean of its language (Arora, Liang & Ma, "A simple but tough-to-beat baseline for
sentence embeddings", 2017). Both means come from the unigram frequencies of the lexicon, not from
a collection, so a vector stays valid whatever else the library holds.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
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
        return np.array([self._rows[term] for term in terms], dtype=np.int64)

    def vectors(self, rows: NDArray[np.int64]) -> Floats:
        """Unit vectors of these rows."""
        return self._table[rows]

    def weights(self, rows: NDArray[np.int64]) -> Floats:
        """The weight of each row in a text."""
        return self._weights[rows]

    def _add(self, terms: list[str]) -> None:
        meant = [term for term in terms if term[0] not in SUB_WORD + NUMBER + NAME]
        self._rows.update(dict.fromkeys(terms, -1))
        first = self._used
        self._reserve(first + len(meant))
        for language in ("zh", "en"):
            chosen = [term for term in meant if bool(HAN.match(term)) == (language == "zh")]
            end = first + len(chosen)
            make = chinese_vectors if language == "zh" else load_word_vectors().of_stems
            self._table[first:end] = make(chosen)
            self._weights[first:end] = term_weights(chosen)
            self._rows.update(zip(chosen, range(first, end), strict=True))
            first = self._used = end

    def _reserve(self, size: int) -> None:
        while size > len(self._table):
            self._table = np.concatenate((self._table, np.zeros_like(self._table)))
            self._weights = np.concatenate((self._weights, np.zeros_like(self._weights)))


_TERM_VECTORS = Renewed(TermVectors, MOST_TERMS)


def term_vectors() -> TermVectors:
    """The term vectors of this process; rows belong to the table they were asked of."""
    return _TERM_VECTORS.get()


def embed(texts: Sequence[Sequence[str]]) -> Floats:
    """Unit vectors (texts, 256) of texts given as typed terms; a text without meaning is zeros."""
    known = term_vectors()
    known.rows({term for terms in texts for term in terms})  # all new ones at once: much faster
    result = np.zeros((len(texts), DIMENSION), dtype=np.float32)
    for place, terms in enumerate(texts):
        rows = known.rows(terms)
        rows = rows[rows >= 0]
        if len(rows):
            weights = known.weights(rows)
            result[place] = weights @ known.vectors(rows) / weights.sum() - _mean_of(terms)
    return unit(result)


def _mean_of(terms: Sequence[str]) -> Floats:
    """The mean of the texts' language; of a mixed text, in the proportion of its words."""
    scripts = [_script(term) for term in terms]
    chinese, latin = scripts.count("han"), scripts.count("latin")
    zh, en = language_means()
    share = np.float32(chinese / max(1, chinese + latin))
    return share * zh + (1 - share) * en


@lru_cache(maxsize=1 << 18)
def _script(term: str) -> str:
    if HAN.match(term):
        return "han"
    return "latin" if term[0].isalpha() else "none"


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
