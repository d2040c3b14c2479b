"""``pytest -m evals``: the gate passes on the product, and fails on the product made worse."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from evals.cases import CASES, REFUSALS, Case, load_cases
from evals.claims import CLAIM_MEASURES
from evals.commands import eval_settings, run_report
from evals.gates import Shortfall, check_gates, load_gates
from evals.report import Report
from evals.run import Record, answer_cases
from evals.score import score
from evals.summary import summarise
from evals.supports import supports
from index import open_library
from index.library import Library
from index.types import Hit, Scope
from qa import open_assistant

pytestmark = [pytest.mark.evals, pytest.mark.long]


@pytest.fixture(scope="module")
def report() -> Report:
    options = Namespace(
        cases=CASES, data_dir=None, llm=False, judge=False, claims=True, only="", gate=True
    )
    return run_report(options)[0]


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(eval_settings(None).index)


def shortfalls(
    cases: Sequence[Case], records: Mapping[str, Mapping[str, Any]], library: Library
) -> set[tuple[str, str]]:
    """What the shipped gates say about these records, by measure and slice."""
    texts = {document.doc_id: document.text for document in library.documents()}
    scores = {case.case_id: score(case, records[case.case_id], texts, supports) for case in cases}
    summary = summarise(cases, scores, dict.fromkeys(scores, 1.0))
    found: tuple[Shortfall, ...] = check_gates(summary, load_gates())
    return {(short.measure, short.slice) for short in found}


def test_the_gate_passes(report: Report, library: Library) -> None:
    assert report.shortfalls == ()
    # what the tests below break is whole before they do
    whole = shortfalls(report.cases, report.records, library)
    assert {measure for measure, _ in whole} <= CLAIM_MEASURES


def test_a_crippled_retriever_fails(tmp_path: Path, library: Library) -> None:
    forgetful = open_assistant(eval_settings(None))
    forgetful.library = cast("Library", Forgetful(library))
    cases = load_cases()[::5]
    records = answer_cases(forgetful, cases, tmp_path, lambda *_: None)
    found = shortfalls(cases, records, library)
    assert {("answer_right", "same language"), ("recall@10", "all")} <= found


def test_citations_shifted_by_one_sentence_fail(report: Report, library: Library) -> None:
    shifted = {name: with_shifted_citations(r, library) for name, r in report.records.items()}
    found = shortfalls(report.cases, shifted, library)
    assert {("citation_precision", "all"), ("citation_recall", "all")} <= found
    # the spans were moved honestly: only what they support has changed
    assert ("quotation_exact", "all") not in found


def test_refusals_switched_off_fail(report: Report, library: Library) -> None:
    answering = {name: without_refusal(record) for name, record in report.records.items()}
    assert ("refusal_right", "all") in shortfalls(report.cases, answering, library)


def test_a_quotation_with_one_changed_character_fails(report: Report, library: Library) -> None:
    name = next(n for n, r in report.records.items() if r["answer"]["citations"])
    record = report.records[name]
    first, *others = record["answer"]["citations"]
    wrong = first | {"quote": "※" + first["quote"][1:]}
    changed = {name: with_answer(record, citations=[wrong, *others])}
    found = shortfalls(report.cases, {**report.records, **changed}, library)
    assert ("quotation_exact", "all") in found


class Forgetful:
    """A library whose searches find the chunks that fit worst."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __getattr__(self, name: str) -> Any:
        return getattr(self.library, name)

    def search_terms(self, *_: Any) -> list[Hit]:
        return []

    def search_vectors(self, vector: Any, limit: int, scope: Scope | None = None) -> list[Hit]:
        return self.library.search_vectors(-vector, 3, scope)


def with_answer(record: Mapping[str, Any], **changes: Any) -> Record:
    return {**record, "answer": {**record["answer"], **changes}}


def with_shifted_citations(record: Mapping[str, Any], library: Library) -> Record:
    citations = [shifted(citation, library) for citation in record["answer"]["citations"]]
    return with_answer(record, citations=citations)


def shifted(citation: Mapping[str, Any], library: Library) -> dict[str, Any]:
    """The same citation on the sentence that follows, or precedes at the end."""
    sentences = library.sentences(citation["doc_id"])
    at = next(s.number for s in sentences if s.end >= citation["end"])
    other = sentences[at + 1] if at + 1 < len(sentences) else sentences[at - 1]
    text = library.document(citation["doc_id"]).text
    return {
        **citation,
        "start": other.start,
        "end": other.end,
        "quote": text[other.start : other.end],
    }


def without_refusal(record: Mapping[str, Any]) -> Record:
    """The nearest passages given as the answer, as if no threshold stood before them."""
    answer = record["answer"]
    if answer["outcome"] not in REFUSALS:
        return dict(record)
    nearest = answer["nearest"]
    said = [{"text": span["quote"], "citations": [span["n"]], "note": None} for span in nearest]
    return with_answer(record, outcome="answered", statements=said, citations=nearest)
