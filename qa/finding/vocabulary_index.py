"""Ways into one library's vocabulary: by headword, by the letters of a stem, by sound."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.lexicon import load_lexicon
from index.terms import MONTH, NAME, NUMBER, SUB_WORD
from index.text import HAN
from index.vocabulary import Vocabulary
from qa.comparing.word_forms import is_neighbour, lexicon_neighbours, one_edit_apart

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

PART_OF_UNKNOWN = 0.8
INSIDE_LONGER = 0.3
REMEMBERED = 32_768  # stems with their neighbours


def is_word(term: str) -> bool:
    """Whether the term is a word (not a number, a month, a sound or a part of a word)."""
    return term[0] not in SUB_WORD + NUMBER + NAME and not term.startswith(MONTH)


class VocabularyIndex:
    """Ways into one library's vocabulary: by headword, by prefix of a stem, by spoken form.

    Where the terms are those of ``before`` and more, its ways are taken over and added to.
    """

    def __init__(self, vocabulary: Vocabulary, before: "VocabularyIndex | None" = None) -> None:
        self.vocabulary = vocabulary
        self._begin = len(before.vocabulary.terms) if before else 0
        if before and vocabulary.terms[: self._begin] != before.vocabulary.terms:
            before = None
        self._known_headwords = before._by_headword if before else None
        self._known_letters = before._by_letters if before else None
        self._known_sounds = before._by_sound if before else None
        self._lexicon = load_lexicon()
        self._words: NDArray[np.bool_] | None = None
        self._held: NDArray[np.bool_] | None = None
        self._by_headword: dict[int, list[tuple[int, float]]] | None = None
        self._by_letters: dict[str, list[str]] | None = None
        self._neighbours: dict[str, list[str]] = {}
        self._by_sound: dict[str, list[int]] | None = None

    def warm(self) -> None:
        """Find all ways now, so that no question waits for it."""
        self.is_word(np.zeros(0, dtype=np.int64))
        self.holds(np.zeros(0, dtype=np.int64))
        self._stems("")
        self.sounding("")
        lexicon_neighbours("")

    def is_word(self, numbers: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Which of these vocabulary numbers are words."""
        if self._words is None:
            self._words = np.array([bool(t) and is_word(t) for t in self.vocabulary.terms])
        words: NDArray[np.bool_] = self._words[numbers]
        return words

    def words(self, headword: int) -> list[tuple[int, float]]:
        """Vocabulary numbers of words that are, contain or are part of a headword, with factors."""
        return self._headwords().get(headword, [])

    def holds(self, headwords: NDArray[np.integer]) -> NDArray[np.bool_]:
        """For which of these headwords the library has words."""
        if self._held is None:
            held = np.zeros(len(self._lexicon.words), dtype=np.bool_)
            held[list(self._headwords())] = True
            self._held = held
        found: NDArray[np.bool_] = self._held[headwords]
        return found

    def neighbours(self, name: str) -> list[str]:
        """Stems of the vocabulary that differ only in a suffix: "invad" and "invas" do not,
        "coloni" and "colonist" do."""
        if name not in self._neighbours:
            if len(self._neighbours) >= REMEMBERED:
                self._neighbours = {}
            alike = self._stems(name[:4])
            self._neighbours[name] = [other for other in alike if is_neighbour(name, other)]
        return self._neighbours[name]

    def misspelt(self, name: str) -> list[str]:
        """Stems of the vocabulary that one letter more, less or other tells from this one."""
        near = {*self._stems(f"{name[:2]}-"), *self._stems(f"-{name[-2:]}")}
        return sorted(other for other in near if one_edit_apart(name, other))

    def _stems(self, letters: str) -> list[str]:
        """Stems that begin with four letters, or with two ("ab-"), or end with two ("-yz")."""
        if self._by_letters is None:
            self._by_letters = self._grown(self._known_letters, self._lettered)
        return self._by_letters.get(letters, [])

    def sounding(self, spoken: str) -> list[int]:
        """Chinese words of two characters or more with this joined pinyin."""
        if self._by_sound is None:
            self._by_sound = self._grown(self._known_sounds, self._spoken)
        return self._by_sound.get(spoken, [])

    def _headwords(self) -> dict[int, list[tuple[int, float]]]:
        if self._by_headword is None:
            self._by_headword = self._grown(self._known_headwords, self._meant)
        return self._by_headword

    def _grown(
        self,
        known: Mapping[Key, list[Value]] | None,
        entries: Callable[[int, str], Iterator[tuple[Key, Value]]],
    ) -> dict[Key, list[Value]]:
        """What is known of earlier terms, with the entries of those that are new."""
        begin = 0 if known is None else self._begin
        new: dict[Key, list[Value]] = defaultdict(list)
        for number, term in enumerate(self.vocabulary.terms[begin:], start=begin):
            for key, value in entries(number, term):
                new[key].append(value)
        if known is None:
            return new
        return {**known, **{key: [*known.get(key, ()), *more] for key, more in new.items()}}

    def _lettered(self, _: int, term: str) -> Iterator[tuple[str, str]]:
        if len(term) >= 4 and term[0].isalpha() and term.isascii():
            for key in (term[:4], f"{term[:2]}-", f"-{term[-2:]}"):
                yield key, term

    def _spoken(self, number: int, term: str) -> Iterator[tuple[str, int]]:
        if len(term) > 1 and HAN.match(term):
            yield self._lexicon.spoken(term), number

    def _meant(self, number: int, term: str) -> Iterator[tuple[int, tuple[int, float]]]:
        word = term.removeprefix(SUB_WORD)
        if not HAN.match(word):
            return
        factor = INSIDE_LONGER if word != term else 1.0
        if word in self._lexicon.word_ids:
            yield self._lexicon.word_ids[word], (number, factor)
            return
        for part in self._lexicon.parts(word):
            yield part, (number, factor * PART_OF_UNKNOWN)


_LATEST = deque[VocabularyIndex](maxlen=1)


@lru_cache(maxsize=4)
def vocabulary_index(vocabulary: Vocabulary) -> VocabularyIndex:
    """The ways into a vocabulary, made once for each; a library that grew takes over those of the
    state before."""
    before = next(iter(_LATEST.copy()), None)
    index = VocabularyIndex(vocabulary, before)
    _LATEST.append(index)
    return index
