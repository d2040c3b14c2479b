"""Comparison, summary and the two reports."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from evals.cases import Case, ClaimCase
from evals.claims import claim_results, confusion_lines, summarise_claims
from evals.compare import compare, comparison_lines
from evals.gates import Shortfall
from evals.page import page
from evals.quality import write_quality
from evals.report import Report, markdown
from evals.score import Score
from evals.summary import as_plain, from_plain, summarise


def case(case_id: str, direction: str = "en-zh", question: str = "Why?") -> Case:
    return Case(
        case_id=case_id,
        group="t",
        language="en",
        script=None,
        direction=direction,
        type="reason",
        question=question,
        turns=(),
        documents=(),
        gold=(),
        key_facts=(("x",),),
        outcomes=frozenset({"answered"}),
    )


def scored(case_id: str, right: bool) -> Score:
    value = float(right)
    failures = () if right else ("missing: <x>",)
    return Score(case_id, {"right": value, "answer_right": value}, failures)


RECORD: dict[str, Any] = {
    "answer": {
        "outcome": "answered",
        "answer": "<img src=x>",
        "statements": [],
        "citations": [{"quote": "<b>q</b>", "file": "<a>.txt"}],
    },
    "trace": {"note": "</pre><script>"},
    "ms": 12.0,
}


def report(**changes: Any) -> Report:
    cases = (case("t-1"), case("t-2", "en-en", "<script>alert(1)</script>"))
    scores = {"t-1": scored("t-1", True), "t-2": scored("t-2", False)}
    fields: dict[str, Any] = {
        "about": {"version": "1", "mode": "extractive"},
        "summary": summarise(cases, scores, {"t-1": 10.0, "t-2": 30.0}),
        "shortfalls": (Shortfall("answer_right", "all", 0.5, "≥ 0.9", "gate"),),
        "goals": (),
        "cases": cases,
        "records": {"t-1": RECORD, "t-2": RECORD},
        "scores": scores,
        "since": compare({"t-1": scored("t-1", False), "t-2": scored("t-2", True)}, scores),
    }
    return Report(**(fields | changes))


def test_a_summary_has_its_slices() -> None:
    figures = report().summary
    assert figures["answer_right"]["all"].value == 0.5
    assert figures["answer_right"]["across languages"].value == 1.0
    assert figures["answer_right"]["direction: en-en"].value == 0.0
    assert figures["ms_p50"]["all"].value == 20.0
    assert figures["direction_parity"]["all"].value == 0.0
    assert from_plain(as_plain(figures)).keys() == figures.keys()


def test_comparison_is_paired_by_case() -> None:
    a = {name: scored(name, right) for name, right in (("1", True), ("2", False), ("3", True))}
    b = {name: scored(name, right) for name, right in (("1", False), ("2", True), ("4", True))}
    found = compare(a, b)
    assert (found.wins, found.losses, found.ties, found.p_value) == (1, 1, 0, 1.0)
    assert (found.broke, found.mended) == (("1",), ("2",))
    assert (found.only_a, found.only_b) == (("3",), ("4",))
    assert comparison_lines(found)[1:3] == ["broke: 1", "mended: 2"]
    assert compare({}, {}).ties == 0


def test_the_page_escapes_every_text_and_asks_nothing_of_the_network() -> None:
    html = page(report())
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>q</b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.findall(r'(?:src|href)="(?!#)', html)
    assert 'name="viewport"' in html
    assert "The gate does not pass" in html
    assert html.count("<svg") >= 2


def test_the_page_names_a_pass() -> None:
    assert "The gate passes." in page(report(shortfalls=()))
    assert "The gate passes." in markdown(report(shortfalls=()))


def test_the_markdown_names_what_falls_short_first_and_each_failing_case() -> None:
    text = markdown(report())
    assert text.index("does not pass") < text.index("| measure |")
    assert "- answer_right (all): 0.500, gate ≥ 0.9" in text
    assert "`t-2`" in text
    assert "mended 1: t-1" in text


def claim(claim_id: str, *verdicts: str) -> ClaimCase:
    return ClaimCase(claim_id, "en", None, "It is.", frozenset(verdicts), "number", False, ())


def test_claims_are_shown_as_a_table_of_confusion() -> None:
    claims = (claim("c-1", "supported"), claim("c-2", "contradicted"), claim("c-3", "not_found"))
    given = {
        claim_id: {"check": {"claims": [{"verdict": verdict, "citations": []}]}}
        for claim_id, verdict in (
            ("c-1", "supported"),
            ("c-2", "supported"),
            ("c-3", "not_found"),
        )
    }
    results = claim_results(claims, given)
    lines = confusion_lines(results)
    assert "| contradicted | 1 | 0 | 0 | 0 |" in lines
    assert "2 of 3 right (66.7%)" in lines
    assert "wrong: c-2 (supported)" in lines
    figures = summarise_claims(results)
    assert figures["verdict_right"]["all"].value == pytest.approx(2 / 3)
    assert figures["contradicted_as_supported"]["all"].value == 1.0
    assert figures["supported_as_contradicted"]["all"].value == 0.0
    assert summarise_claims(()) == {}
    assert "2 of 3 right" in page(report(claims=results))


def test_the_page_of_figures_has_a_history_by_version(tmp_path: Path) -> None:
    shown = report(shortfalls=())
    versions = [
        {"version": version, "date": "2026-01-01", "figures": as_plain(shown.summary)}
        for version in ("0.1", "0.2")
    ]
    text = write_quality(shown, versions, tmp_path).read_text(encoding="utf-8")
    assert "| answers right | across languages | 100.0% | 1 |" in text
    assert "| 0.2 | 2026-01-01 | 0.0% | 100.0% | – | – |" in text
    assert "- `t-2`" in text
    for name in ("quality-figures.svg", "quality-history.svg"):
        svg = (tmp_path / name).read_text(encoding="utf-8")
        assert ElementTree.fromstring(svg).tag.endswith("svg")
        assert "nan" not in svg
