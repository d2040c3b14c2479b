"""Writes ``docs/quality.md``: the current figures, and their history by version."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.charts import bars, history
from evals.claims import confusion_lines
from evals.report import Report, headline, is_plain, shortfall_line, shown
from evals.summary import ACROSS, ALL, SAME

DOCS = Path(__file__).parent.parent / "docs"
FOLLOWED = (
    ("answers right, same language", "answer_right", SAME),
    ("answers right, across", "answer_right", ACROSS),
    ("citation precision", "citation_precision", ALL),
    ("refusals right", "refusal_right", ALL),
)


def write_quality(report: Report, versions: Sequence[Mapping[str, Any]], docs: Path = DOCS) -> Path:
    """Write the page and its two charts; return the page's path."""
    docs.mkdir(exist_ok=True)
    rows = [
        (f"{words}, {name}" if name != ALL else words, figure)
        for words, name, figure in headline(report.summary)
        if not is_plain(words)
    ]
    _write(docs / "quality-figures.svg", bars("Current figures", rows))
    _write(docs / "quality-history.svg", history("Figures by version", _series(versions)))
    path = docs / "quality.md"
    _write(path, "\n".join(_lines(report, versions)) + "\n")
    return path


def _lines(report: Report, versions: Sequence[Mapping[str, Any]]) -> list[str]:
    answered = len(report.scores)
    lines = [
        "# How good the answers are",
        "",
        f"Written by `make quality` from {answered} hand-written questions over the documents in"
        f" `seeds/` (version {report.about['version']}, mode {report.about['mode']}). Brackets"
        " hold 95 % bootstrap intervals. Every question, its expected facts and its gold spans are"
        " in `evals/cases/`; nothing in them was taken from the system's own output. They were"
        " in sight while the system was built: expect less on documents and questions of your own"
        " (`python -m evals init` measures that).",
        "",
        "| measure | slice | figure | cases |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {words} | {name} | {shown(figure, plain=is_plain(words))} | {figure.count} |"
        for words, name, figure in headline(report.summary)
    ]
    lines += ["", "![Current figures](quality-figures.svg)", ""]
    if report.goals:
        lines += ["## Not reached yet", "", *(f"- {shortfall_line(s)}" for s in report.goals), ""]
    if report.claims:
        lines += ["## Claims", "", *confusion_lines(report.claims), ""]
    lines += [f"## Failing cases ({len(report.failing())})", ""]
    for case in report.failing():
        why = "; ".join(report.scores[case.case_id].failures)
        lines.append(f"- `{case.case_id}` {' → '.join((*case.turns, case.question))} ({why})")
    names = " | ".join(name for name, _, _ in FOLLOWED)
    lines += ["", "## History", "", f"| version | date | {names} |", "|---" * 6 + "|"]
    lines += [_version_row(entry) for entry in versions]
    return [*lines, "", "![Figures by version](quality-history.svg)"]


def _version_row(entry: Mapping[str, Any]) -> str:
    cells = " | ".join(
        "–" if math.isnan(value) else f"{value:.1%}"
        for value in (_value(entry, measure, name) for _, measure, name in FOLLOWED)
    )
    return f"| {entry['version']} | {entry['date']} | {cells} |"


def _series(
    versions: Sequence[Mapping[str, Any]],
) -> list[tuple[str, list[tuple[str, float]]]]:
    """For each figure that is followed, its value by version, where it was measured."""
    series = []
    for words, measure, name in FOLLOWED:
        points = [(str(entry["version"]), _value(entry, measure, name)) for entry in versions]
        series.append((words, [point for point in points if not math.isnan(point[1])]))
    return [(words, points) for words, points in series if points]


def _value(entry: Mapping[str, Any], measure: str, name: str) -> float:
    figure = entry["figures"].get(measure, {}).get(name, {})
    return float(figure.get("value", math.nan))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
