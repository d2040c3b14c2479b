"""The candidate passages of one question as arrays of term numbers, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.types import Language
from qa.finding.passage_terms import Floats, Integers, PassageTerms


@dataclass(frozen=True, slots=True)
class Candidates:
    """Terms of all sentences of all candidate passages, in order.

    ``terms`` (terms,) are vocabulary numbers; ``sentence_of`` (terms,) the sentence of each;
    ``passage_of`` (sentences,) the passage of each sentence; ``lengths``, ``sums`` and ``weights``
    (sentences, …) are those of ``PassageTerms``; ``languages`` one a passage. ``windows``
    (windows, 2) are the first and last sentence of each sentence and each pair of neighbours,
    ordered by passage; ``window_starts`` (passages,) is where each passage's windows begin,
    ``passage_starts`` its sentences. ``above`` (terms above,) are the terms of what stands over
    the passages, ``headed`` (terms above,) the passage each stands over.
    """

    terms: Integers
    sentence_of: Integers
    passage_of: Integers
    lengths: Floats
    sums: Floats
    weights: Floats
    languages: tuple[Language, ...]
    windows: Integers
    window_starts: Integers
    passage_starts: Integers
    above: Integers
    headed: Integers

    def of_language(self, language: Language) -> NDArray[np.bool_]:
        """Which passages are in this language."""
        return np.array([found == language for found in self.languages])

    @property
    def sentence_count(self) -> int:
        """How many sentences there are in all."""
        return len(self.passage_of)

    def distinct(self, vocabulary_size: int) -> tuple[Integers, Integers]:
        """The distinct term numbers, and for each term its place among them."""
        places = np.zeros(vocabulary_size, dtype=np.int64)
        places[self.terms] = 1
        distinct = np.flatnonzero(places)
        places[distinct] = np.arange(len(distinct))
        return distinct, places[self.terms]

    def count(self, rows: Sequence[dict[int, float]]) -> Floats:
        """How often each row's terms stand in each sentence, (rows, sentences); a row gives each
        of its terms a value."""
        return _counted(rows, self.terms, self.sentence_of, self.sentence_count)

    def count_above(self, rows: Sequence[dict[int, float]]) -> Floats:
        """The same for what stands over each passage, (rows, passages)."""
        return _counted(rows, self.above, self.headed, len(self.languages))

    def by_window(self, values: Floats) -> Floats:
        """Sums over windows, (rows, windows), of values by sentence, (rows, sentences)."""
        first, last = self.windows.T
        sums: Floats = values.take(first, axis=1)
        pairs = np.flatnonzero(first != last)
        sums[:, pairs] += values.take(last[pairs], axis=1)
        return sums

    def by_passage(self, values: Floats) -> Floats:
        """Sums over passages, (rows, passages), of values by sentence, (rows, sentences)."""
        return np.add.reduceat(values, self.passage_starts, axis=1)

    def best_window(self, values: Floats) -> Floats:
        """The highest value among each passage's windows, of values by window (last axis)."""
        return np.maximum.reduceat(values, self.window_starts, axis=-1)


def gather(
    languages: Sequence[Language],
    passages: Sequence[PassageTerms],
    above: Sequence[Integers],
) -> Candidates:
    """Candidates from the language, the terms, and the terms above each passage."""
    per_sentence = np.concatenate([one.counts for one in passages])
    counts = np.array([len(one.counts) for one in passages])
    starts = np.cumsum(counts) - counts
    return Candidates(
        terms=np.concatenate([one.terms for one in passages]),
        sentence_of=np.repeat(np.arange(len(per_sentence)), per_sentence),
        passage_of=np.repeat(np.arange(len(passages)), counts),
        lengths=np.concatenate([one.lengths for one in passages]),
        sums=np.concatenate([one.sums for one in passages]),
        weights=np.concatenate([one.weights for one in passages]),
        languages=tuple(languages),
        windows=_windows(starts, counts),
        passage_starts=starts,
        window_starts=np.cumsum(2 * counts - 1) - (2 * counts - 1),
        above=np.concatenate(above),
        headed=np.repeat(np.arange(len(above)), [len(one) for one in above]),
    )


def _counted(
    rows: Sequence[dict[int, float]], terms: Integers, owners: Integers, count: int
) -> Floats:
    """How often each row's terms are each owner's, (rows, owners); ``terms`` by owner."""
    result = np.zeros((len(rows), count), dtype=np.float32)
    numbers = sorted({number for row in rows for number in row})
    if not numbers or not len(terms):
        return result
    columns = {number: column for column, number in enumerate(numbers)}
    table = np.zeros((len(rows), len(numbers)), dtype=np.float32)
    for place, row in enumerate(rows):
        for number, value in row.items():
            table[place, columns[number]] = value
    at = np.searchsorted(numbers, terms)
    at[at == len(numbers)] = 0
    hit = np.asarray(numbers)[at] == terms
    if hit.any():
        owned = owners[hit]
        starts = np.flatnonzero(np.diff(owned, prepend=-1))
        result[:, owned[starts]] = np.add.reduceat(table[:, at[hit]], starts, axis=1)
    return result


def _windows(starts: Integers, counts: Integers) -> Integers:
    windows = [
        (sentence, sentence + more)
        for start, count in zip(starts.tolist(), counts.tolist(), strict=True)
        for more in (0, 1)
        for sentence in range(start, start + count - more)
    ]
    return np.array(windows, dtype=np.int64)
