"""Finds reprints: documents of one language whose texts are nearly the same."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from index.text import match_form
from index.types import Document, Language

# Shingles: so many neighbouring characters of Chinese, words of English.
SHINGLE = {"zh": 6, "en": 4}
# The smallest hashes of a text stand for it (bottom-k sketch, Cohen and Kaplan 2007).
SKETCH = 200
# From this share of common shingles on, two texts count as the same report.
LEAST_SIMILARITY = 0.6

_WORD = re.compile(r"\w+")
# Two odd numbers of 64 bits without a pattern: steps of a rolling hash, and its last stirring.
_FACTOR, _MIXER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A document that repeats an earlier one; ``similarity`` is the share of common shingles."""

    doc_id: str
    repeats: str
    similarity: float


def near_duplicates(
    documents: Sequence[Document], new: Collection[str] | None = None
) -> tuple[NearDuplicate, ...]:
    """Documents that nearly repeat an earlier one in ``documents``, each with the nearest such.

    With ``new``, only pairs with one of these ids are looked for. Traditional and simplified
    characters, case and punctuation make no difference. The similarity is estimated (Jaccard) to
    about 0.05.
    """
    holders: dict[tuple[str, int], list[int]] = defaultdict(list)
    sketches = [sketch(document) for document in documents]
    found = []
    for number, document in enumerate(documents):
        own = sketches[number]
        common = Counter(other for value in own for other in holders[document.language, value])
        best = max(
            (
                (_similarity(own, sketches[other]), -other)
                for other, count in common.items()
                if count >= len(own) * LEAST_SIMILARITY / 2
                and (new is None or {document.doc_id, documents[other].doc_id} & set(new))
            ),
            default=(0.0, 0),
        )
        if best[0] >= LEAST_SIMILARITY:
            repeated = documents[-best[1]].doc_id
            found.append(NearDuplicate(document.doc_id, repeated, round(best[0], 2)))
        for value in own:
            holders[document.language, value].append(number)
    return tuple(found)


def sketch(document: Document) -> frozenset[int]:
    """The smallest hashes of a document's shingles: equal texts have equal sketches."""
    size = SHINGLE[document.language]
    units = _units(match_form(document.text), document.language)
    hashes = np.zeros(max(1, len(units) - size + 1), dtype=np.uint64)
    for place in range(min(size, len(units))):
        hashes = hashes * _FACTOR + units[place : place + len(hashes)]
    return _smallest((hashes ^ (hashes >> np.uint64(29))) * _MIXER >> np.uint64(16))


def _smallest(hashes: NDArray[np.uint64]) -> frozenset[int]:
    """The smallest different hashes: among the first few sorted, if enough of those differ."""
    few = np.unique(
        np.partition(hashes, 4 * SKETCH)[: 4 * SKETCH] if len(hashes) > 4 * SKETCH else hashes
    )
    if len(few) < SKETCH:
        few = np.unique(hashes)
    return frozenset(few[:SKETCH].tolist())


def _units(text: str, language: Language) -> NDArray[np.uint64]:
    """Characters of Chinese, words of English, as numbers."""
    words = _WORD.findall(text)
    if language == "zh":
        codes = "".join(words).encode("utf-32-le", "replace")
        return np.frombuffer(codes, dtype="<u4").astype(np.uint64)
    return np.fromiter(map(_checksum, words), dtype=np.uint64, count=len(words))


@lru_cache(maxsize=131_072)
def _checksum(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))


def _similarity(one: frozenset[int], other: frozenset[int]) -> float:
    """The estimated share of common shingles: that within the smallest hashes of both."""
    smallest = nsmallest(SKETCH, one | other)
    return sum(value in one and value in other for value in smallest) / max(1, len(smallest))
