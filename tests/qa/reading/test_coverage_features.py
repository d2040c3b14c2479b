"""Coverage of a question by sentences, worked out by hand on two terms and three sentences."""

import numpy as np
import pytest

from qa.reading.coverage_features import Match, coverage_features

# Term "budget" (weight 3) stands in sentence 0, "school" (weight 1) in sentences 1 and 2;
# sentences 0 and 1 are neighbours, sentence 2 belongs to another document.
LEXICAL = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.5]], dtype=np.float32)
MATCH = Match(
    own=np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], dtype=np.float32),
    lexical=LEXICAL,
    soft=np.maximum(LEXICAL, [[0.0, 0.4, 0.0], [0.0, 0.0, 0.0]]).astype(np.float32),
    weights=np.array([3.0, 1.0], dtype=np.float32),
    group=np.array([0, 0, 1]),
    heading=np.zeros((2, 3), dtype=np.float32),
    names=np.zeros(2, dtype=bool),
)
COLUMNS = coverage_features(MATCH)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("cov", [0.75, 0.25, 0.125]),
        ("cov_own", [0.75, 0.25, 0.0]),
        ("cov_soft", [0.75, 0.25 + 0.75 * 0.4, 0.125]),
        ("cov_before", [0.0, 0.75, 0.0]),
        ("cov_after", [0.25, 0.0, 0.0]),
        ("cov_window", [0.75 + 0.25 * 0.6, 0.25 + 0.75 * 0.6, 0.125]),
        ("cov_context", [0.75, 0.25 + 0.75 * 0.7, 0.125]),
        ("cov_group", [1.0, 1.0, 0.125]),
        ("cov_over_rival", [0.5, -0.5, 0.125]),
        ("cov_rank", [0.0, 1.0, 2.0]),
        ("cov_to_best", [1.0, 1 / 3, 1 / 6]),
        ("matched_share", [0.5, 0.5, 0.5]),
        ("missing_weight", [1.0, 3.0, 3.0]),
    ],
)
def test_coverage_is_what_a_person_works_out(name: str, values: list[float]) -> None:
    assert COLUMNS[name].tolist() == pytest.approx(values, abs=1e-6)


def test_a_heading_above_counts_like_what_was_said_earlier() -> None:
    heading = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 0.0]], dtype=np.float32)
    match = Match(MATCH.own, LEXICAL, MATCH.soft, MATCH.weights, MATCH.group, heading, MATCH.names)
    assert coverage_features(match)["cov_context"][2] == pytest.approx(0.125 + 0.75 * 0.7)
