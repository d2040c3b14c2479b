"""Where a question's words stand: order, density and nearness on a few hand-made tokens."""

import numpy as np
import pytest

from qa.reading.proximity_features import (
    candidate_features,
    density_features,
    nearness_to,
    order_feature,
)

# Two terms over two sentences of three tokens: "a b x" and "b x a".
TOKENS = np.array([[1, 0, 0, 0, 0, 1], [0, 1, 0, 1, 0, 0]], dtype=np.float32)
STARTS = np.array([0, 3])
WEIGHTS = np.array([1.0, 1.0], dtype=np.float32)


def test_words_in_the_order_of_the_question_count_whole_reversed_half() -> None:
    assert order_feature(TOKENS, WEIGHTS, STARTS).tolist() == pytest.approx([1.0, 0.5])


def test_a_single_term_has_no_order() -> None:
    assert order_feature(TOKENS[:1], WEIGHTS[:1], STARTS).tolist() == [0.0, 0.0]


def test_density_is_coverage_over_the_stretch_that_holds_the_matches() -> None:
    columns = density_features(TOKENS, WEIGHTS, STARTS)
    assert columns["density"].tolist() == pytest.approx([1 / 5, 1 / 6])
    assert columns["span_share"].tolist() == pytest.approx([2 / 3, 1.0])


def test_nearness_fades_with_distance_and_ends_with_the_sentence() -> None:
    near = nearness_to(TOKENS, STARTS)
    fade = float(np.exp(-1 / 5))
    assert near[0].tolist() == pytest.approx([1, fade, fade**2, fade**2, fade, 1])
    assert near[1].tolist() == pytest.approx([fade, 1, fade, 1, fade, fade**2])


def test_the_best_candidate_of_the_wanted_kind_counts() -> None:
    near = np.array([0.1, 0.9, 0.5, 0.2, 0.3, 0.4])
    marks = np.array([1.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    columns = candidate_features(near, near, {"number": marks, "word": 1 - marks}, "number", STARTS)
    assert columns["near_wanted"].tolist() == pytest.approx([0.5, 0.0])
    assert columns["wanted_count"].tolist() == pytest.approx([2.0, 0.0])
    assert columns["near_word"].tolist() == pytest.approx([0.9, 0.4])
