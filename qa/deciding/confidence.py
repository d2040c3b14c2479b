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

from qa.deciding.confidence_features import confidence_features
from qa.reading.features import Reading
from qa.types import Passage, Question

WEIGHTS_FILE = Path(__file__).parent.parent / "data" / "refusal.json"


# Confidence above which an answer that the rules miss something in is given all the same:
# (within a language, across).
ANSWER_ABOVE = (0.8, 0.6)
# In a library that is not small: the sum of both log-odds, of the confidence and of being right,
# below which an answer is not given, (within a language, across).
GIVEN_FROM = (0.2, 0.5)
# In a library of few chunks rarity says little: the confidence has to be clearer, by log-odds that
# shrink from SMALL_SHIFT to nothing as the library grows to SMALL_LIBRARY chunks.
SMALL_LIBRARY, SMALL_SHIFT = 120, 6.0
# Log-odds that an answer given is right: a constant, how far the sentence is ahead of the next, how
# much of the question it leaves open, the reader's log-odds. Below .6 it may be no more than near.
SURE, LEAD, OPEN, ODDS = 1.2, 1.4, -1.7, 0.18
MOST_LEAD, MOST_ODDS, DOUBT_BELOW = 1.5, (-6.0, 4.0), 0.6


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

    def odds(self, features: Mapping[str, float]) -> float:
        """Return the log-odds of what the weights were learned for."""
        odds = self.bias
        for name, mean, scale, weight in zip(
            self.names, self.mean, self.scale, self.weights, strict=True
        ):
            odds += weight * (features[name] - mean) / scale
        return odds

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability (0..1) that the question is answered."""
        return float(1 / (1 + np.exp(-self.odds(features))))


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """Return the trained calibration."""
    return calibration_of(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))


def calibration_of(data: Mapping[str, Any]) -> Calibration:
    """Return a calibration as it is stored."""
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


def overrules(confidence: float, across: bool, chunks: int) -> bool:
    """Whether a confidence is so clear that a refusal does not stand in a library of this size.

    What the rules find enough it turns only where it settles the matter: in a small library it is
    hardly lower for a wrong answer than for a right one.
    """
    return _odds(confidence) > _odds(ANSWER_ABOVE[across]) + _shift(chunks)


def withheld(confidence: float, sure: float, across: bool, chunks: int) -> bool:
    """Whether in a library that is not small an answer that the rules allow is not given; ``sure``
    are the log-odds that it is right."""
    unlikely = confidence < 0.5 and _odds(confidence) + sure < GIVEN_FROM[across]
    return unlikely and chunks >= SMALL_LIBRARY


def sureness(lead: float, open_share: float, odds: float) -> float:
    """Return the log-odds that an answer is right: by how far its sentence is ahead of the next,
    the share of the question it leaves open and the reader's log-odds for it."""
    ahead = LEAD * min(max(lead, 0.0), MOST_LEAD)
    return SURE + ahead + OPEN * open_share + ODDS * min(max(odds, MOST_ODDS[0]), MOST_ODDS[1])


def leaves_doubt(sure: float) -> bool:
    """Whether an answer so likely to be right may be no more than the closest passage."""
    return sure < _odds(DOUBT_BELOW)


def _shift(chunks: int) -> float:
    return SMALL_SHIFT * max(0.0, 1 - chunks / SMALL_LIBRARY)


def _odds(probability: float) -> float:
    return float(np.log(max(probability, 1e-9) / max(1 - probability, 1e-9)))


def scaled(probability: float, threshold: float) -> float:
    """Move a probability so that the threshold falls on .5, in log-odds."""
    return float(1 / (1 + np.exp(_odds(threshold) - _odds(probability))))
