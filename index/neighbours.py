"""The chunks nearest to a vector: Chroma for a published generation, exact for what is newer."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import VectorStoreFailed
from index.generations import Generation

# A stored product and a recomputed one differ by rounding; by more only when a store is damaged.
TOLERANCE = 1e-2

Found = list[tuple[int, float]]


class Rows(Protocol):
    """A store that finds the rows of one generation that are near a vector."""

    def nearest(self, vector: NDArray[np.float32], limit: int) -> Found:
        """Return numbers and inner products of about the nearest rows, best first."""

    def close(self) -> None:
        """Give the store back."""


def nearest_in_generation(
    generation: Generation, store: Rows, vector: NDArray[np.float32], limit: int
) -> Found:
    """Return the nearest rows that the store finds, with exact cosines, best first.

    Raises ``VectorStoreFailed`` when the store answers with other rows than the generation's.
    """
    answers = store.nearest(vector, min(limit, len(generation.numbers)))
    if not answers:
        return []
    numbers = np.array([number for number, _ in answers], dtype=np.int64)
    places = np.minimum(np.searchsorted(generation.numbers, numbers), len(generation.numbers) - 1)
    exact = generation.rows[places] @ vector
    told = np.array([score for _, score in answers], dtype=np.float32)
    strange = generation.numbers[places] != numbers
    if strange.any() or np.abs(exact - told).max() > TOLERANCE:
        raise VectorStoreFailed(f"Chroma answers with other rows than {generation.directory} holds")
    return _best(numbers, exact, limit)


def nearest_exactly(
    numbers: NDArray[np.int64],
    rows: NDArray[np.float32],
    vector: NDArray[np.float32],
    limit: int,
    allowed: NDArray[np.bool_] | None = None,
) -> Found:
    """Return the nearest of the (allowed) rows by exact cosine, best first."""
    if allowed is None:
        return _best(numbers, rows @ vector, limit)
    places = np.flatnonzero(allowed)
    if len(places) * 4 < len(numbers):
        return _best(numbers[places], rows[places] @ vector, limit)
    # Multiplying everything is faster than copying most of it out first.
    return _best(numbers[places], (rows @ vector)[places], limit)


def within(
    documents: NDArray[np.int64], allowed: NDArray[np.int64] | None
) -> NDArray[np.bool_] | None:
    """Return which rows belong to the allowed documents (sorted numbers); ``None``: all do."""
    if allowed is None:
        return None
    if not len(allowed):
        return np.zeros(len(documents), dtype=bool)
    places = np.minimum(np.searchsorted(allowed, documents), len(allowed) - 1)
    inside: NDArray[np.bool_] = allowed[places] == documents
    return inside


def _best(numbers: NDArray[np.int64], scores: NDArray[np.float32], limit: int) -> Found:
    if len(scores) > limit:
        top = np.argpartition(-scores, limit - 1)[:limit]
        numbers, scores = numbers[top], scores[top]
    order = np.lexsort((numbers, -scores))
    return [(int(numbers[place]), float(scores[place])) for place in order]
