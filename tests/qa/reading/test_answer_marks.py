"""Kinds of terms, words that go with an answer, sentences that lean on the one before."""

import pytest

from qa.reading.answer_marks import has_cue, kind_of, leans_on_neighbour
from qa.types import AnswerType


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("#308", "number"),
        ("#1967", "date"),
        ("#2022", "date"),
        ("#2500", "number"),
        ("#m9", "date"),
        ("@kuechly", "name"),
        ("~区域", ""),
        ("的", ""),
        ("城市", "word"),
        ("govern", "word"),
    ],
)
def test_kind_of_a_term(term: str, kind: str) -> None:
    assert kind_of(term) == kind


@pytest.mark.parametrize(
    ("sentence", "answer_type", "found"),
    [
        ("因交通便利而得名，由于靠近河流。", "reason", True),
        ("It closed because of the flood.", "reason", True),
        ("它位于城市东部。", "reason", False),
        ("“两区”是指两个示范区。", "definition", True),
        ("The pass is known as the Gate.", "definition", True),
        ("超过三成的游客来自海外。", "share", True),
        ("比例超過50%。", "share", True),
        ("Trains run daily.", "number", False),
    ],
)
def test_cues(sentence: str, answer_type: AnswerType, found: bool) -> None:
    assert has_cue(sentence, answer_type) is found


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("他曾任市长。", True),
        ("该区位于东部。", True),
        ("It has twelve gates.", True),
        ("However, the bridge stayed open.", True),
        ("朝阳门在东边。", False),
        ("Italy has many lakes.", False),
        ("Theatres opened late.", False),
    ],
)
def test_a_sentence_that_points_back_leans(sentence: str, leans: bool) -> None:
    assert leans_on_neighbour(sentence) is leans
