"""How far apart a sentence says what a claim says together.

Words alone do not make a statement: those that stand side by side in a claim and far apart in a
sentence were joined by whoever wrote the claim.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.types import Language
from qa.claims.facts import Facts
from qa.claims.words import Line

Floats = NDArray[np.float32]

MET = 0.45  # the least likeness of a word that stands in the sentence
AS_GOOD = 0.05  # a place that much less alike may be the one that is meant
WEIGHS = 0.2
TOGETHER = 10.0  # characters
BACKWARDS = 20  # characters that a step against the order of the claim costs more
LETTERS: dict[Language, float] = {"zh": 1.0, "en": 3.2}  # for what one Chinese character says


def spread_of(claim: Facts, line: Line, match: NDArray[np.float32]) -> float:
    """Return how much farther apart neighbouring words of a claim stand in a sentence.

    The mean over neighbours, in Chinese characters; ``match`` is (claim words, sentence words).
    """
    gaps = gaps_of(claim, line, match)
    return sum(gaps) / len(gaps) if gaps else 0.0


def gaps_of(claim: Facts, line: Line, match: NDArray[np.float32]) -> list[float]:
    """Return for each two neighbouring words of a claim how much farther apart they stand."""
    places: list[list[int]] = []
    own: list[int] = []
    for number, word in enumerate(claim.words if match.size else ()):
        best = float(match[number].max())
        if best >= MET and claim.weights[number] > WEIGHS:
            columns = np.flatnonzero(match[number] >= best - AS_GOOD)
            places.append([line.words[column].start for column in columns])
            own.append(word.start)
    if len(places) < 2:
        return []
    path = _shortest(places)
    gaps = [
        abs(b - a) / LETTERS[line.language] - (d - c) / LETTERS[claim.language]
        for a, b, c, d in zip(path, path[1:], own, own[1:], strict=False)
    ]
    return [max(0.0, gap) for gap in gaps]


def _shortest(places: Sequence[Sequence[int]]) -> list[int]:
    """One place for each word, so that the way from one to the next is shortest."""
    ways: dict[int, tuple[float, list[int]]] = {place: (0.0, [place]) for place in places[0]}
    for step in places[1:]:
        ways = {
            place: min(
                (cost + abs(place - last) + (BACKWARDS if place < last else 0), [*way, place])
                for last, (cost, way) in ways.items()
            )
            for place in step
        }
    return min(ways.values())[1]


def joined_of(claim: Facts, line: Line, match: NDArray[np.float32]) -> list[float]:
    """Return for each two neighbouring words of a claim that say something whether the sentence has
    them together: 1 where both stand within ``TOGETHER`` characters, 0 where they do not."""
    weighty = [n for n in range(len(claim.words)) if claim.weights[n] > WEIGHS]
    places = [
        [line.words[column].start for column in np.flatnonzero(match[number] >= MET)]
        if match.size
        else []
        for number in weighty
    ]
    reach = TOGETHER * LETTERS[line.language]
    return [
        float(any(abs(a - b) <= reach for a in here for b in there))
        for here, there in pairwise(places)
    ]
