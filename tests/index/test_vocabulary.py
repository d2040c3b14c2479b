"""How common a term is, in a library of one language too."""

import numpy as np
import pytest

from index.types import Language
from index.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    terms=("harbour", "港口"),
    frequencies={"en": np.array([3, 0], np.int32), "zh": np.array([0, 0], np.int32)},
    chunk_count={"en": 4, "zh": 0},
    mean_terms={"en": 9.0, "zh": 0.0},
)


@pytest.mark.parametrize(
    ("term", "language", "share"),
    [("harbour", "en", 0.75), ("港口", "zh", 0.0), ("harbour", "zh", 0.0), ("quay", "en", 0.0)],
)
def test_the_share_of_chunks_that_hold_a_term(term: str, language: Language, share: float) -> None:
    assert VOCABULARY.share(term, language) == share
