"""The calibrated decision: hand-made weights give probabilities a person works out."""

import math

import pytest

from qa.deciding.confidence import Calibration, load_calibration, overrules, scaled, settles

CALIBRATION = Calibration(
    names=("covered", "margin"),
    mean=(0.5, 1.0),
    scale=(0.25, 2.0),
    weights=(2.0, 1.0),
    bias=-1.0,
    thresholds={"within": 0.5, "across": 0.4},
)


@pytest.mark.parametrize(
    ("features", "odds"),
    [
        ({"covered": 0.5, "margin": 1.0}, -1.0),
        ({"covered": 1.0, "margin": 1.0}, 3.0),
        ({"covered": 0.5, "margin": 5.0, "unused": 9.0}, 1.0),
    ],
)
def test_probability_is_the_logistic_of_the_weighted_sum(
    features: dict[str, float], odds: float
) -> None:
    assert CALIBRATION.probability(features) == pytest.approx(1 / (1 + math.exp(-odds)))


@pytest.mark.parametrize(
    ("probability", "threshold", "confidence"),
    [(0.5, 0.5, 0.5), (0.3, 0.3, 0.5), (0.8, 0.5, 0.8), (0.5, 0.2, 0.8), (0.2, 0.5, 0.2)],
)
def test_the_threshold_is_moved_to_one_half(
    probability: float, threshold: float, confidence: float
) -> None:
    assert scaled(probability, threshold) == pytest.approx(confidence)


def test_the_shipped_weights_can_be_used() -> None:
    calibration = load_calibration()
    assert all(scale > 0 for scale in calibration.scale)
    assert all(0 < value < 1 for value in calibration.thresholds.values())
    middle = dict(zip(calibration.names, calibration.mean, strict=True))
    assert 0 < calibration.probability(middle) < 1


@pytest.mark.parametrize(
    ("confidence", "across", "chunks", "turned"),
    [
        (0.85, False, 500, True),
        (0.7, False, 500, False),
        (0.7, True, 500, True),
        (0.85, False, 30, False),
    ],
)
def test_only_a_clear_confidence_turns_a_refusal_and_clearer_in_a_small_library(
    confidence: float, across: bool, chunks: int, turned: bool
) -> None:
    assert overrules(confidence, across, chunks) is turned


@pytest.mark.parametrize(
    ("sufficient", "confidence", "chunks", "turned"),
    [
        (True, 0.2, 500, True),
        (True, 0.45, 500, False),
        (True, 0.2, 60, False),
        (False, 0.99, 500, True),
        (False, 0.9, 500, False),
        (False, 0.99, 60, False),
    ],
)
def test_only_in_a_library_that_is_not_small_a_clear_confidence_settles_it(
    sufficient: bool, confidence: float, chunks: int, turned: bool
) -> None:
    assert settles(sufficient, confidence, across=False, chunks=chunks) == turned
