"""A run keeps every answer, goes on where it was stopped, and starts anew when anything changed."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest

from evals.cases import Case, load_cases
from evals.run import (
    Assistant,
    RunAbout,
    answer_cases,
    finish_run,
    open_run,
    read_records,
)
from qa.types import Answer, SearchResults

ABOUT = RunAbout("1", "extractive", "s", "l", "c", "p")


class Echo:
    """An assistant that answers with the question, and stops when told to."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.asked: list[tuple[str, int]] = []
        self.stop_at = stop_at

    def ask(self, text: str, conversation: Any = None) -> Answer:
        if len(self.asked) == self.stop_at:
            raise KeyboardInterrupt
        self.asked.append((text, len(conversation or ())))
        return Answer(text, "en", None, "not_found", "nothing", text, "extractive")

    def search(self, text: str, k: int = 10) -> SearchResults:
        return SearchResults(text, (), 1.0)


def as_assistant(echo: Echo) -> Assistant:
    return cast("Assistant", echo)


def no_progress(done: int, total: int, case_id: str) -> None:
    """Progress nobody watches."""


@pytest.fixture
def cases() -> tuple[Case, ...]:
    shipped = load_cases()
    questions = [case for case in shipped if not case.turns][:3]
    return (*questions, *[case for case in shipped if case.turns][:1])


def test_every_answer_is_kept_in_order(tmp_path: Path, cases: tuple[Case, ...]) -> None:
    echo = Echo()
    seen: list[tuple[int, int, str]] = []

    def watch(done: int, total: int, case_id: str) -> None:
        seen.append((done, total, case_id))

    records = answer_cases(as_assistant(echo), cases, tmp_path, watch)
    assert list(records) == [case.case_id for case in cases]
    assert read_records(tmp_path / "answers.jsonl") == records
    assert [done for done, _, _ in seen] == [1, 2, 3, 4]


def test_a_follow_up_is_asked_after_its_earlier_turns(
    tmp_path: Path, cases: tuple[Case, ...]
) -> None:
    echo = Echo()
    records = answer_cases(as_assistant(echo), cases[-1:], tmp_path, no_progress)
    assert [earlier for _, earlier in echo.asked] == [0, 1]
    assert records[cases[-1].case_id]["search"] is None


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path, cases: tuple[Case, ...]) -> None:
    with pytest.raises(KeyboardInterrupt):
        answer_cases(as_assistant(Echo(stop_at=2)), cases, tmp_path, no_progress)
    with (tmp_path / "answers.jsonl").open("a") as out:
        out.write('{"id": "cut off')
    echo = Echo()
    records = answer_cases(as_assistant(echo), cases, tmp_path, no_progress)
    assert len(records) == len(cases)
    assert echo.asked[0][0] == cases[2].question


def test_only_an_unfinished_run_of_the_same_things_is_gone_on_with(tmp_path: Path) -> None:
    with open_run(ABOUT, tmp_path, started=datetime(2026, 1, 1)) as first:
        pass
    with open_run(ABOUT, tmp_path) as again:
        assert again == first
    changed = replace(ABOUT, code="q")
    with open_run(changed, tmp_path, started=datetime(2026, 1, 2)) as other:
        assert other != first
    finish_run(first, ABOUT)
    with open_run(ABOUT, tmp_path, started=datetime(2026, 1, 3)) as third:
        assert third not in (first, other)
    assert json.loads((first / "run.json").read_text())["finished"] is True


def test_a_run_that_another_process_is_at_is_left_to_it(tmp_path: Path) -> None:
    with (
        open_run(ABOUT, tmp_path, started=datetime(2026, 1, 1)) as first,
        open_run(ABOUT, tmp_path, started=datetime(2026, 1, 2)) as second,
    ):
        assert first != second
