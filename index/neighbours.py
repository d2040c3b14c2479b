"""The chunks nearest to a vector: Chroma for a published generation, exact for what is newer."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import VectorStoreFailed
from index.rows import VectorRows
from index.types import Language

# A stored product and a recomputed one differ by rounding; by more only when a store is damaged.
TOLERANCE = 1e-2

Found = list[tuple[int, float]]


class Rows(Protocol):
    """A store that finds the rows of one generation that are near a vector."""

    def nearest(self, language: Language, vector: NDArray[np.float32], limit: int) -> Found:
        """Return numbers and inner products of about the nearest rows, best first."""

    def close(self) -> None:
        """Give the store back."""


def nearest_in_store(
    part: VectorRows, store: Rows, vector: NDArray[np.float32], limit: int
) -> Found:
    """Return the nearest rows of one language that the store finds, with exact cosines.

    Raises ``VectorStoreFailed`` when the store answers with other rows than it was made of.
    """
    answers = store.nearest(part.language, vector, min(limit, len(part.numbers)))
    if not answers:
        return []
    numbers = np.array([number for number, _ in answers], dtype=np.int64)
    places = np.minimum(np.searchsorted(part.numbers, numbers), len(part.numbers) - 1)
    exact = part.rows[places] @ vector
    told = np.array([score for _, score in answers], dtype=np.float32)
    strange = part.numbers[places] != numbers
    if strange.any() or np.abs(exact - told).max() > TOLERANCE:
        raise VectorStoreFailed("Chroma answers with other rows than it was given")
    return _best(numbers, exact, limit)


def nearest_exactly(
    part: VectorRows,
    vector: NDArray[np.float32],
    limit: int,
    allowed: NDArray[np.bool_] | None = None,
) -> Found:
    """Return the nearest of the (allowed) rows by exact cosine, best first."""
    if allowed is None:
        return _best(part.numbers, part.rows @ vector, limit)
    places = np.flatnonzero(allowed)
    if len(places) * 4 < len(part.numbers):
        return _best(part.numbers[places], part.rows[places] @ vector, limit)
    # Multiplying everything is faster than copying most of it out first.
    return _best(part.numbers[places], (part.rows @ vector)[places], limit)


def within(values: NDArray[np.int64], allowed: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which of the values are among the allowed ones (sorted)."""
    if not len(allowed):
        return np.zeros(len(values), dtype=bool)
    places = np.minimum(np.searchsorted(allowed, values), len(allowed) - 1)
    inside: NDArray[np.bool_] = allowed[places] == values
    return inside


def _best(numbers: NDArray[np.int64], scores: NDArray[np.float32], limit: int) -> Found:
    if len(scores) > limit:
        top = np.argpartition(-scores, limit - 1)[:limit]
        numbers, scores = numbers[top], scores[top]
    order = np.lexsort((numbers, -scores))
    return [(int(numbers[place]), float(scores[place])) for place in order]
