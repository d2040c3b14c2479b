"""What a run showed: headline, slices, failures, and the difference from the last run."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evals.cases import Case
from evals.claims import ClaimResult, confusion_lines
from evals.compare import Comparison
from evals.gates import Shortfall
from evals.score import Score, answer_text
from evals.summary import ACROSS, ALL, SAME, Figure, Summary

HEADLINE = (
    ("answer_right", "answers right", (SAME, ACROSS)),
    ("citation_precision", "citation precision", (ALL,)),
    ("citation_recall", "citation recall", (ALL,)),
    ("gold_precision", "cited spans that touch the answer's span", (ALL,)),
    ("gold_recall", "answer's spans that are cited", (ALL,)),
    ("quotation_exact", "quotations exact", (ALL,)),
    ("refusal_right", "refusals right", (ALL,)),
    ("false_refusal", "false refusals", (ALL,)),
    ("doubtful", "answers that call themselves the closest passage", (ALL,)),
    ("language_right", "answers in the question's language", (ALL,)),
    ("script_right", "answers in the question's script", (ALL,)),
    ("direct", "first statement answers", (SAME, ACROSS)),
    ("recall@5", "retrieval recall@5", (SAME, ACROSS)),
    ("mrr", "retrieval MRR", (SAME, ACROSS)),
    ("ndcg@10", "retrieval nDCG@10", (SAME, ACROSS)),
    ("verdict_right", "verdicts on claims right", (ALL, ACROSS)),
    ("contradicted_as_supported", "contradicted claims called supported", (ALL,)),
    ("supported_as_contradicted", "supported claims called contradicted", (ALL,)),
    ("direction_parity", "parity between directions", (ALL,)),
    ("statements", "statements in an answer", (ALL,)),
    ("ms_p50", "latency p50, ms", (ALL,)),
    ("ms_p95", "latency p95, ms", (ALL,)),
)
IN_UNITS = frozenset({"ms_p50", "ms_p95", "statements"})


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a page of results shows; ``since`` compares with the last run."""

    about: Mapping[str, str]
    summary: Summary
    shortfalls: tuple[Shortfall, ...]
    goals: tuple[Shortfall, ...]
    cases: tuple[Case, ...]
    records: Mapping[str, Mapping[str, Any]]
    scores: Mapping[str, Score]
    claims: tuple[ClaimResult, ...] = ()
    since: Comparison | None = None

    def failing(self) -> tuple[Case, ...]:
        """The cases that count as wrong, in their order."""
        known = [case for case in self.cases if case.case_id in self.scores]
        return tuple(case for case in known if not self.scores[case.case_id].right)


def headline(summary: Summary) -> Iterator[tuple[str, str, Figure]]:
    """Rows of the headline table: (measure in words, slice, figure)."""
    for measure, words, slices in HEADLINE:
        for name in slices:
            figure = summary.get(measure, {}).get(name)
            if figure is not None and not math.isnan(figure.value):
                yield words, name, figure


def shown(figure: Figure, *, plain: bool) -> str:
    """A figure to read: percent with its interval, or a plain number."""
    if plain:
        return f"{figure.value:.1f}"
    if figure.low == figure.high == figure.value:
        return f"{figure.value:.1%}"
    return f"{figure.value:.1%} [{figure.low:.1%}, {figure.high:.1%}]"


def is_plain(words: str) -> bool:
    """Whether a headline row is counted in units rather than in percent."""
    return any(words == text and measure in IN_UNITS for measure, text, _ in HEADLINE)


def markdown(report: Report) -> str:
    """The report for a terminal or a build log."""
    lines = ["# Answer quality", ""]
    lines += _verdict(report)
    lines += ["", "| measure | slice | figure | cases |", "|---|---|---|---|"]
    lines += [
        f"| {words} | {name} | {shown(figure, plain=is_plain(words))} | {figure.count} |"
        for words, name, figure in headline(report.summary)
    ]
    if report.claims:
        lines += ["", "## Claims", "", *confusion_lines(report.claims)]
    failing = report.failing()
    lines += ["", f"## Failing cases ({len(failing)})", ""]
    lines += [_failure_line(report, case) for case in failing]
    if report.since is not None:
        lines += ["", "## Since the last run", ""]
        lines.append(f"mended {len(report.since.mended)}: {' '.join(report.since.mended)}")
        lines.append(f"broke {len(report.since.broke)}: {' '.join(report.since.broke)}")
    return "\n".join(lines) + "\n"


def _verdict(report: Report) -> Iterator[str]:
    if report.shortfalls:
        yield f"**The gate does not pass: {len(report.shortfalls)} figures fall short.**"
        yield from (f"- {line}" for line in map(shortfall_line, report.shortfalls))
    else:
        yield "The gate passes."
    if report.goals:
        yield ""
        yield "Goals not reached yet:"
        yield from (f"- {line}" for line in map(shortfall_line, report.goals))


def shortfall_line(short: Shortfall) -> str:
    """One shortfall in words."""
    return f"{short.measure} ({short.slice}): {short.value:.3f}, {short.rule} {short.wanted}"


def _failure_line(report: Report, case: Case) -> str:
    score = report.scores[case.case_id]
    said = answer_text(report.records[case.case_id]["answer"]).replace("\n", " ")
    asked = " → ".join((*case.turns, case.question))
    why = "; ".join(score.failures)
    return f"- `{case.case_id}` {asked}: {why} — {json.dumps(said[:160], ensure_ascii=False)}"
