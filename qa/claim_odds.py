"""How likely a sentence bears a claim out, and how likely it contradicts it.

Two logistic regressions over the measures of a claim laid on a sentence, learned by
``evals.train_claims``; the weights are data (``qa/data/claims.json``). How sure it has to be
depends on what stands behind the words: the rules, figures that agree, or nothing else, within a
language or across.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qa.confidence import Calibration, calibration_of

WEIGHTS_FILE = Path(__file__).parent / "data" / "claims.json"


@dataclass(frozen=True, slots=True)
class ClaimOdds:
    """Log-odds above the threshold at which each verdict is given: below 0 it is not."""

    supported: float
    contradicted: float


def odds_of(measured: Mapping[str, float]) -> ClaimOdds:
    """Return the odds of both verdicts."""
    supported, contradicted = _calibrations()
    across = "_across" if measured["across"] else ""
    return ClaimOdds(
        supported.odds(measured) - supported.thresholds[behind(measured) + across],
        contradicted.odds(measured) - contradicted.thresholds[f"differs{across}"],
    )


def behind(measured: Mapping[str, float]) -> str:
    """Return what bears the words of a claim out: the rules, its figures, or they alone."""
    if measured["strictly_supported"]:
        return "rules"
    return "figures" if measured["telling"] > 1 else "words"


@lru_cache(maxsize=1)
def _calibrations() -> tuple[Calibration, Calibration]:
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return calibration_of(data["supported"]), calibration_of(data["contradicted"])
