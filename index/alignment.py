"""Tells which sentences of a Chinese and an English document say the same.

Dynamic programming over runs of neighbouring sentences, as in Gale and Church (1993), but on
shared meaning first: a run gains by the words, numbers and names the other side explains (as in
Varga et al. 2005, "hunalign"), and loses where the lengths do not fit. Paragraphs are aligned
first, then the sentences inside them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.meaning import Meaning, explained
from index.sentences import split
from index.types import Document, Sentence

Floats = NDArray[np.float64]
Range = tuple[int, int]

# The share of a run's weight that the other side must explain for the pair to gain anything:
# about what two sentences of one subject explain by chance.
CHANCE = 0.3
# What joining one more sentence to a run costs, as a share of a sentence's mean weight.
JOINING = 0.12
# What joining on both sides at once costs, as a share of the weight of the runs: two pairs of
# one sentence are nearly always the truer reading.
CROSSING = 0.15
# What a sentence without a counterpart costs: translations rarely leave one out.
SKIPPING = 0.3
# What a length that does not fit costs, times the squared logarithm of the misfit.
MISFIT = 0.1
# What a heading costs that is paired with running text, as a share of a sentence's mean weight.
UNLIKE = 0.3
LONGEST_RUN = 5
# How far from the diagonal paragraphs are looked for.
BAND = 25


@dataclass(frozen=True, slots=True)
class Pair:
    """Neighbouring sentences of two documents that say the same, by sentence number.

    Both ranges are inclusive; ``score`` is the share of their words, numbers and names that
    the other side explains, from 0 to 1.
    """

    first: Range
    second: Range
    score: float


def align(first: Document, second: Document) -> tuple[Pair, ...]:
    """Pairs of sentence runs of two documents in different languages, in order.

    A sentence without a counterpart is in no pair.
    """
    if first.language == second.language or not (first.text and second.text):
        return ()
    if first.language == "en":
        turned = align(second, first)
        return tuple(Pair(pair.second, pair.first, pair.score) for pair in turned)
    grid = _Grid(first, second)
    pairs = []
    for rows, columns in grid.paragraph_pairs():
        for one, other in grid.best(_singles(rows), _singles(columns), LONGEST_RUN):
            pairs.append(Pair(one, other, round(grid.share(one, other), 3)))
    return tuple(pairs)


def _singles(run: Range) -> list[Range]:
    return [(number, number) for number in range(run[0], run[1] + 1)]


class _Grid:
    """What each run of Chinese sentences and each run of English ones explain of each other."""

    def __init__(self, chinese: Document, english: Document) -> None:
        self.rows, self.columns = split(chinese), split(english)
        meanings = [Meaning.of(chinese.text[s.start : s.end], "zh") for s in self.rows]
        others = [Meaning.of(english.text[s.start : s.end], "en") for s in self.columns]
        self._row_items, self._rows_explained = explained(meanings, others)
        self._column_items, self._columns_explained = explained(others, meanings)
        self._row_lengths = np.array([s.end - s.start for s in self.rows], dtype=float)
        self._column_lengths = np.array([s.end - s.start for s in self.columns], dtype=float)
        self._ratio = self._column_lengths.sum() / max(1.0, self._row_lengths.sum())
        total = self._row_items.sum() + self._column_items.sum()
        self._mean = total / max(1, len(self.rows) + len(self.columns))

    def paragraph_pairs(self) -> list[tuple[Range, Range]]:
        """Runs of paragraphs that belong together, as ranges of sentence numbers."""
        rows, columns = _paragraphs(self.rows), _paragraphs(self.columns)
        whole = [((0, len(self.rows) - 1), (0, len(self.columns) - 1))]
        small = len(self.rows) * len(self.columns) <= 400
        unlike = max(len(rows), len(columns)) > 1.5 * min(len(rows), len(columns)) + 2
        return whole if small or unlike else self.best(rows, columns, 3)

    def _gain(self, rows: Range, columns: Range, crossing: bool) -> float:
        """What pairing two runs of sentences is worth."""
        found, total = self._weights(rows, columns)
        lengths = (
            self._row_lengths[rows[0] : rows[1] + 1].sum() * self._ratio,
            self._column_lengths[columns[0] : columns[1] + 1].sum(),
        )
        misfit = math.log((lengths[0] + 10) / (lengths[1] + 10)) ** 2
        kinds = self.rows[rows[0]].kind, self.columns[columns[0]].kind
        unlike = UNLIKE * self._mean if (kinds[0] == "heading") != (kinds[1] == "heading") else 0.0
        loss = CHANCE + MISFIT * misfit + (CROSSING if crossing else 0.0)
        return found - loss * total - unlike

    def _weights(self, rows: Range, columns: Range) -> tuple[float, float]:
        """The weight two runs explain of each other, and their whole weight."""
        row, column = slice(rows[0], rows[1] + 1), slice(columns[0], columns[1] + 1)
        row_items = self._row_items[row].sum(axis=0)
        column_items = self._column_items[column].sum(axis=0)
        found = row_items @ self._rows_explained[column].any(axis=0)
        found += column_items @ self._columns_explained[row].any(axis=0)
        return float(found), float(row_items.sum() + column_items.sum())

    def share(self, rows: Range, columns: Range) -> float:
        """The share of two runs' weight that they explain of each other."""
        found, total = self._weights(rows, columns)
        return found / total if total else 0.0

    def best(
        self, rows: Sequence[Range], columns: Sequence[Range], longest: int
    ) -> list[tuple[Range, Range]]:
        """The pairs of runs of units with the highest gain in all, in order."""
        height, width = len(rows), len(columns)
        score = np.zeros((height + 1, width + 1))
        step: dict[Range, Range] = {}
        sizes = _run_sizes(longest)
        skipping = SKIPPING * self._mean
        for i in range(height + 1):
            for j in range(width + 1):
                options = [(score[i - 1, j] - skipping, (1, 0))] if i else []
                options += [(score[i, j - 1] - skipping, (0, 1))] if j else []
                if i and j and abs(i * width / height - j) <= BAND:
                    for a, b in sizes:
                        if a <= i and b <= j:
                            run = (rows[i - a][0], rows[i - 1][1])
                            other = (columns[j - b][0], columns[j - 1][1])
                            gain = self._gain(run, other, crossing=min(a, b) > 1)
                            gain -= JOINING * self._mean * (a + b - 2)
                            options.append((score[i - a, j - b] + gain, (a, b)))
                if options:
                    score[i, j], step[i, j] = max(options)
        return _traced(step, rows, columns)


def _run_sizes(longest: int) -> list[Range]:
    """Numbers of units a pair may have on either side: one to many, or two to two."""
    many = [(1, n) for n in range(1, longest + 1)] + [(n, 1) for n in range(2, longest + 1)]
    return [*many, (2, 2), (2, 3), (3, 2)]


def _traced(
    step: dict[Range, Range], rows: Sequence[Range], columns: Sequence[Range]
) -> list[tuple[Range, Range]]:
    """The chosen pairs, read back from the end; what was skipped is left out."""
    i, j = len(rows), len(columns)
    pairs = []
    while i or j:
        a, b = step[i, j]
        if a and b:
            pairs.append(((rows[i - a][0], rows[i - 1][1]), (columns[j - b][0], columns[j - 1][1])))
        i, j = i - a, j - b
    return pairs[::-1]


def _paragraphs(sentences: Sequence[Sentence]) -> list[Range]:
    """Ranges of sentence numbers that share a paragraph."""
    ranges: list[Range] = []
    for number, sentence in enumerate(sentences):
        if number and sentences[number - 1].paragraph == sentence.paragraph:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ranges
