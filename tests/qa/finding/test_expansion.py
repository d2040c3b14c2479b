"""Which words of a library may stand for a question's word."""

import numpy as np
import pytest

from index.terms import analyse
from index.text import HAN
from index.types import Language
from index.vocabulary import Vocabulary
from qa.comparing.word_forms import one_edit_apart
from qa.finding.expansion import expand


def library(*terms: str, **glossary: str) -> Vocabulary:
    """A vocabulary of these terms, each in one chunk."""
    count = np.ones(len(terms), dtype=np.int32)
    words = {name: ((other, 1.0),) for name, other in glossary.items()}
    return Vocabulary(terms, {"zh": count, "en": count}, {"zh": 9, "en": 9}, {}, words)


def matched(question: str, language: Language, vocabulary: Vocabulary) -> set[str]:
    """The terms of the library that stand for any word of the question."""
    found = set()
    for term in expand(analyse(question, language), language, vocabulary):
        found |= {vocabulary.terms[number] for number in {**term.own, **term.other}}
        stems = {name for gloss in term.glosses for name in gloss.stems}
        found |= stems & set(vocabulary.terms)
    return found


@pytest.mark.parametrize(
    ("question", "language", "word"),
    [
        ("Who led the Huguenotts?", "en", "huguenot"),  # one letter too many
        ("What is an accomodation allowance?", "en", "accommod"),
        ("Who commands American troops?", "en", "美国"),
        ("What did the U.S. sign?", "en", "america"),
        ("What did the US sign?", "en", "美国"),
        ("When was the Sino-German treaty signed?", "en", "中国"),
        ("British colonies", "en", "英国"),
        ("西城区的区长是谁", "zh", "西城"),
        ("工业区在哪里", "zh", "工业区"),
    ],
)
def test_a_word_is_met_in_other_spellings(question: str, language: Language, word: str) -> None:
    assert word in matched(question, language, library(word, "unrelat", "无关"))


def test_only_a_name_is_met_without_its_kind() -> None:
    assert matched("工业区在哪里", "zh", library("工业")) == set()


def test_a_known_word_is_not_taken_for_a_misspelt_one() -> None:
    assert matched("What is a house?", "en", library("horse", "hous")) == {"hous"}
    assert matched("What is a house?", "en", library("horse")) == set()


def test_the_glossary_adds_translations_in_both_directions() -> None:
    vocabulary = library("野马", "bronco", 野马="bronco", bronco="野马")
    assert "野马" in matched("Who are the Broncos?", "en", vocabulary)
    assert "bronco" in matched("野马是谁", "zh", vocabulary)
    plain = library("野马", "bronco")
    assert not any(HAN.match(word) for word in matched("Who are the Broncos?", "en", plain))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("shelly", "shelley", True),
        ("reciev", "receiv", True),
        ("abcd", "abcx", True),
        ("abcd", "abcd", False),
        ("abcd", "dcba", False),
        ("abcdef", "abcd", False),
    ],
)
def test_one_slip_of_the_pen(one: str, other: str, apart: bool) -> None:
    assert one_edit_apart(one, other) is apart
    assert one_edit_apart(other, one) is apart
