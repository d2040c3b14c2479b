"""Ways into one library's vocabulary: by headword, by the letters of a stem, by sound."""

from collections import defaultdict
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.lexicon import load_lexicon
from index.terms import MONTH, NAME, NUMBER, SUB_WORD
from index.text import HAN
from index.vocabulary import Vocabulary
from qa.word_forms import is_neighbour, lexicon_neighbours, one_edit_apart

PART_OF_UNKNOWN = 0.8
INSIDE_LONGER = 0.3
REMEMBERED = 32_768  # stems with their neighbours


def is_word(term: str) -> bool:
    """Whether the term is a word (not a number, a month, a sound or a part of a word)."""
    return term[0] not in SUB_WORD + NUMBER + NAME and not term.startswith(MONTH)


class VocabularyIndex:
    """Ways into one library's vocabulary: by headword, by prefix of a stem, by spoken form."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
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
            self._by_letters = defaultdict(list)
            for term in self.vocabulary.terms:
                if len(term) >= 4 and term[0].isalpha() and term.isascii():
                    for key in (term[:4], f"{term[:2]}-", f"-{term[-2:]}"):
                        self._by_letters[key].append(term)
        return self._by_letters.get(letters, [])

    def sounding(self, spoken: str) -> list[int]:
        """Chinese words of two characters or more with this joined pinyin."""
        if self._by_sound is None:
            self._by_sound = defaultdict(list)
            for number, term in enumerate(self.vocabulary.terms):
                if len(term) > 1 and HAN.match(term):
                    self._by_sound[self._lexicon.spoken(term)].append(number)
        return self._by_sound.get(spoken, [])

    def _headwords(self) -> dict[int, list[tuple[int, float]]]:
        if self._by_headword is None:
            self._by_headword = self._find_headwords()
        return self._by_headword

    def _find_headwords(self) -> dict[int, list[tuple[int, float]]]:
        known = self._lexicon.word_ids
        found: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for number, term in enumerate(self.vocabulary.terms):
            word = term.removeprefix(SUB_WORD)
            if not HAN.match(word):
                continue
            factor = INSIDE_LONGER if word != term else 1.0
            if word in known:
                found[known[word]].append((number, factor))
                continue
            for part in self._lexicon.parts(word):
                found[part].append((number, factor * PART_OF_UNKNOWN))
        return found


@lru_cache(maxsize=4)
def vocabulary_index(vocabulary: Vocabulary) -> VocabularyIndex:
    """The ways into a vocabulary, made once for each."""
    return VocabularyIndex(vocabulary)
