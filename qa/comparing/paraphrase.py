"""Words that say nearly the same in one language, found by way of the other (pivoting).

Two words are paraphrases as far as they share translations in CC-CEDICT: "overseas" and
"foreign" by way of 国外, 媒体 and 传媒 by way of "media". After Bannard and Callison-Burch,
"Paraphrasing with bilingual parallel corpora" (ACL 2005), with the dictionary's weights in place of
a corpus.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.lexicon import Lexicon, load_lexicon
from index.text import HAN

WEAKEST_GLOSS, WHOLE = 0.2, 0.6
LEAST, STRONG = 0.01, 0.1  # probabilities that two words say the same
LEAST_SIMILAR, MOST_SIMILAR = 0.35, 0.7

Integers = NDArray[np.integer[Any]]
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
    glosses = lexicon.stem_glosses[lexicon.uses_start[number] : lexicon.uses_start[number + 1]]
    worth = _worth(lexicon, glosses, number)
    kept = np.flatnonzero(worth)
    headwords = lexicon.gloss_word[glosses[kept]]
    usual = np.exp(-lexicon.word_surprisal[headwords] / 2).tolist()
    weights: dict[int, float] = {}
    for headword, weight, often in zip(
        headwords.tolist(), worth[kept].tolist(), usual, strict=True
    ):
        if len(lexicon.words[headword]) > 1:
            weights[headword] = max(weights.get(headword, 0.0), weight * often)
    return _shares(weights)


@lru_cache(maxsize=65_536)
def _stems(headword: int) -> Mapping[str, float]:
    """The English stems that a Chinese word means, with shares that add up to 1."""
    lexicon = load_lexicon()
    weights: dict[str, float] = {}
    for gloss in lexicon.glosses_of(headword):
        numbers = lexicon.gloss_stems[lexicon.stems_start[gloss] : lexicon.stems_start[gloss + 1]]
        for number, weight in zip(
            numbers, _worth(lexicon, np.array([gloss]), numbers), strict=True
        ):
            if weight:
                stem = lexicon.stems[number]
                weights[stem] = max(weights.get(stem, 0.0), float(weight))
    return _shares(weights)


def _worth(lexicon: Lexicon, glosses: Integers, stems: Integers | int) -> NDArray[np.float64]:
    """What glosses are worth as translations by stems; 0 where that is only a part of one."""
    weights = lexicon.gloss_weight[glosses].astype(np.float64)
    shares = (lexicon.stem_surprisal[stems] / _gloss_bits()[glosses]).astype(np.float64)
    return np.where((weights >= WEAKEST_GLOSS) & (shares >= WHOLE), weights * shares, 0.0)


@lru_cache(maxsize=1)
def _gloss_bits() -> NDArray[np.float32]:
    """The surprisal of each gloss's stems together."""
    lexicon = load_lexicon()
    counts = np.diff(lexicon.stems_start)
    bits = np.zeros(len(counts), dtype=np.float32)
    for count in range(1, counts.max() + 1):
        rows = np.flatnonzero(counts == count)
        places = lexicon.stems_start[rows][:, None] + np.arange(count)
        bits[rows] = lexicon.stem_surprisal[lexicon.gloss_stems[places]].sum(axis=1)
    return bits


def _shares(weights: dict[_K, float]) -> Mapping[_K, float]:
    total = sum(weights.values())
    return {key: value / total for key, value in weights.items()}
