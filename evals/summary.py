"""Scores of many cases as figures: the mean of each measure on each slice, with its interval."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.cases import Case
from evals.metrics import bootstrap_interval, mean, parity, percentile
from evals.score import Score

ALL = "all"
SAME, ACROSS = "same language", "across languages"

# Measures where less is better.
COSTS = frozenset(
    {
        "doubtful",
        "false_refusal",
        "contradicted_as_supported",
        "supported_as_contradicted",
        "ms_p50",
        "ms_p95",
        "statements",
    }
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over ``count`` cases with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    count: int


Summary = Mapping[str, Mapping[str, Figure]]


def summarise(
    cases: Sequence[Case], scores: Mapping[str, Score], milliseconds: Mapping[str, float]
) -> Summary:
    """Figures by measure, then by slice."""
    values: dict[str, dict[str, list[float]]] = {}
    for case in cases:
        if case.case_id not in scores:
            continue
        for measure, value in scores[case.case_id].values.items():
            by_slice = values.setdefault(measure, {})
            for name in slices_of(case):
                by_slice.setdefault(name, []).append(value)
    found = {
        measure: {name: _figure(numbers) for name, numbers in by_slice.items()}
        for measure, by_slice in values.items()
    }
    found["ms_p50"] = {ALL: _rank(list(milliseconds.values()), 50)}
    found["ms_p95"] = {ALL: _rank(list(milliseconds.values()), 95)}
    rates = {
        name.removeprefix("direction: "): figure.value
        for name, figure in found.get("answer_right", {}).items()
        if name.startswith("direction: ")
    }
    equal = parity(rates)
    found["direction_parity"] = {ALL: Figure(equal, equal, equal, len(rates))}
    return found


def slices_of(case: Case) -> Iterator[str]:
    """The slices a case counts in."""
    yield ALL
    if case.direction in ("zh-zh", "en-en"):
        yield SAME
    elif case.direction in ("zh-en", "en-zh"):
        yield ACROSS
    if case.direction != "none":
        yield f"direction: {case.direction}"
    yield f"language: {'zh-hant' if case.script == 'hant' else case.language}"
    yield f"type: {case.type}"
    yield f"group: {case.group}"


def save_summary(summary: Summary, path: Path) -> None:
    """Write figures as JSON, rounded to four places."""
    path.write_text(json.dumps(as_plain(summary), indent=1, sort_keys=True) + "\n", "utf-8")


def as_plain(summary: Summary) -> dict[str, dict[str, dict[str, float]]]:
    """Figures as nested dictionaries, rounded to four places; ``nan`` figures are left out."""
    return {
        measure: {
            name: {key: round(number, 4) for key, number in asdict(figure).items()}
            for name, figure in by_slice.items()
            if not math.isnan(figure.value)
        }
        for measure, by_slice in summary.items()
    }


def from_plain(plain: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Summary:
    """The reverse of ``as_plain``."""
    return {
        measure: {
            name: Figure(entry["value"], entry["low"], entry["high"], int(entry["count"]))
            for name, entry in by_slice.items()
        }
        for measure, by_slice in plain.items()
    }


def _figure(values: Sequence[float]) -> Figure:
    low, high = bootstrap_interval(values)
    return Figure(mean(values), low, high, len(values))


def _rank(values: Sequence[float], rank: float) -> Figure:
    value = percentile(values, rank)
    return Figure(value, value, value, len(values))
