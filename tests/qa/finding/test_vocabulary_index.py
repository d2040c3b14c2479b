"""The ways into a vocabulary that grew are those of one that is met for the first time."""

import numpy as np
import pytest

from index.vocabulary import Vocabulary
from qa.finding.vocabulary_index import VocabularyIndex

FIRST = ("", "图书馆", "~图书", "lighthous", "北京", "", "colonist")
MORE = ("北京市", "colonis", "~书馆", "背景", "lighthou", "新图书馆")


def vocabulary(terms: tuple[str, ...]) -> Vocabulary:
    counts = np.ones(len(terms), dtype=np.int32)
    return Vocabulary(terms, {"zh": counts, "en": counts}, {"zh": 1, "en": 1}, {"zh": 1, "en": 1})


def ways(index: VocabularyIndex) -> tuple[object, ...]:
    headwords = [index._lexicon.word_ids[word] for word in ("图书馆", "图书", "北京", "北京市")]
    return (
        [index.words(headword) for headword in headwords],
        index.holds(np.array(headwords)).tolist(),
        index.neighbours("coloni"),
        index.misspelt("lighthouz"),
        index.sounding("beijing"),
        index.is_word(np.arange(len(index.vocabulary.terms))).tolist(),
    )


@pytest.mark.parametrize("terms", [(*FIRST, *MORE), FIRST, FIRST[:3], ("", "北京", *MORE)])
def test_a_vocabulary_that_grew_or_changed_is_known_as_if_new(terms: tuple[str, ...]) -> None:
    before = VocabularyIndex(vocabulary(FIRST))
    known = ways(before)
    assert ways(VocabularyIndex(vocabulary(terms), before)) == ways(
        VocabularyIndex(vocabulary(terms))
    )
    assert ways(before) == known, "readers of the state before go on with it"


def test_what_is_new_is_found_beside_what_was_there() -> None:
    before = VocabularyIndex(vocabulary(FIRST))
    assert before.sounding("beijing") == [4]
    grown = VocabularyIndex(vocabulary((*FIRST, *MORE)), before)
    assert grown.sounding("beijing") == [4, 10]
    assert before.misspelt("lighthouz") == ["lighthous"]
    assert grown.misspelt("lighthouz") == ["lighthou", "lighthous"]
