"""A sentence is shown with the one next to it only when that one may well be the answer."""

import pytest

from index.types import Document, Metadata, Sentence
from qa.reading.neighbours import with_neighbour
from qa.types import EvidenceSentence

DOCUMENT = Document("d" * 16, "a.txt", "One. Two. Six.", "en", None, Metadata(), "")


def sentence(
    number: int, odds: float, spans: tuple[tuple[int, int], ...] = (), paragraph: int = 0
) -> EvidenceSentence:
    start = 5 * number
    place = Sentence(DOCUMENT.doc_id, number, start, start + 4, paragraph)
    return EvidenceSentence(
        place, DOCUMENT, DOCUMENT.text[start : start + 4], 0.7, 0.6, spans, {"odds": odds}
    )


def test_an_earlier_neighbour_nearly_as_likely_comes_before_it() -> None:
    shown = with_neighbour(sentence(1, 0.0), [sentence(1, 0.0), sentence(0, -1.0)])
    assert shown.text == "Two."
    assert shown.antecedent is not None
    assert shown.antecedent.text == "One."


def test_a_later_neighbour_nearly_as_likely_follows() -> None:
    shown = with_neighbour(sentence(1, 0.0), [sentence(1, 0.0), sentence(2, -1.5)])
    assert shown.text == "Six."
    assert shown.antecedent is not None
    assert shown.antecedent.text == "Two."


@pytest.mark.parametrize(
    "other",
    [
        sentence(0, -2.5),
        sentence(0, 0.0, paragraph=1),
        sentence(1, 0.0),
    ],
    ids=["unlikely", "another paragraph", "itself"],
)
def test_otherwise_it_stands_alone(other: EvidenceSentence) -> None:
    best = sentence(1, 0.0)
    assert with_neighbour(best, [best, other]) is best


def test_a_sentence_with_the_asked_number_in_it_stands_alone() -> None:
    best = sentence(1, 0.0, spans=((5, 8),))
    assert with_neighbour(best, [best, sentence(0, -0.1)]) is best
