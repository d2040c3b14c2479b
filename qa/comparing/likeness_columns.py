"""How far the words of one text stand for the words of others, each word met worked out once.

The words of a question are laid against a hundred sentences that share most of theirs: every word
has one column, whichever sentence it stands in.
"""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.text import HAN
from qa.comparing.paraphrase import MOST_SIMILAR, paraphrased, paraphrases
from qa.comparing.similarity import nearness
from qa.comparing.word_likeness import asked_keys, exact, glosses_of, held_keys, itself

Floats = NDArray[np.float32]

SOFT_FROM, SOFT_RANGE, SOFT_MOST = 0.2, 0.45, 0.7
BY_WAY_OF = 0.7  # what a translation of a paraphrase counts
MOST_COLUMNS = 8_192  # of one text's words, before they are begun anew


class LikenessColumns:
    """One row for each of ``terms``, one column for each other term that was asked for.

    Without ``near`` only the word itself and its translation count; without ``soft`` no word counts
    for its meaning alone. Several threads may share it.
    """

    def __init__(self, terms: Sequence[str], *, near: bool, soft: bool) -> None:
        self._terms = tuple(terms)
        self._near, self._soft = near, soft
        self._keys = [asked_keys(term) for term in terms]
        self._lock = Lock()
        self._begin()

    def _begin(self) -> None:
        self._places: dict[str, int] = {}
        self._table = np.zeros((256, len(self._terms)), dtype=np.float32)

    def of(self, others: Sequence[str]) -> Floats:
        """(terms, others): how far each term stands for each of the others, 0..1."""
        with self._lock:
            if len(self._places) > MOST_COLUMNS:
                self._begin()
            new = [term for term in dict.fromkeys(others) if term not in self._places]
            if new:
                self._add(new)
            rows = self._table[[self._places[term] for term in others]]
        return np.ascontiguousarray(rows.T)

    def _add(self, new: list[str]) -> None:
        first = len(self._places)
        end = first + len(new)
        if end > len(self._table):
            more = max(end, 2 * len(self._table)) - len(self._table)
            self._table = np.pad(self._table, ((0, more), (0, 0)))
        self._table[first:end] = self._worked_out(new).T
        self._places.update(zip(new, range(first, end), strict=True))

    def _worked_out(self, others: Sequence[str]) -> Floats:
        result = np.zeros((len(self._terms), len(others)), dtype=np.float32)
        if self._near and self._soft:
            result[:] = _by_meaning(self._terms, others)
            _paraphrase(self._terms, others, result)
            _by_way_of(self._terms, others, result)
        compare = exact if self._near else itself
        columns = _by_key(others, frozenset().union(*self._keys))
        for row, (one, wanted) in enumerate(zip(self._terms, self._keys, strict=True)):
            for column in {place for key in wanted for place in columns.get(key, ())}:
                value = compare(one, others[column])
                if value > result[row, column]:
                    result[row, column] = value
        return result


@lru_cache(maxsize=64)
def likeness_columns(terms: tuple[str, ...], near: bool, soft: bool) -> LikenessColumns:
    """The columns of a text's words; the latest are remembered."""
    return LikenessColumns(terms, near=near, soft=soft)


def _by_key(terms: Sequence[str], wanted: frozenset[str]) -> dict[str, list[int]]:
    """The places of terms by what another has to share with them to be like them at all."""
    found: dict[str, list[int]] = {}
    for place, term in enumerate(terms):
        for key in wanted & held_keys(term):
            found.setdefault(key, []).append(place)
    return found


def _by_meaning(left: Sequence[str], right: Sequence[str]) -> Floats:
    near: Floats = np.clip((nearness(left, right) - SOFT_FROM) / SOFT_RANGE, 0.0, SOFT_MOST)
    near[[len(term) == 1 for term in left]] = 0.0
    near[:, [len(term) == 1 for term in right]] = 0.0
    return near


def _paraphrase(left: Sequence[str], right: Sequence[str], result: Floats) -> None:
    places = {term: column for column, term in enumerate(right)}
    for row, one in enumerate(left):
        known = paraphrases(one)
        for other in known.keys() & places.keys():
            column = places[other]
            if result[row, column] < MOST_SIMILAR:
                near = paraphrased(one, other), paraphrased(other, one)
                result[row, column] = max(result[row, column], *near)


def _by_way_of(asked: Sequence[str], others: Sequence[str], result: Floats) -> None:
    """Raise in ``result`` Chinese words one of whose meanings says nearly the same as an English
    word ("cost" and 经费, by way of "expenditure")."""
    wanted: dict[str, list[tuple[int, float]]] = {}
    for row, one in enumerate(asked):
        for name in () if HAN.match(one) else paraphrases(one):
            wanted.setdefault(name, []).append((row, BY_WAY_OF * paraphrased(one, name)))
    for column, term in enumerate(others if wanted else ()):
        if len(term) > 1 and HAN.match(term):
            glosses = glosses_of(term)
            for name in glosses.keys() & wanted.keys():
                for row, near in wanted[name]:
                    result[row, column] = max(result[row, column], near * glosses[name])
