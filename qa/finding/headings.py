"""What stands over a passage: the title of its document and the heading of its section.

A text names its subject at its top and not again in each of its passages, so that a question
about "the opening hours of the salt museum" is answered by a passage that names no museum. What
stands above a passage counts as said in it, as in headers put before chunks.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.terms import analyse
from index.types import Language
from index.vocabulary import Vocabulary
from qa.types import Passage

HEADINGS_REMEMBERED = 16_384


def terms_above(passages: Sequence[Passage], vocabulary: Vocabulary) -> list[NDArray[np.int64]]:
    """The vocabulary numbers of what stands over each passage, (terms,) each."""
    return [numbers_of(_above(one), one.document.language, vocabulary) for one in passages]


def numbers_of(text: str, language: Language, vocabulary: Vocabulary) -> NDArray[np.int64]:
    """The vocabulary numbers of a heading's terms, (terms,)."""
    ids = vocabulary.ids
    return np.array([ids[t] for t in _analysed(text, language) if t in ids], dtype=np.int64)


def _above(passage: Passage) -> str:
    title, section = passage.document.metadata.title, passage.chunk.context
    return " ".join(part for part in (title, section) if part)


@lru_cache(maxsize=HEADINGS_REMEMBERED)
def _analysed(text: str, language: Language) -> tuple[str, ...]:
    return analyse(text, language)
