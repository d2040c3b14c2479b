"""The candidate passages of one question as arrays of term numbers, sentence by sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.types import Language

Floats = NDArray[np.floating]
Integers = NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Terms of all sentences of all candidate passages, in order.

    ``terms`` (terms,) are vocabulary numbers; ``sentence_of`` (terms,) the sentence of each;
    ``passage_of`` (sentences,) the passage of each sentence; ``lengths`` (sentences,) how many
    words each has; ``languages`` one a passage. ``windows`` (windows, 2) are the first and last
    sentence of each sentence and each pair of neighbours, ordered by passage; ``window_starts``
    (passages,) is where each passage's windows begin, ``passage_starts`` its sentences.
    """

    terms: Integers
    sentence_of: Integers
    passage_of: Integers
    lengths: Floats
    languages: tuple[Language, ...]
    windows: Integers
    window_starts: Integers
    passage_starts: Integers

    def of_language(self, language: Language) -> NDArray[np.bool_]:
        """Which passages are in this language."""
        return np.array([found == language for found in self.languages])

    @property
    def sentence_count(self) -> int:
        """How many sentences there are in all."""
        return len(self.passage_of)

    def count(self, rows: Sequence[dict[int, float]]) -> Floats:
        """How often each row's terms stand in each sentence, (rows, sentences); a row gives each
        of its terms a value."""
        result = np.zeros((len(rows), self.sentence_count), dtype=np.float32)
        numbers = sorted({number for row in rows for number in row})
        if not numbers:
            return result
        columns = {number: column for column, number in enumerate(numbers)}
        table = np.zeros((len(rows), len(numbers)), dtype=np.float32)
        for place, row in enumerate(rows):
            for number, value in row.items():
                table[place, columns[number]] = value
        at = np.searchsorted(numbers, self.terms)
        at[at == len(numbers)] = 0
        hit = np.asarray(numbers)[at] == self.terms
        if hit.any():
            sentences = self.sentence_of[hit]
            starts = np.flatnonzero(np.diff(sentences, prepend=-1))
            result[:, sentences[starts]] = np.add.reduceat(table[:, at[hit]], starts, axis=1)
        return result

    def by_window(self, values: Floats) -> Floats:
        """Sums over windows, (rows, windows), of values by sentence, (rows, sentences)."""
        first, last = self.windows.T
        return np.where(first == last, values[:, first], values[:, first] + values[:, last])

    def by_passage(self, values: Floats) -> Floats:
        """Sums over passages, (rows, passages), of values by sentence, (rows, sentences)."""
        return np.add.reduceat(values, self.passage_starts, axis=1)

    def best_window(self, values: Floats) -> Floats:
        """The highest value among each passage's windows, of values by window (last axis)."""
        return np.maximum.reduceat(values, self.window_starts, axis=-1)


def gather(
    passages: Sequence[tuple[Language, Sequence[Integers]]],
    is_word: Callable[[Integers], NDArray[np.bool_]],
) -> Candidates:
    """Candidates from the language and the sentences' term numbers of each passage.

    Every passage needs at least one sentence. ``is_word`` tells words from other terms.
    """
    sentences = [terms for _, own in passages for terms in own]
    counts = [len(own) for _, own in passages]
    terms = np.concatenate(sentences).astype(np.int64)
    sentence_of = np.repeat(np.arange(len(sentences)), [len(own) for own in sentences])
    passage_of = np.repeat(np.arange(len(passages)), counts)
    words = is_word(terms).astype(np.float32)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    windows = [
        (sentence, sentence + more)
        for start, count in zip(starts, counts, strict=True)
        for more in (0, 1)
        for sentence in range(start, start + count - more)
    ]
    return Candidates(
        terms=terms,
        sentence_of=sentence_of,
        passage_of=passage_of,
        lengths=np.bincount(sentence_of, words, len(sentences)).astype(np.float32),
        languages=tuple(language for language, _ in passages),
        windows=np.array(windows, dtype=np.int64).reshape(-1, 2),
        passage_starts=starts.astype(np.int64),
        window_starts=np.concatenate(([0], np.cumsum([2 * n - 1 for n in counts])[:-1])),
    )
