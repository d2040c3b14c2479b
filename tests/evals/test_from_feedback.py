"""A reader's remark becomes a case that a curator has to decide."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from evals.cases import load_cases
from index.errors import InputError
from qa.feedback import FeedbackLog
from qa.types import Answer, Citation, Statement

QUOTE = "We have 30 sister cities."
CITED = Citation(
    1, "d1", "en.txt", "Records", "Office", "2020-09-27", "en", None, 10, 35, QUOTE, before="It "
)
ANSWER = Answer(
    "朝阳区有多少个友好城市？", "zh", "hans", "answered", None, f"{QUOTE} [1]", "extractive",
    (Statement(QUOTE, (1,), "supported"),), (CITED,),
)  # fmt: skip


def proposed(folder: Path, kind: Any) -> dict[str, Any]:
    log = FeedbackLog(folder)
    remark = log.add(kind, ANSWER, turns=["朝阳区在哪里？"])
    log.annotate(remark, "应引英文版")
    out = folder / "cases" / "proposed.jsonl"
    assert main(["add-from-feedback", remark, "--data-dir", str(folder), "--out", str(out)]) == 0
    assert main(["add-from-feedback", remark, "--data-dir", str(folder), "--out", str(out)]) == 2
    return dict(json.loads(out.read_text(encoding="utf-8").splitlines()[1]))


def test_a_liked_answer_is_proposed_as_right(tmp_path: Path) -> None:
    case = proposed(tmp_path, "like")
    assert case["outcome"] == "answered"
    assert case["gold"] == [{"file": "en.txt", "quote": QUOTE, "start": 10, "end": 35}]
    (read,) = load_cases(tmp_path / "cases")
    assert (read.direction, read.turns) == ("zh-en", ("朝阳区在哪里？",))


def test_of_a_wrong_one_only_the_question_is_known(tmp_path: Path) -> None:
    case = proposed(tmp_path, "wrong_citation")
    assert (case["outcome"], case["gold"]) == (None, [])
    assert case["proposed"]["note"] == "应引英文版"
    frozen = case["proposed"]["evidence"][0]
    assert (frozen["quote"], frozen["before"], frozen["doc_id"]) == (QUOTE, "It ", "d1")
    with pytest.raises(InputError, match="outcome"):
        load_cases(tmp_path / "cases")


def test_an_unknown_remark_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add-from-feedback", "f00", "--data-dir", str(tmp_path)]) == 2
    assert "f00" in capsys.readouterr().err
