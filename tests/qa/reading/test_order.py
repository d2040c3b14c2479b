"""The order of sentences: signs with weights, learned from questions."""

import pytest

from qa.reading.order import order_score, order_weights


def test_a_score_is_the_weighted_sum_of_the_signs_that_have_a_weight() -> None:
    weights = order_weights()
    signs = {"topical": 0.5, "typed_about": 1.0, "coverage": 9.0}
    assert "coverage" not in weights
    assert order_score(signs) == pytest.approx(0.5 * weights["topical"] + weights["typed_about"])


def test_what_has_no_weight_counts_nothing() -> None:
    assert order_score({"coverage": 9.0}) == 0.0
