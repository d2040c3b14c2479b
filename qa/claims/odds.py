"""How likely a sentence speaks of what a claim says, and how likely it then agrees with it.

Two logistic regressions over the measures of a claim laid on a sentence, and trees over the same
measures that tell the second with them (the mean of both log-odds): learned by
``evals.train_claims``; the weights are data (``qa/data/claims.json``, ``claims.npz``). What a claim
is about is learned from those borne out and those contradicted alike; whether a sentence agrees,
from the sentences alone that decide.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from qa.deciding.confidence import Calibration, calibration_of
from qa.reading.trees import Trees, load_trees

DATA = Path(__file__).parent.parent / "data"
WEIGHTS_FILE, TREES_FILE = DATA / "claims.json", DATA / "claims.npz"


@dataclass(frozen=True, slots=True)
class ClaimOdds:
    """Log-odds that a sentence speaks of what a claim says, and that it agrees where it does."""

    about: float
    agrees: float


def odds_of(measured: Sequence[Mapping[str, float]]) -> list[ClaimOdds]:
    """Return the odds of each sentence by what was measured."""
    about, agrees = _calibrations()
    trees = _trees(about.names)
    rows = np.array([[one[name] for name in trees.names] for one in measured], dtype=np.float32)
    return [
        ClaimOdds(about.odds(one), (agrees.odds(one) + told) / 2)
        for one, told in zip(measured, trees.score(rows).tolist(), strict=True)
    ]


def least_odds() -> Mapping[str, float]:
    """Return the log-odds each verdict has to reach, by what stands behind it."""
    return _calibrations()[1].thresholds


@lru_cache(maxsize=1)
def _calibrations() -> tuple[Calibration, Calibration]:
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return calibration_of(data["about"]), calibration_of(data["agrees"])


@lru_cache(maxsize=1)
def _trees(names: tuple[str, ...]) -> Trees:
    return load_trees(TREES_FILE, names)
