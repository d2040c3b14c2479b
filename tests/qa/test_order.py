"""The order of sentences: signs with weights, learned from questions."""

import pytest

from qa.order import order_score, order_weights


def test_a_score_is_the_weighted_sum_of_the_signs_that_have_a_weight() -> None:
    weights = order_weights()
    signs = {"topical": 0.5, "typed_about": 1.0, "coverage": 9.0}
    assert "coverage" not in weights
    assert order_score(signs) == pytest.approx(0.5 * weights["topical"] + weights["typed_about"])


@pytest.mark.parametrize("sign", ["heading", "asks", "orders", "stranger", "other_code"])
def test_what_answers_nothing_counts_against_a_sentence(sign: str) -> None:
    assert order_score({sign: 1.0}) < 0


@pytest.mark.parametrize(
    "sign", ["topical", "typed_about", "near", "counts", "odds", "gives_reason"]
)
def test_signs_of_an_answer_count_for_a_sentence(sign: str) -> None:
    assert order_score({sign: 1.0}) > 0
