"""Words that say nearly the same in one language, found by way of the other (pivoting).

Two words are paraphrases as far as they share translations in CC-CEDICT: "overseas" and
"foreign" by way of 国外, 媒体 and 传媒 by way of "media". After Bannard and Callison-Burch,
"Paraphrasing with bilingual parallel corpora" (ACL 2005), with the dictionary's weights in place of
a corpus.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

import numpy as np

from index.lexicon import Lexicon, load_lexicon
from index.text import HAN

WEAKEST_GLOSS, WHOLE = 0.2, 0.6
LEAST, STRONG = 0.01, 0.1  # probabilities that two words say the same
LEAST_SIMILAR, MOST_SIMILAR = 0.35, 0.7

_K = TypeVar("_K", int, str)


def paraphrased(one: str, other: str) -> float:
    """How far two words of one language say the same by way of the other: 0, or .35 to .7."""
    probability = paraphrases(one).get(other, 0.0)
    if probability < LEAST:
        return 0.0
    share = np.log(probability / LEAST) / np.log(STRONG / LEAST)
    return float(LEAST_SIMILAR + (MOST_SIMILAR - LEAST_SIMILAR) * min(1.0, share))


@lru_cache(maxsize=16_384)
def paraphrases(word: str) -> Mapping[str, float]:
    """The words that share a translation with ``word`` (a Chinese headword or an English stem),
    each with the probability that it stands for it."""
    lexicon = load_lexicon()
    found: dict[str, float] = defaultdict(float)
    if HAN.match(word):
        number = lexicon.word_ids.get(word)
        for stem, share in _stems(number).items() if number is not None else ():
            for headword, weight in _headwords(stem).items():
                if headword != number:
                    found[lexicon.words[headword]] += share * weight
    else:
        for headword, weight in _headwords(word).items():
            for stem, share in _stems(headword).items():
                if stem != word:
                    found[stem] += weight * share
    return {name: value for name, value in found.items() if value >= LEAST}


@lru_cache(maxsize=65_536)
def _headwords(stem: str) -> Mapping[int, float]:
    """Chinese words of two characters or more that mean ``stem``, with shares that add up to 1."""
    lexicon = load_lexicon()
    number = lexicon.stem_ids.get(stem)
    if number is None:
        return {}
    weights: dict[int, float] = {}
    for gloss in lexicon.stem_glosses[lexicon.uses_start[number] : lexicon.uses_start[number + 1]]:
        headword = int(lexicon.gloss_word[gloss])
        weight = _weight(lexicon, int(gloss), stem)
        if weight and len(lexicon.words[headword]) > 1:
            usual = float(np.exp(-lexicon.word_surprisal[headword] / 2))
            weights[headword] = max(weights.get(headword, 0.0), weight * usual)
    return _shares(weights)


@lru_cache(maxsize=65_536)
def _stems(headword: int) -> Mapping[str, float]:
    """The English stems that a Chinese word means, with shares that add up to 1."""
    lexicon = load_lexicon()
    weights: dict[str, float] = {}
    for gloss in lexicon.glosses_of(headword):
        for stem in lexicon.stems_of(gloss):
            weight = _weight(lexicon, gloss, stem)
            if weight:
                weights[stem] = max(weights.get(stem, 0.0), weight)
    return _shares(weights)


def _weight(lexicon: Lexicon, gloss: int, stem: str) -> float:
    """What a gloss is worth as a translation by ``stem``; 0 when that is only a part of it."""
    weight = float(lexicon.gloss_weight[gloss])
    if weight < WEAKEST_GLOSS:
        return 0.0
    first, end = lexicon.stems_start[gloss], lexicon.stems_start[gloss + 1]
    numbers = lexicon.gloss_stems[first:end]
    bits = lexicon.stem_surprisal[numbers]
    share = float(bits[[lexicon.stems[n] == stem for n in numbers]].max() / bits.sum())
    return weight * share if share >= WHOLE else 0.0


def _shares(weights: dict[_K, float]) -> Mapping[_K, float]:
    total = sum(weights.values())
    return {key: value / total for key, value in weights.items()}
