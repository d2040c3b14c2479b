"""Where in a sentence a question's words stand: order, density, and nearness to an answer.

Columns of the token arrays are the tokens of all candidate sentences one after the other;
``starts`` holds the first token of each sentence (every sentence has at least one).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]

DECAY = float(np.exp(-1 / 5))
REACH = (1, 2, 4, 8)
IN_QUESTION = 0.5


def order_feature(tokens: Array, weights: Array, starts: Indices) -> Array:
    """Share of neighbouring question terms that also stand near each other in the sentence.

    Up to four tokens apart; the reversed order counts half. ``tokens`` is (terms, tokens).
    """
    terms, count = tokens.shape
    if terms < 2:
        return np.zeros(len(starts), dtype=np.float32)
    best = np.zeros((terms - 1, count), dtype=np.float32)
    sentence = sentence_of(starts, count)
    for distance in range(1, min(5, count)):
        same = sentence[distance:] == sentence[:-distance]
        first, second = tokens[:, :-distance], tokens[:, distance:]
        forward = np.minimum(first[:-1], second[1:]) * same
        reverse = 0.5 * np.minimum(first[1:], second[:-1]) * same
        best[:, :-distance] = np.maximum(best[:, :-distance], np.maximum(forward, reverse))
    pairs = (weights[:-1] + weights[1:]) / 2
    found = np.maximum.reduceat(best, starts, axis=1)
    return np.asarray(pairs @ found / max(float(pairs.sum()), 1e-6), dtype=np.float32)


def density_features(tokens: Array, weights: Array, starts: Indices) -> dict[str, Array]:
    """Coverage by the length of the stretch that holds the matches, and that length's share."""
    ends = np.append(starts[1:], tokens.shape[1])
    total = max(float(weights.sum()), 1e-6)
    density = np.zeros(len(starts), dtype=np.float32)
    share = np.zeros(len(starts), dtype=np.float32)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        block = tokens[:, start:end]
        best = block.max(axis=1)
        matched = best >= IN_QUESTION
        if matched.any():
            places = block[matched].argmax(axis=1)
            span = int(places.max() - places.min()) + 1
            density[number] = float(weights[matched] @ best[matched]) / total / (span + 3)
            share[number] = span / (end - start)
    return {"density": density, "span_share": share}


def nearness_to(tokens: Array, starts: Indices) -> Array:
    """How near each token stands to each question term: (terms, tokens), 1 on the term itself.

    A match fades by e^(-distance/5), inside its sentence only.
    """
    near = tokens.copy()
    sentence = sentence_of(starts, tokens.shape[1])
    for distance in REACH:
        if distance >= tokens.shape[1]:
            break
        same = (sentence[distance:] == sentence[:-distance]) * np.float32(DECAY**distance)
        left = near[:, :-distance] * same
        right = near[:, distance:] * same
        near[:, distance:] = np.maximum(near[:, distance:], left)
        near[:, :-distance] = np.maximum(near[:, :-distance], right)
    return near


def candidate_features(
    near: Array, near_focus: Array, kinds: Mapping[str, Array], wanted: str, starts: Indices
) -> dict[str, Array]:
    """Best nearness of a possible answer, of the wanted kind and of each kind.

    ``kinds`` maps a kind to (tokens,) marks in 0..1: 1 where a token of that kind stands that is
    not in the question. ``wanted`` is one of the kinds.
    """
    columns = {
        f"near_{kind}": np.maximum.reduceat(near * marks, starts) for kind, marks in kinds.items()
    }
    columns["near_wanted"] = np.maximum.reduceat(near * kinds[wanted], starts)
    columns["near_wanted_focus"] = np.maximum.reduceat(near_focus * kinds[wanted], starts)
    columns["wanted_count"] = np.add.reduceat(kinds[wanted], starts)
    return columns


def sentence_of(starts: Indices, count: int) -> Indices:
    """The number of the sentence each of ``count`` tokens belongs to."""
    marks = np.zeros(count, dtype=np.int64)
    marks[starts[1:]] = 1
    return np.cumsum(marks)
