"""How likely a sentence speaks of what a claim says, and how likely it then agrees with it.

Two logistic regressions over the measures of a claim laid on a sentence, learned by
``evals.train_claims``; the weights are data (``qa/data/claims.json``). What a claim is about is
learned from those borne out and those contradicted alike; whether a sentence agrees, from the
sentences alone that decide.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qa.deciding.confidence import Calibration, calibration_of

WEIGHTS_FILE = Path(__file__).parent.parent / "data" / "claims.json"


@dataclass(frozen=True, slots=True)
class ClaimOdds:
    """Log-odds that a sentence speaks of what a claim says, and that it agrees where it does."""

    about: float
    agrees: float


def odds_of(measured: Mapping[str, float]) -> ClaimOdds:
    """Return the odds of a sentence by what was measured."""
    about, agrees = _calibrations()
    return ClaimOdds(about.odds(measured), agrees.odds(measured))


def least_odds() -> Mapping[str, float]:
    """Return the log-odds each verdict has to reach, by what stands behind it."""
    return _calibrations()[1].thresholds


@lru_cache(maxsize=1)
def _calibrations() -> tuple[Calibration, Calibration]:
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return calibration_of(data["about"]), calibration_of(data["agrees"])
