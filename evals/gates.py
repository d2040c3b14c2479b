"""The gate: thresholds per slice, and no drop beyond chance against the baseline."""

import json
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.summary import ALL, COSTS, Figure, Summary, as_plain, from_plain
from index.errors import InputError

GATES = Path(__file__).parent / "gates.toml"
BASELINE = Path(__file__).parent / "baseline.json"

# Time depends on the machine, and the number of statements is no quality by itself.
NOT_IN_BASELINE = frozenset({"ms_p50", "ms_p95", "statements"})


@dataclass(frozen=True, slots=True)
class Gate:
    """A threshold on a measure of a slice; one of ``at_least`` and ``at_most`` is given.

    ``goal`` is where the project wants to be when the gate itself still stands lower.
    """

    measure: str
    slice: str
    at_least: float | None = None
    at_most: float | None = None
    goal: float | None = None

    @property
    def limit(self) -> str:
        """The threshold as it is printed."""
        return f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure that did not pass: what was measured, what was wanted, and by which rule."""

    measure: str
    slice: str
    value: float
    wanted: str
    rule: str


def load_gates(path: Path = GATES) -> tuple[Gate, ...]:
    """Read the thresholds. Raises ``InputError`` when one is incomplete."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("gate", [])
    return tuple(_gate(entry, path) for entry in entries)


def reset_gates(summary: Summary, path: Path = GATES) -> tuple[Gate, ...]:
    """Move every gate that has a goal to what is reached, at most to its goal; return all gates.

    What is reached is rounded to the easier side, to whole percents. Comments are kept.
    """
    blocks = path.read_text(encoding="utf-8").split("[[gate]]")
    moved = [blocks[0]]
    for gate, block in zip(load_gates(path), blocks[1:], strict=True):
        value = _value(summary, gate)
        if gate.goal is not None and not math.isnan(value):
            name, limit = ("at_least", min(gate.goal, math.floor(value * 100 + 1e-6) / 100))
            if gate.at_most is not None:
                name, limit = ("at_most", max(gate.goal, math.ceil(value * 100 - 1e-6) / 100))
            block = re.sub(rf"{name} = [\d.]+", f"{name} = {limit:g}", block)
        moved.append(block)
    path.write_text("[[gate]]".join(moved), encoding="utf-8")
    return load_gates(path)


def check_gates(summary: Summary, gates: Sequence[Gate]) -> tuple[Shortfall, ...]:
    """The gates that a summary does not pass; a figure that is missing does not pass."""
    return tuple(
        Shortfall(gate.measure, gate.slice, _value(summary, gate), gate.limit, "gate")
        for gate in gates
        if not _passes(_value(summary, gate), gate)
    )


def check_baseline(summary: Summary, baseline: Summary) -> tuple[Shortfall, ...]:
    """Figures of the whole set and of the directions that fell out of the baseline's interval."""
    return tuple(
        Shortfall(measure, name, figure.value, f"{_edge(measure, before):.3f}", "baseline")
        for measure, name, before in _watched(baseline)
        for figure in [summary.get(measure, {}).get(name, MISSING)]
        if not _holds(measure, figure, before)
    )


def unreached_goals(summary: Summary, gates: Sequence[Gate]) -> tuple[Shortfall, ...]:
    """Goals that the figures do not reach yet, although the gate lets them pass."""
    return tuple(
        Shortfall(gate.measure, gate.slice, _value(summary, gate), f"{gate.goal:g}", "goal")
        for gate in gates
        if gate.goal is not None and not _reaches(_value(summary, gate), gate)
    )


def load_baselines(path: Path = BASELINE) -> tuple[dict[str, Any], ...]:
    """The recorded versions, oldest first: ``version``, ``date``, ``cases`` and ``figures``."""
    if not path.exists():
        return ()
    return tuple(json.loads(path.read_text(encoding="utf-8"))["versions"])


def latest_baseline(path: Path = BASELINE) -> Summary:
    """The figures of the last recorded version; empty when there is none."""
    versions = load_baselines(path)
    return from_plain(versions[-1]["figures"]) if versions else {}


def record_baseline(
    summary: Summary, about: Mapping[str, str], path: Path = BASELINE
) -> tuple[dict[str, Any], ...]:
    """Record figures as the baseline of ``about["version"]``, in the place of older ones."""
    figures = {
        measure: {name: figure for name, figure in by_slice.items() if _is_recorded(name)}
        for measure, by_slice in as_plain(summary).items()
    }
    kept = [entry for entry in load_baselines(path) if entry["version"] != about["version"]]
    versions = [*kept, {**about, "figures": figures}]
    text = json.dumps({"versions": versions}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return tuple(versions)


ROUNDED = 0.5e-4  # of the last of the four places that a baseline keeps
MISSING = Figure(math.nan, math.nan, math.nan, 0)


def _gate(entry: Mapping[str, Any], path: Path) -> Gate:
    if "measure" not in entry or ("at_least" in entry) == ("at_most" in entry):
        raise InputError(f"{path}: a gate needs a measure and one of at_least, at_most: {entry}")
    return Gate(
        measure=entry["measure"],
        slice=entry.get("slice", ALL),
        at_least=entry.get("at_least"),
        at_most=entry.get("at_most"),
        goal=entry.get("goal"),
    )


def _value(summary: Summary, gate: Gate) -> float:
    return summary.get(gate.measure, {}).get(gate.slice, MISSING).value


def _passes(value: float, gate: Gate) -> bool:
    if gate.at_least is not None:
        return value >= gate.at_least - 1e-9
    return gate.at_most is not None and value <= gate.at_most + 1e-9


def _reaches(value: float, gate: Gate) -> bool:
    wanted = gate.goal if gate.goal is not None else math.nan
    return value >= wanted - 1e-9 if gate.at_least is not None else value <= wanted + 1e-9


def _is_recorded(name: str) -> bool:
    return name == ALL or "language" in name or name.startswith("direction: ")


def _watched(baseline: Summary) -> Iterator[tuple[str, str, Figure]]:
    for measure, by_slice in baseline.items():
        if measure not in NOT_IN_BASELINE:
            yield from ((measure, name, figure) for name, figure in by_slice.items())


def _edge(measure: str, before: Figure) -> float:
    return before.high if measure in COSTS else before.low


def _holds(measure: str, figure: Figure, before: Figure) -> bool:
    edge = _edge(measure, before)
    # a figure is recorded rounded, and may be recorded as more than it was
    return figure.value <= edge + ROUNDED if measure in COSTS else figure.value >= edge - ROUNDED
