"""Each measure gives what the textbook's arithmetic gives, and nan for nothing."""

import math

import pytest

from evals.metrics import (
    bootstrap_interval,
    citation_precision,
    citation_recall,
    confusion,
    fact_found,
    key_fact_recall,
    mean,
    ndcg_at_k,
    parity,
    percentile,
    recall_at_k,
    reciprocal_rank,
    sign_test,
)


def test_means_and_percentiles_of_nothing_are_nan() -> None:
    assert math.isnan(mean([]))
    assert math.isnan(percentile([], 95))
    assert all(math.isnan(edge) for edge in bootstrap_interval([]))


def test_percentile_interpolates() -> None:
    assert percentile([10, 20, 30, 40], 50) == 25
    assert percentile([5], 95) == 5


def test_the_interval_holds_the_mean_and_repeats() -> None:
    values = [1.0] * 90 + [0.0] * 10
    low, high = bootstrap_interval(values)
    assert low < 0.9 < high
    assert 0.82 < low < 0.86
    assert bootstrap_interval(values) == (low, high)
    assert bootstrap_interval([1.0, 1.0]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("found", "parts", "k", "expected"),
    [
        ([[], [0], [1]], [0, 1], 1, 0.0),
        ([[], [0], [1]], [0, 1], 2, 0.5),
        ([[], [0], [1]], [0, 1], 3, 1.0),
        ([[0], [0]], [0, 1], 5, 0.5),
        ([], [0], 5, 0.0),
    ],
)
def test_recall_at_k(found: list[list[int]], parts: list[int], k: int, expected: float) -> None:
    assert recall_at_k(found, parts, k) == expected


def test_recall_without_gold_is_nan() -> None:
    assert math.isnan(recall_at_k([[0]], [], 5))
    assert math.isnan(ndcg_at_k([[0]], [], 5))


def test_reciprocal_rank() -> None:
    assert reciprocal_rank([[], [], [0]]) == pytest.approx(1 / 3)
    assert reciprocal_rank([[], []]) == 0.0
    assert reciprocal_rank([]) == 0.0


@pytest.mark.parametrize(
    ("found", "parts", "expected"),
    [
        ([[0]], [0], 1.0),
        ([[], [0]], [0], 1 / math.log2(3)),
        ([[0], [1]], [0, 1], 1.0),
        # an overlapping chunk that repeats a part gains nothing
        ([[0], [0], [1]], [0, 1], (1 + 0.5) / (1 + 1 / math.log2(3))),
        ([[0, 1]], [0, 1], 1.0),
        ([], [0], 0.0),
    ],
)
def test_ndcg(found: list[list[int]], parts: list[int], expected: float) -> None:
    assert ndcg_at_k(found, parts, 10) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("与24个国家的30个城市建立了友好往来关系", ["30"]),
        ("三十个城市", ["30"]),
        ("thirty cities", ["30"]),
        ("预计每年会有1200万左右游客", ["12 million"]),
        ("about 12 million visitors", ["1200万"]),
        ("more than 20,000 entrepreneurs", ["2万"]),
        ("九成的外国媒体", ["90%"]),
        ("常務副區長崔小浩", ["常务副区长"]),
        ("the **CITIC Tower**", ["中信大厦", "citic tower"]),
        ("2020 年 9 月 27 日", ["9月27日"]),
    ],
)
def test_a_fact_is_found_in_any_notation(text: str, variants: list[str]) -> None:
    assert fact_found(text, variants)


@pytest.mark.parametrize(
    ("text", "variants"),
    [("240个国家", ["24"]), ("1,300 cities", ["30", "300"]), ("30%", ["30 cities"]), ("", ["30"])],
)
def test_a_fact_is_not_found_inside_another(text: str, variants: list[str]) -> None:
    assert not fact_found(text, variants)


def test_key_fact_recall() -> None:
    assert key_fact_recall("24 countries, 30 cities", [["24"], ["30"], ["80"]]) == pytest.approx(
        2 / 3
    )
    assert key_fact_recall("anything", []) == 1.0


def contains(text: str, quotes: object) -> bool:
    """A support check for these tests: every word stands in the quotations."""
    return set(text.split()) <= set(" ".join(quotes).split())  # type: ignore[call-overload]


def test_citation_recall_needs_the_quotations_together() -> None:
    statements = [("a b", ["a", "b"]), ("a c", ["a", "b"]), ("a", [])]
    assert citation_recall(statements, contains) == [1.0, 0.0, 0.0]
    assert citation_recall([], contains) == []


def test_citation_precision_counts_what_is_needed() -> None:
    # "a b" needs both; "a" alone is supported, so that "x" is irrelevant
    statements = [("a b", ["a", "b"]), ("a", ["a", "x"]), ("z", ["a"])]
    assert citation_precision(statements, contains) == [1.0, 1.0, 1.0, 0.0, 0.0]
    assert citation_precision([], contains) == []


def test_sign_test() -> None:
    assert sign_test(0, 0) == 1.0
    assert sign_test(5, 5) == 1.0
    assert sign_test(8, 2) == pytest.approx(2 * (1 + 10 + 45) / 1024)
    assert sign_test(10, 0) == pytest.approx(2 / 1024)


def test_parity_and_confusion() -> None:
    assert parity({"zh-zh": 0.9, "en-zh": 0.45}) == pytest.approx(0.5)
    assert math.isnan(parity({}))
    assert confusion([("a", "a"), ("a", "b"), ("a", "b")]) == {("a", "a"): 1, ("a", "b"): 2}
    assert confusion([]) == {}
