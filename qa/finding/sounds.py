"""Names of a question that stand in the library in the other language's letters, by sound."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from index.english import stem
from index.lexicon import load_lexicon
from index.names import alike, alike_chinese, chinese_phones, latin_phones, sounds
from index.terms import NAME
from index.text import HAN
from index.types import Language
from index.vocabulary import Vocabulary
from qa.finding.candidates import Candidates
from qa.finding.expansion import QuestionTerm
from qa.finding.matching import inverse_frequency
from qa.finding.passage_terms import Floats

REMEMBERED = 4_096  # names, each asked about several times for one question
TRANSLATED = 0.6  # a name the dictionary translates this well needs no sound


class SoundIndex:
    """The names of one library as they sound, by language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        names = [(number, term[1:]) for number, term in enumerate(vocabulary.terms)
                 if term.startswith(NAME)]  # fmt: skip
        chinese = [(number, name) for number, name in names if HAN.match(name)]
        latin = [(number, name) for number, name in names if not HAN.match(name)]
        self._chinese_numbers = [number for number, _ in chinese]
        self._latin_numbers = [number for number, _ in latin]
        self._chinese = sounds([chinese_phones(name) for _, name in chinese])
        self._latin = sounds([latin_phones(name) for _, name in latin])
        self._found: dict[str, dict[int, float]] = {}

    def alike(self, name: str) -> dict[int, float]:
        """Vocabulary numbers of names in the other script that sound like ``name``, with values."""
        if name not in self._found:
            if len(self._found) >= REMEMBERED:
                self._found = {}
            self._found[name] = self._alike(name)
        return self._found[name]

    def _alike(self, name: str) -> dict[int, float]:
        if HAN.match(name):
            found = alike_chinese(chinese_phones(name), self._latin)
            return {self._latin_numbers[row]: value for row, value in found.items()}
        found = alike(latin_phones(name), self._chinese)
        if name.endswith("s"):  # "Huguenots" may be a plural, "Davis" is none
            for row, value in alike(latin_phones(name[:-1]), self._chinese).items():
                found[row] = max(value, found.get(row, 0.0))
        return {self._chinese_numbers[row]: value for row, value in found.items()}


@lru_cache(maxsize=4)
def sound_index(vocabulary: Vocabulary) -> SoundIndex:
    """The sounds of a vocabulary, worked out once for each."""
    return SoundIndex(vocabulary)


def match_names(
    terms: Sequence[str],
    expanded: Sequence[QuestionTerm],
    candidates: Candidates,
    vocabulary: Vocabulary,
) -> Floats:
    """The summed rarity of the question's names that a passage holds by sound, (passages,)."""
    result = np.zeros(len(candidates.languages), dtype=np.float32)
    for names in _spellings(terms):
        rows = _sounding(names, expanded, vocabulary)
        if rows:
            found = np.minimum(1, candidates.by_passage(candidates.count(rows)))
            result += (found * _rarity(rows, candidates, vocabulary)).max(axis=0)
    return result


def _rarity(
    rows: Sequence[dict[int, float]], candidates: Candidates, vocabulary: Vocabulary
) -> Floats:
    """The idf of each row in the language of each passage, (rows, passages)."""
    result = np.zeros((len(rows), len(candidates.languages)), dtype=np.float32)
    for language in ("zh", "en"):
        frequencies = vocabulary.frequencies[language]
        soft = [sum(value * int(frequencies[number]) for number, value in row.items())
                for row in rows]  # fmt: skip
        idf = inverse_frequency(np.array(soft, dtype=np.float32), vocabulary.chunk_count[language])
        result[:, candidates.of_language(language)] = idf[:, None]
    return result


def _spellings(terms: Sequence[str]) -> Iterator[list[str]]:
    """Names of the question; of Chinese, stretches of one run compete for the same name."""
    run: list[str] = []
    for term in terms:
        if term.startswith(NAME) and HAN.match(term[1:]):
            run.append(term[1:])
            continue
        if run:
            yield run
            run = []
        if term.startswith(NAME):
            yield [term[1:]]
    if run:
        yield run


def _translated(name: str, expanded: Sequence[QuestionTerm], vocabulary: Vocabulary) -> bool:
    if HAN.match(name):
        number = load_lexicon().word_ids.get(name)
        return number is not None and _means_something_here(number, vocabulary)
    return any(term.term == stem(name) and max(term.other.values(), default=0) >= TRANSLATED
               for term in expanded)  # fmt: skip


def _means_something_here(word: int, vocabulary: Vocabulary) -> bool:
    lexicon = load_lexicon()
    glosses = lexicon.glosses_of(word)
    return any(name in vocabulary.ids for gloss in glosses for name in lexicon.stems_of(gloss))


def named_numbers(
    terms: Sequence[str],
    expanded: Sequence[QuestionTerm],
    vocabulary: Vocabulary,
    language: Language,
) -> Iterator[tuple[dict[int, float], float]]:
    """Names of a language that sound like one of the question's, with the idf they stand for."""
    frequencies = vocabulary.frequencies[language]
    for names in _spellings(terms):
        for row in _sounding(names, expanded, vocabulary):
            own = {number: value for number, value in row.items() if frequencies[number]}
            soft = sum(value * int(frequencies[number]) for number, value in own.items())
            if own:
                rarity = inverse_frequency(np.array([soft]), vocabulary.chunk_count[language])
                yield own, float(rarity[0])


def _sounding(
    names: Sequence[str], expanded: Sequence[QuestionTerm], vocabulary: Vocabulary
) -> list[dict[int, float]]:
    rows = (sound_index(vocabulary).alike(name) for name in names
            if not _translated(name, expanded, vocabulary))  # fmt: skip
    return [row for row in rows if row]
