"""What all sentences compared with a claim say of it together.

One of them, or none, is taken to be the one that speaks of the claim: each is as likely as its odds
are beside those of the others. So a sentence that speaks of something near says little where
another speaks of the very thing, and a sentence and its translation count as two halves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qa.claims.odds import ClaimOdds
from qa.types import ClaimVerdict

CERTAIN = 9.0  # log-odds of what is said word for word
NEVER = -99.0
_MOST = 20.0  # log-odds
_LEAST_SHARE = 1e-6


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of one sentence beside a claim.

    ``behind`` tells what bears the words out: "rules", "figures", or "words" alone; ``by_rule``
    what the rules alone would say. ``certain`` is what is said word for word.
    """

    odds: ClaimOdds
    may_support: bool
    may_contradict: bool
    behind: str
    across: bool
    by_rule: ClaimVerdict = "not_found"
    certain: bool = False

    def says(self, verdict: ClaimVerdict) -> float:
        """How much it says for a verdict, beside other sentences; ``NEVER`` where it may not."""
        if verdict == "partly":
            return self.odds.about if self.by_rule == "partly" else NEVER
        supports = verdict == "supported"
        if not (self.may_support if supports else self.may_contradict):
            return NEVER
        return self.odds.about + (self.odds.agrees if supports else -self.odds.agrees)

    @property
    def supports_by(self) -> str:
        """The threshold that its support has to reach."""
        return self.behind + ("_across" if self.across else "")

    @property
    def differs_by(self) -> str:
        """The threshold that its contradiction has to reach."""
        ruled = "_rules" if self.by_rule == "contradicted" else ""
        return f"differs{ruled}" + ("_across" if self.across else "")


@dataclass(frozen=True, slots=True)
class Weight:
    """Log-odds that a claim is borne out and that it is contradicted; ``behind`` and ``differs``
    name the thresholds that they have to reach."""

    supported: float
    contradicted: float
    behind: str
    differs: str
    partly: bool

    def verdict(self, least: Mapping[str, float]) -> ClaimVerdict:
        """Return the verdict that is far enough above its threshold."""
        supported, contradicted = self.above(least)
        if max(supported, contradicted) < 0:
            return "partly" if self.partly else "not_found"
        return "supported" if supported >= contradicted else "contradicted"

    def above(self, least: Mapping[str, float]) -> tuple[float, float]:
        """How far both stand above their thresholds."""
        return (
            self.supported - least.get(self.behind, 0.0),
            self.contradicted - least.get(self.differs, 0.0),
        )


SAID_SO = Judged(
    ClaimOdds(CERTAIN, CERTAIN), True, False, behind="rules", across=False, certain=True
)


def weigh(judged: Sequence[Judged]) -> Weight:
    """Return what sentences say together; of one alone, what it says by itself."""
    partly = any(one.by_rule == "partly" for one in judged)
    if any(one.certain for one in judged):
        return Weight(CERTAIN, NEVER, "certain", "differs", partly)
    if not judged:
        return Weight(NEVER, NEVER, "words", "differs", partly)
    odds = np.exp(np.clip([one.odds.about for one in judged], -_MOST, _MOST))
    agrees = 1 / (1 + np.exp(-np.clip([one.odds.agrees for one in judged], -_MOST, _MOST)))
    shares = odds / (1 + odds.sum())
    bears = shares * agrees * [one.may_support for one in judged]
    denies = shares * (1 - agrees) * [one.may_contradict for one in judged]
    return Weight(
        _log_odds(float(bears.sum())),
        _log_odds(float(denies.sum())),
        judged[int(bears.argmax())].supports_by,
        judged[int(denies.argmax())].differs_by,
        partly,
    )


def _log_odds(share: float) -> float:
    if share <= 0:
        return NEVER
    share = min(max(share, _LEAST_SHARE), 1 - _LEAST_SHARE)
    return float(np.log(share / (1 - share)))


def behind(measured: Mapping[str, float]) -> str:
    """Return what bears the words of a claim out: the rules, its figures, or they alone."""
    if measured["strictly_supported"]:
        return "rules"
    return "figures" if measured["telling"] > 1 else "words"
