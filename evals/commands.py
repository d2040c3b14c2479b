"""The commands of ``python -m evals``: each composes the stages of one run."""

import json
import shutil
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress as Bar

from evals.cases import CASES, SEEDS, Case, load_cases, load_claims
from evals.claims import CLAIM_MEASURES, claim_results, summarise_claims
from evals.compare import compare, comparison_lines
from evals.from_feedback import add_proposed
from evals.gates import (
    GATES,
    Gate,
    check_baseline,
    check_gates,
    latest_baseline,
    load_gates,
    record_baseline,
    reset_gates,
    unreached_goals,
)
from evals.judge import judge_answers
from evals.lint import MOST_OVERLAP, fill_spans, lint, overlap_median, overlaps
from evals.other_libraries import lines
from evals.page import page
from evals.quality import write_quality
from evals.report import Report, markdown
from evals.run import (
    RUNS,
    Assistant,
    Progress,
    about_run,
    answer_cases,
    check_claims,
    finish_run,
    open_run,
    read_records,
)
from evals.score import Score, score
from evals.summary import Summary, save_summary, summarise
from evals.supports import supports
from evals.template import TEMPLATE
from index import build_index, open_library
from index.errors import InputError, LibraryMismatch
from index.settings import IndexSettings
from index.types import Document
from qa import open_assistant
from qa.feedback import FeedbackLog
from qa.settings import Settings, load_settings

SEEDS_LIBRARY = RUNS / ".library"


def command_run(options: Namespace) -> int:
    """Answer, score and report; with ``--gate``, 1 when a figure falls short."""
    report, folder = run_report(options)
    print(markdown(report))
    print(f"report: {folder / 'report.html'}")
    return int(bool(options.gate and report.shortfalls))


def command_quality(options: Namespace) -> int:
    """Run, record the figures as this version's baseline, and write ``docs/quality.md``.

    With ``--reset-gates`` the gates short of their goals move to what is reached.
    """
    report, _ = run_report(options)
    about = {
        "version": report.about["version"],
        "date": datetime.now(UTC).date().isoformat(),
        "cases": report.about["cases"],
    }
    if options.reset_gates:
        reset_gates(report.summary)
    versions = record_baseline(report.summary, about)
    print(f"written: {write_quality(report, versions)}")
    return 0


def command_compare(options: Namespace) -> int:
    """Print how run B stands against run A."""
    a, b = (read_scores(folder) for folder in (options.a, options.b))
    print("\n".join(comparison_lines(compare(a, b))))
    return 0


def command_lint(options: Namespace) -> int:
    """Check the cases against the documents; 1 when something is to be mended."""
    library = open_library(eval_settings(options.data_dir).index)
    documents = {document.file: document for document in library.documents()}
    if options.fill:
        for path in sorted(options.cases.glob("*.jsonl")):
            print(f"{path.name}: {_filled(path, documents)} spans")
    cases, claims = load_cases(options.cases), load_claims(options.cases)
    problems = lint(cases, claims, documents)
    for problem in problems:
        print(f"{problem.case_id}: {problem.message}")
    median = overlap_median(overlaps(cases, documents).values())
    print(f"{len(cases)} questions, {len(claims)} claims, {len(problems)} problems")
    print(f"median word overlap with the answering sentence: {median:.2f}")
    return int(bool(problems) or median >= MOST_OVERLAP)


def command_init(options: Namespace) -> int:
    """Write a commented template of cases for one's own documents."""
    path = options.folder / "mine.jsonl"
    if path.exists():
        raise InputError(f"{path} exists already; give another folder")
    options.folder.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE, encoding="utf-8")
    print(
        f"{path}: edit it, then: python -m evals --cases {options.folder} --data-dir YOUR-LIBRARY"
    )
    return 0


def command_others(options: Namespace) -> int:
    """Print how the cases over documents of others fare, a line for each file."""
    for line in lines(claims=options.claims):
        print(line, flush=True)
    return 0


def command_add_from_feedback(options: Namespace) -> int:
    """Propose a reader's remark as a case, for a curator to accept."""
    log = FeedbackLog(load_settings(data_dir=options.data_dir).index.data_dir)
    path = add_proposed(log.find(options.id), options.out)
    print(f"{path}: decide what is right, then move the line into a file of {CASES}")
    return 0


def eval_settings(data_dir: Path | None, *, llm: bool = False) -> Settings:
    """Settings for an evaluation; without a library of one's own, one of ``seeds/`` is built.

    The model of the environment is used only when ``llm`` is true.
    """
    settings = load_settings(data_dir=data_dir or SEEDS_LIBRARY)
    if data_dir is None:
        _build_seeds(settings.index)
    if llm and not settings.model.llm:
        raise InputError("--llm needs a model: set YINJU_LLM")
    return settings if llm else replace(settings, model=replace(settings.model, llm=None))


