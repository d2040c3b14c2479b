"""Pairs of neighbouring Chinese characters that a question and a sentence share."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.text import HAN, match_form

Array = NDArray[np.floating[Any]]


def pair_coverage(question: str, texts: Sequence[str]) -> Array:
    """Share of the question's pairs of neighbouring Chinese characters that each text holds,
    rare pairs counting more. Wherever words were cut, a name stays recognisable by its pairs."""
    asked = sorted(_pairs(question))
    held = [_pairs(text) for text in texts]
    marks = np.array([[pair in own for own in held] for pair in asked], dtype=np.float32)
    if not len(asked) or not marks.any():
        return np.zeros(len(texts))
    frequency = marks.sum(axis=1)
    rarity = np.log1p((len(texts) - frequency + 0.5) / (frequency + 0.5)) * (frequency > 0)
    return np.asarray(rarity @ marks / max(float(rarity.sum()), 1e-6))


@lru_cache(maxsize=16_384)
def _pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters, in matching form."""
    folded = match_form(text)
    return frozenset(
        folded[place : place + 2]
        for place in range(len(folded) - 1)
        if HAN.match(folded[place]) and HAN.match(folded[place + 1])
    )
