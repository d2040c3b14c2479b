"""Logistic regression with a ridge, which the trained decisions are fitted by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Mean and scale of the features, the weight of each when standardised, and the bias."""

    mean: Floats
    scale: Floats
    weights: Floats
    bias: float

    def odds(self, table: Floats) -> Floats:
        """Log-odds of each row."""
        result: Floats = ((table - self.mean) / self.scale) @ self.weights + self.bias
        return result

    def stored(self, names: Sequence[str], thresholds: Mapping[str, float]) -> dict[str, Any]:
        """Return the form that ``qa.deciding.confidence.calibration_of`` reads."""
        columns = zip(
            names, self.mean.tolist(), self.scale.tolist(), self.weights.tolist(), strict=True
        )
        return {
            "features": {
                name: {"mean": round(m, 5), "scale": round(s, 5), "weight": round(w, 5)}
                for name, m, s, w in columns
            },
            "bias": round(self.bias, 5),
            "thresholds": dict(thresholds),
        }


def fit_logistic(
    table: Floats, marks: Floats, strength: float, counts: Floats | None = None
) -> Logistic:
    """Fit to marks of 0 and 1; ``strength`` is the variance of a weight beforehand, ``counts`` what
    each row counts (1 without)."""
    counts = np.ones(len(marks)) if counts is None else counts
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    table = (table - mean) / scale

    def loss(values: Floats) -> tuple[float, Floats]:
        weights, odds = values[:-1], table @ values[:-1] + values[-1]
        away = counts * (1 / (1 + np.exp(-odds)) - marks)
        value = counts @ np.logaddexp(0, -odds * (2 * marks - 1))
        value += (weights**2).sum() / 2 / strength
        return float(value), np.append(table.T @ away + weights / strength, away.sum())

    found = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return Logistic(mean, scale, found[:-1], float(found[-1]))
