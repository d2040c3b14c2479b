"""The verdicts given to the claims: results, figures, and the table of confusion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.cases import VERDICTS, ClaimCase
from evals.metrics import bootstrap_interval, confusion, mean
from evals.summary import ALL, Figure, Summary
from qa.contract import overall_verdict

CLAIM_MEASURES = frozenset(
    {"verdict_right", "contradicted_as_supported", "supported_as_contradicted"}
)


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """A claim, the verdict it was given, and whether that is right."""

    claim: ClaimCase
    given: str
    quotes: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the verdict is one of those accepted."""
        return self.given in self.claim.verdicts

    @property
    def expected(self) -> str:
        """The verdict accepted, the given one first when it is among several."""
        return self.given if self.right else sorted(self.claim.verdicts)[0]


def claim_results(
    claims: Sequence[ClaimCase], records: Mapping[str, Mapping[str, Any]]
) -> tuple[ClaimResult, ...]:
    """Claims with the verdicts of a run."""
    found = []
    for claim in claims:
        if claim.case_id in records:
            parts = records[claim.case_id]["check"]["claims"]
            quotes = tuple(str(cited["quote"]) for part in parts for cited in part["citations"])
            found.append(
                ClaimResult(claim, overall_verdict([part["verdict"] for part in parts]), quotes)
            )
    return tuple(found)


def summarise_claims(results: Sequence[ClaimResult]) -> Summary:
    """Verdict accuracy by language and direction, and the two errors that mislead a reader."""
    if not results:
        return {}
    slices: dict[str, list[float]] = {}
    for result in results:
        script = "zh-hant" if result.claim.script == "hant" else result.claim.language
        names = [ALL, f"language: {script}", f"type: {result.claim.kind}"]
        names += ["across languages"] if result.claim.across else []
        for name in names:
            slices.setdefault(name, []).append(float(result.right))
    return {
        "verdict_right": {name: _figure(values) for name, values in slices.items()},
        "contradicted_as_supported": {ALL: _rate(results, "contradicted", "supported")},
        "supported_as_contradicted": {ALL: _rate(results, "supported", "contradicted")},
    }


def _rate(results: Sequence[ClaimResult], expected: str, given: str) -> Figure:
    """How often claims with only the verdict ``expected`` were given another."""
    chosen = [result for result in results if result.claim.verdicts == {expected}]
    return _figure([float(result.given == given) for result in chosen])


def _figure(values: Sequence[float]) -> Figure:
    low, high = bootstrap_interval(values)
    return Figure(mean(values), low, high, len(values))


def confusion_lines(claims: Sequence[ClaimResult]) -> list[str]:
    """The table of verdicts expected (rows) and given (columns), with the share that is right."""
    counts = confusion([(result.expected, result.given) for result in claims])
    names = VERDICTS
    right = sum(result.right for result in claims)
    lines = [f"| expected \\ given | {' | '.join(names)} |", "|---|---|---|---|---|"]
    for expected in names:
        cells = " | ".join(str(counts.get((expected, given), 0)) for given in names)
        lines.append(f"| {expected} | {cells} |")
    wrong = [f"{result.claim.case_id} ({result.given})" for result in claims if not result.right]
    lines += ["", f"{right} of {len(claims)} right ({right / len(claims):.1%})"]
    return [*lines, *(["wrong: " + ", ".join(wrong)] if wrong else [])]
