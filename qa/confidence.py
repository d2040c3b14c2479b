"""How sure it is that the documents answer a question: a calibrated logistic over a few features.

Trained by ``evals.train_refusal`` on questions asked with and without the article that answers
them; weights and thresholds are data (``qa/data/refusal.json``).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.confidence_features import confidence_features
from qa.reading_features import Reading
from qa.types import Passage, Question

WEIGHTS_FILE = Path(__file__).parent / "data" / "refusal.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over standardised features; ``thresholds`` are probabilities by
    whether question and sentence are of one language ("within") or two ("across")."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    thresholds: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability (0..1) that the question is answered."""
        odds = self.bias
        for name, mean, scale, weight in zip(
            self.names, self.mean, self.scale, self.weights, strict=True
        ):
            odds += weight * (features[name] - mean) / scale
        return float(1 / (1 + np.exp(-odds)))


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """Return the trained calibration."""
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    columns = data["features"]
    return Calibration(
        names=tuple(columns),
        mean=tuple(column["mean"] for column in columns.values()),
        scale=tuple(column["scale"] for column in columns.values()),
        weights=tuple(column["weight"] for column in columns.values()),
        bias=data["bias"],
        thresholds=data["thresholds"],
    )


def confidence(
    question: Question,
    reading: Reading,
    passages: Sequence[Passage],
    odds: NDArray[np.floating[Any]],
) -> float:
    """Return how sure it is that the best sentence answers: .5 is as good as not."""
    features = confidence_features(question, reading, passages, odds)
    calibration = load_calibration()
    across = features["across"] > 0
    probability = calibration.probability(features)
    return scaled(probability, calibration.thresholds["across" if across else "within"])


def scaled(probability: float, threshold: float) -> float:
    """Move a probability so that the threshold falls on .5, in log-odds."""
    odds = np.log(probability / (1 - probability)) - np.log(threshold / (1 - threshold))
    return float(1 / (1 + np.exp(-odds)))
