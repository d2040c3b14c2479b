"""Vectors of chunks as plain arrays: what both stores of vectors are made of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.types import Language


@dataclass(frozen=True, slots=True)
class VectorRows:
    """The vectors of chunks of one language, one a row.

    ``numbers`` are the chunks' numbers, ascending; ``documents`` those of their documents; ``rows``
    the unit vectors, shape (n, dimension). The languages are kept apart because a search is nearly
    always for one of them, and filters inside a vector store are slow.
    """

    language: Language
    numbers: NDArray[np.int64]
    documents: NDArray[np.int64]
    rows: NDArray[np.float32]
