"""What a sentence says, as items the other language can explain: words, numbers, names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.english import content_stems
from index.lexicon import RAREST_STEM, load_lexicon
from index.terms import NAME, NUMBER, SUB_WORD, analyse
from index.text import HAN
from index.types import Language

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Numbers and names weigh as much as a rare word; a word explained by its sound alone is a name.
EXACT_WEIGHT = 8.0
MOST_GLOSSES = 6
SHORTEST_SPOKEN = 5


@dataclass(frozen=True, slots=True)
class Meaning:
    """The items of one sentence with their weights, and the keys it explains items by.

    An item is explained by a sentence of the other language that holds one of ``needs[item]``;
    ``spoken`` is the whole Chinese sentence in pinyin, which explains names spelled in Latin.
    """

    weights: dict[str, float]
    needs: dict[str, frozenset[str]]
    keys: frozenset[str]
    spoken: str

    @classmethod
    def of(cls, text: str, language: Language) -> "Meaning":
        """The meaning of one sentence."""
        terms = [term for term in analyse(text, language) if not term.startswith(SUB_WORD)]
        return _chinese(terms, text) if language == "zh" else _english(terms)


def _english(terms: Sequence[str]) -> Meaning:
    lexicon = load_lexicon()
    weights: dict[str, float] = {}
    needs: dict[str, frozenset[str]] = {}
    for term in terms:
        if term.startswith(NAME):
            continue
        if term.startswith(NUMBER):
            weights[term] = EXACT_WEIGHT
        else:
            number = lexicon.stem_ids.get(term)
            rare = RAREST_STEM if number is None else float(lexicon.stem_surprisal[number])
            weights[term] = min(rare, RAREST_STEM) - 3.0
        needs[term] = frozenset((term,))
    return Meaning({t: w for t, w in weights.items() if w > 0}, needs, frozenset(terms), "")


def _chinese(terms: Sequence[str], text: str) -> Meaning:
    lexicon = load_lexicon()
    weights: dict[str, float] = {}
    needs: dict[str, frozenset[str]] = {}
    for term in terms:
        if term.startswith(NUMBER):
            weights[term], needs[term] = EXACT_WEIGHT, frozenset((term,))
        elif term.startswith(NAME):
            continue
        elif HAN.match(term):
            stems, weight = _glossed(term)
            if weight > 0:
                weights[term], needs[term] = weight, stems
        else:
            weights[term], needs[term] = EXACT_WEIGHT, frozenset((term,))
    keys = frozenset().union(*needs.values()) if needs else frozenset()
    return Meaning(weights, needs, keys, lexicon.spoken("".join(HAN.findall(text))))


@lru_cache(maxsize=65_536)
def _glossed(word: str) -> tuple[frozenset[str], float]:
    """The English stems that explain a Chinese word, its pinyin among them, and its weight."""
    lexicon = load_lexicon()
    stems: set[str] = set()
    weight = 0.0
    for headword in lexicon.parts(word):
        for gloss in lexicon.glosses_of(headword)[:MOST_GLOSSES]:
            stems.update(lexicon.stems_of(gloss))
        weight += max(0.0, float(lexicon.word_surprisal[headword]) - 5.0)
    spoken = lexicon.spoken(word)
    if len(spoken) >= SHORTEST_SPOKEN:
        stems.update((*content_stems(spoken), NAME + spoken))
    return frozenset(stems), min(weight, 12.0) if stems else 0.0


def explained(ones: Sequence[Meaning], others: Sequence[Meaning]) -> tuple[Floats, Flags]:
    """The items of ``ones`` as weights (sentence, item), and who explains them (other, item)."""
    items = sorted({item for one in ones for item in one.weights})
    place = {item: number for number, item in enumerate(items)}
    weights = np.zeros((len(ones), len(items)))
    needs: list[frozenset[str]] = [frozenset()] * len(items)
    for row, one in enumerate(ones):
        for item, weight in one.weights.items():
            weights[row, place[item]] = weight
            needs[place[item]] = one.needs[item]
    found = np.zeros((len(others), len(items)), dtype=bool)
    for row, other in enumerate(others):
        for number, item in enumerate(items):
            found[row, number] = not needs[number].isdisjoint(other.keys) or (
                len(item) >= SHORTEST_SPOKEN and item in other.spoken
            )
    return weights, found
