"""Many claims at once: the same verdicts in the same order as one after the other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.batch import MANY
from qa.contract import checks_json

Checked = Callable[[Path, Path], Any]


@pytest.fixture
def checked(assistant: Assistant, yinju: Callable[..., Any]) -> Checked:
    """Checks the claims of one file and writes the verdicts to another."""
    folder = assistant.settings.index.data_dir
    return lambda source, target: yinju(
        "check", "--data-dir", folder, "--batch", source, "--out", target
    )


CLAIMS = ("朝阳区有30个友好城市。", "Chaoyang has 31 sister cities.", "今天天气怎么样?")


def test_a_long_file_is_checked_as_its_claims_are_one_by_one(
    assistant: Assistant, checked: Checked, tmp_path: Path
) -> None:
    source, target = tmp_path / "claims.jsonl", tmp_path / "verdicts.jsonl"
    lines = [{"id": n, "claim": CLAIMS[n % len(CLAIMS)]} for n in range(MANY + 1)]
    source.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = checked(source, target)
    assert (done.returncode, done.stderr) == (0, "")
    written = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in written] == list(range(MANY + 1))
    for line in written[: len(CLAIMS)]:
        alone = checks_json(assistant.check(CLAIMS[line["id"]]), single=True)
        assert {key: line[key] for key in alone} == alone


def test_claims_that_cannot_be_checked_are_told_of_one_by_one(
    checked: Checked, tmp_path: Path
) -> None:
    source = tmp_path / "claims.jsonl"
    source.write_text("\n".join([json.dumps({"claim": " "})] * (MANY + 1)), encoding="utf-8")
    done = checked(source, tmp_path / "out.jsonl")
    assert done.returncode == 2
    *told, last = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in told] == [f"{source}, line {n + 1}" for n in range(101)]
    assert last == f"yinju: {source}: 101 of 101 lines could not be answered"
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 101