def _build_seeds(settings: IndexSettings) -> None:
    """Build the library of ``seeds/``, or bring it up to date."""
    try:
        build_index([SEEDS], settings)
    except LibraryMismatch:  # of an earlier version: nothing is in it that is not in the files
        shutil.rmtree(settings.data_dir)
        build_index([SEEDS], settings)


def run_report(options: Namespace) -> tuple[Report, Path]:
    """One run from start to end; the report is also written into the run's folder."""
    settings = eval_settings(options.data_dir, llm=options.llm or options.judge)
    assistant = open_assistant(settings)
    about = about_run(settings, assistant.library, list(options.cases.glob("*.jsonl")))
    before = _last_scores(options)
    with open_run(about) as folder:
        report = _answered(assistant, options, folder)
        report = replace(
            report, about=asdict(about), since=compare(before, report.scores) if before else None
        )
        if options.judge:
            judged = judge_answers(settings, report.cases, report.records, folder)
            print("\n".join(f"judged {name}: {rate:.1%}" for name, rate in judged.items()))
        _save(report, folder)
        finish_run(folder, about)
    return report, folder


def _answered(assistant: Assistant, options: Namespace, folder: Path) -> Report:
    """Ask, score and hold against the gates."""
    cases = _chosen(options)
    claims = load_claims(options.cases) if options.claims else ()
    with Bar(console=Console(stderr=True), transient=True) as bar:
        records = answer_cases(assistant, cases, folder, _progress(bar, "questions"))
        checked = check_claims(assistant, claims, folder, _progress(bar, "claims"))
    texts = {document.doc_id: document.text for document in assistant.library.documents()}
    scores = {case.case_id: score(case, records[case.case_id], texts, supports) for case in cases}
    results = claim_results(claims, checked)
    milliseconds = {case.case_id: float(records[case.case_id]["ms"]) for case in cases}
    summary = {**summarise(cases, scores, milliseconds), **summarise_claims(results)}
    gates, baseline = _rules(options)
    return Report(
        about={},
        summary=summary,
        shortfalls=(*check_gates(summary, gates), *check_baseline(summary, baseline)),
        goals=unreached_goals(summary, gates),
        cases=cases,
        records=records,
        scores=scores,
        claims=results,
    )


def read_scores(folder: Path) -> dict[str, Score]:
    """The scores of a finished run. Raises ``InputError`` when the folder holds none."""
    path = folder / "scores.jsonl"
    if not path.exists():
        raise InputError(f"{folder}: holds no scores.jsonl of a finished run")
    return {
        case_id: Score(case_id, record["values"], tuple(record["failures"]))
        for case_id, record in read_records(path).items()
    }


def _rules(options: Namespace) -> tuple[Sequence[Gate], Summary]:
    """The gates and the baseline that apply: ours to all our cases, else ``gates.toml`` of theirs.

    A part of the cases has neither; those on claims apply when claims are checked.
    """
    ours = options.cases.resolve() == CASES.resolve()
    path = GATES if ours else options.cases / GATES.name
    if options.only or not path.exists():
        return (), {}
    unknown = frozenset() if options.claims else CLAIM_MEASURES
    baseline = latest_baseline() if ours else {}
    return (
        [gate for gate in load_gates(path) if gate.measure not in unknown],
        {measure: by for measure, by in baseline.items() if measure not in unknown},
    )


def _last_scores(options: Namespace) -> dict[str, Score]:
    """The scores of the newest finished run that had most of these cases."""
    ids = {case.case_id for case in _chosen(options)}
    for path in sorted(RUNS.glob("*/scores.jsonl"), reverse=True):
        scores = read_scores(path.parent)
        if 2 * len(ids & set(scores)) > len(ids):
            return scores
    return {}


def _chosen(options: Namespace) -> tuple[Case, ...]:
    cases = load_cases(options.cases)
    return tuple(case for case in cases if case.case_id.startswith(options.only))


def _save(report: Report, folder: Path) -> None:
    with (folder / "scores.jsonl").open("w", encoding="utf-8") as out:
        for case_id, found in report.scores.items():
            entry = {"id": case_id, "values": found.values, "failures": found.failures}
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")
    save_summary(report.summary, folder / "summary.json")
    (folder / "report.html").write_text(page(report), encoding="utf-8")
    (folder / "report.md").write_text(markdown(report), encoding="utf-8")


def _progress(bar: Bar, name: str) -> Progress:
    task = bar.add_task(name, total=None)

    def update(done: int, total: int, case_id: str) -> None:
        bar.update(task, completed=done, total=total, description=f"{name} {case_id}")

    return update


def _filled(path: Path, documents: Mapping[str, Document]) -> int:
    try:
        return fill_spans(path, documents)
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
