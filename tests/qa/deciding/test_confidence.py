"""The calibrated decision: hand-made weights give probabilities a person works out."""

import math

import pytest

from qa.deciding.confidence import (
    Calibration,
    leaves_doubt,
    load_calibration,
    overrules,
    scaled,
    sureness,
    withheld,
)

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
    ("confidence", "sure", "across", "chunks", "kept_back"),
    [
        (0.2, 1.0, False, 500, True),  # log-odds -1.39 and 1
        (0.2, 2.0, False, 500, False),
        (0.49, 0.3, False, 500, False),
        (0.49, 0.3, True, 500, True),
        (0.5, -2.0, False, 500, False),
        (0.2, 1.0, False, 60, False),
    ],
)
def test_only_in_a_library_that_is_not_small_an_answer_unlikely_by_both_is_kept_back(
    confidence: float, sure: float, across: bool, chunks: int, kept_back: bool
) -> None:
    assert withheld(confidence, sure, across, chunks) == kept_back


def test_an_answer_is_surer_the_further_it_is_ahead_and_the_less_it_leaves_open() -> None:
    plain = sureness(lead=0.5, open_share=0.3, odds=0.0)
    assert sureness(lead=1.0, open_share=0.3, odds=0.0) > plain
    assert sureness(lead=0.5, open_share=0.0, odds=0.0) > plain
    assert sureness(lead=0.5, open_share=0.3, odds=2.0) > plain
    assert leaves_doubt(sureness(lead=0.0, open_share=0.6, odds=-2.0))
    assert not leaves_doubt(sureness(lead=1.0, open_share=0.0, odds=1.0))
