"""Answers every case through the product's own door and keeps all of it on disk.

A run is a folder: ``run.json`` (what was run), ``answers.jsonl`` and ``claims.jsonl`` (one record a
line, in the order of the cases), later ``scores.jsonl``, ``summary.json`` and the report.
A run that was stopped goes on where it was when nothing it depends on has changed.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, TextIO, TypeVar

from evals.cases import Case, ClaimCase
from index.errors import LibraryBusy
from index.library import Library
from index.lock import writer_lock
from qa.contract import answer_json, checks_json, search_json
from qa.question import understand
from qa.settings import Settings
from qa.types import Answer, ClaimCheck, SearchResults, Turn

RUNS = Path(__file__).parent / "runs"
PRODUCT = Path(__file__).parent.parent
RESULTS = 10

Progress = Callable[[int, int, str], None]
Record = dict[str, Any]
_C = TypeVar("_C", Case, ClaimCase)


class Assistant(Protocol):
    """What a run needs of the product."""

    @property
    def library(self) -> Library:
        """The library that is asked."""
        ...

    def ask(self, text: str, conversation: Any = None) -> Answer:
        """Answer a question, standing on earlier turns when given."""
        ...

    def search(self, text: str, k: int = 10) -> SearchResults:
        """The passages nearest to a text."""
        ...

    def check(self, text: str) -> Sequence[ClaimCheck]:
        """Check a claim."""
        ...


@dataclass(frozen=True, slots=True)
class RunAbout:
    """What a run depends on; two runs with equal values have equal answers."""

    version: str
    mode: str
    settings: str
    library: str
    cases: str
    code: str


def about_run(settings: Settings, library: Library, case_files: Sequence[Path]) -> RunAbout:
    """Describe a run by hashes of settings (without secrets), documents, cases and program."""
    product = sorted(path for name in ("index", "qa") for path in (PRODUCT / name).rglob("*.py"))
    documents = sorted(f"{document.file} {document.doc_id}" for document in library.documents())
    return RunAbout(
        version=version("yinju"),
        mode="llm" if settings.model.llm else "extractive",
        settings=_digest([json.dumps(_public(settings), sort_keys=True, default=str)]),
        library=_digest(documents),
        cases=_digest([path.read_text(encoding="utf-8") for path in sorted(case_files)]),
        code=_digest([path.read_text(encoding="utf-8") for path in product]),
    )


@contextmanager
def open_run(
    about: RunAbout, runs: Path = RUNS, *, started: datetime | None = None
) -> Iterator[Path]:
    """The folder of the newest unfinished run of the same things, or a new one.

    While it is open no other process goes on with the same run.
    """
    moment = started or datetime.now().astimezone()
    fresh = runs / moment.strftime("%Y-%m-%dT%H%M%S")
    with ExitStack() as held:
        for folder in (*_unfinished(about, runs), fresh):
            try:
                held.enter_context(writer_lock(folder))
            except LibraryBusy:
                continue
            _write_state(folder, about, finished=False)
            yield folder
            return
        raise LibraryBusy(f"another process has just begun {fresh}: try again in a second")


def _unfinished(about: RunAbout, runs: Path) -> Iterator[Path]:
    for state in sorted(runs.glob("*/run.json"), reverse=True):
        entry = json.loads(state.read_text(encoding="utf-8"))
        if entry["about"] == asdict(about) and not entry["finished"]:
            yield state.parent


def finish_run(folder: Path, about: RunAbout) -> None:
    """Mark a run as complete."""
    _write_state(folder, about, finished=True)


def answer_cases(
    assistant: Assistant, cases: Sequence[Case], folder: Path, progress: Progress
) -> dict[str, Record]:
    """Ask every case that has no record yet; return all records by case id."""

    def answer(case: Case) -> Record:
        return _answer(assistant, case)

    return _collect(folder / "answers.jsonl", cases, answer, progress)


def check_claims(
    assistant: Assistant, claims: Sequence[ClaimCase], folder: Path, progress: Progress
) -> dict[str, Record]:
    """Check every claim that has no record yet; return all records by case id."""

    def check(claim: ClaimCase) -> Record:
        started = time.perf_counter()
        checks = checks_json(assistant.check(claim.claim), single=True)
        return {"id": claim.case_id, "check": checks, "ms": _since(started)}

    return _collect(folder / "claims.jsonl", claims, check, progress)


def read_records(path: Path) -> dict[str, Record]:
    """The records of a run by case id; a line cut off by a crash is left out."""
    found: dict[str, Record] = {}
    for line in path.read_text(encoding="utf-8").split("\n") if path.exists() else ():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        found[record["id"]] = record
    return found


def _collect(
    path: Path, cases: Sequence[_C], answer: Callable[[_C], Record], progress: Progress
) -> dict[str, Record]:
    done = read_records(path)
    with path.open("w", encoding="utf-8") as out:
        for record in done.values():
            _write(out, record)
        for place, case in enumerate(cases, start=1):
            if case.case_id not in done:
                done[case.case_id] = answer(case)
                _write(out, done[case.case_id])
            progress(place, len(cases), case.case_id)
    return done


def _answer(assistant: Assistant, case: Case) -> Record:
    conversation: list[Turn] = []
    for text in case.turns:
        conversation.append(Turn(understand(text), assistant.ask(text, tuple(conversation))))
    started = time.perf_counter()
    answer = assistant.ask(case.question, tuple(conversation) or None)
    milliseconds = _since(started)
    # Retrieval is measured on questions that stand alone; a follow-up has no words to search with.
    found = None if case.turns else search_json(assistant.search(case.question, RESULTS))["results"]
    return {
        "id": case.case_id,
        "answer": answer_json(answer),
        "trace": _plain(answer.trace),
        "search": found,
        "ms": milliseconds,
    }


def _since(started: float) -> float:
    return round(1000 * (time.perf_counter() - started), 2)


def _plain(value: Any) -> Any:
    """A trace as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float):
        return round(value, 4)
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)


def _public(settings: Settings) -> dict[str, Any]:
    """Settings that can change an answer: no secrets, no folders, no addresses of this machine."""
    return {
        "index": {
            name: value
            for name, value in _plain(settings.index).items()
            if name in ("embedder", "chunk_tokens", "overlap_sentences")
        },
        "retrieval": _plain(settings.retrieval),
        "llm": settings.model.llm,
    }


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _write(out: TextIO, record: Record) -> None:
    out.write(json.dumps(record, ensure_ascii=False) + "\n")
    out.flush()


def _write_state(folder: Path, about: RunAbout, *, finished: bool) -> None:
    entry = {"about": asdict(about), "finished": finished}
    (folder / "run.json").write_text(json.dumps(entry, indent=1) + "\n", encoding="utf-8")
