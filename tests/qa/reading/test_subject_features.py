"""What a sentence leaves to its surroundings, worked out by hand on two terms, three sentences."""

import numpy as np
import pytest

from qa.reading.coverage_features import Match
from qa.reading.subject_features import subject_features

# "Chaoyang" (weight 2, a name) stands in sentence 0, "budget" (weight 1) in sentence 1, its
# neighbour; sentence 2 is of another document, under a heading that names Chaoyang.
LEXICAL = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.5]], dtype=np.float32)
HEADING = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 0.0]], dtype=np.float32)


def match(*names: bool) -> Match:
    return Match(
        own=LEXICAL,
        lexical=LEXICAL,
        soft=LEXICAL,
        weights=np.array([2.0, 1.0], dtype=np.float32),
        group=np.array([0, 0, 1]),
        heading=HEADING,
        names=np.array(names),
    )


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("names", [1.0, 0.0, 0.0]),
        ("names_before", [0.0, 1.0, 0.0]),
        ("names_around", [1.0, 1.0, 1.0]),
        ("names_heading", [0.0, 0.0, 1.0]),
        ("rest", [0.0, 1.0, 0.5]),
        ("rest_soft_rank", [2.0, 0.0, 1.0]),
        ("inherited", [2 / 3, 1.0, (2 + 0.5) / 3]),
        ("inherited_rank", [2.0, 0.0, 1.0]),
        ("inherited_over_rival", [-1 / 3, 1 / 3, 2.5 / 3]),
    ],
)
def test_names_may_stand_around_a_sentence_the_rest_must_stand_in_it(
    name: str, values: list[float]
) -> None:
    assert subject_features(match(True, False))[name].tolist() == pytest.approx(values, abs=1e-6)


def test_a_question_without_names_is_all_rest() -> None:
    columns = subject_features(match(False, False))
    assert columns["names"].tolist() == [-1.0, -1.0, -1.0]
    assert columns["rest"].tolist() == pytest.approx([2 / 3, 1 / 3, 0.5 / 3])
    assert columns["inherited"].tolist() == columns["rest"].tolist()


def test_a_question_of_names_alone_looks_for_them_in_the_sentence_too() -> None:
    columns = subject_features(match(True, True))
    assert columns["rest"].tolist() == pytest.approx([2 / 3, 1 / 3, 0.5 / 3])
