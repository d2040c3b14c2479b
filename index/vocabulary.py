"""The terms of the library, their numbers, and in how many chunks of each language they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.terms import NAME, NUMBER, SUB_WORD
from index.types import Language


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What the chunks of a library are made of, at one moment.

    ``terms[number]`` is a term ("" where a number is not in use); ``frequencies`` holds, for each
    language, the number of its chunks that hold each term; ``chunk_count`` the chunks and
    ``mean_terms`` the mean number of terms in a chunk, by language. ``glossary`` holds what words
    of one language are in the other, as this library's own translations have it, with weights.
    """

    terms: tuple[str, ...]
    frequencies: Mapping[Language, NDArray[np.int32]]
    chunk_count: Mapping[Language, int]
    mean_terms: Mapping[Language, float]
    glossary: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """The number of each term."""
        return {term: number for number, term in enumerate(self.terms) if term}

    @cached_property
    def document_frequency(self) -> NDArray[np.int32]:
        """In how many chunks, of any language, each term stands, by its number."""
        total: NDArray[np.int32] = self.frequencies["zh"] + self.frequencies["en"]
        return total

    def share(self, term: str, language: Language) -> float:
        """In how much of the chunks of a language (0..1) a term stands."""
        number, chunks = self.ids.get(term), max(1, self.chunk_count[language])
        return int(self.frequencies[language][number]) / chunks if number is not None else 0.0

    def commonest(self, count: int) -> tuple[str, ...]:
        """The words that stand in most chunks: no numbers, names by sound or parts of words."""
        order = np.argsort(-self.document_frequency, kind="stable").tolist()
        terms = (self.terms[number] for number in order)
        words = (term for term in terms if term and term[0] not in SUB_WORD + NUMBER + NAME)
        return tuple(islice(words, count))
