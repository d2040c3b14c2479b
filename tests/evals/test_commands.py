"""``python -m evals``: its smaller commands, and what it says when something is wrong."""

import json
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.cases import load_cases


def finished_run(folder: Path, values: dict[str, float]) -> Path:
    folder.mkdir()
    lines = [
        json.dumps({"id": name, "values": {"right": value}, "failures": []})
        for name, value in values.items()
    ]
    (folder / "scores.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_init_writes_a_template_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "mine")]) == 0
    assert len(load_cases(tmp_path / "mine")) == 2
    assert main(["init", str(tmp_path / "mine")]) == 2
    assert "exists already" in capsys.readouterr().err


def test_compare_names_what_broke(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a = finished_run(tmp_path / "a", {"t-1": 1.0, "t-2": 0.0, "t-3": 1.0})
    b = finished_run(tmp_path / "b", {"t-1": 0.0, "t-2": 1.0, "t-3": 1.0})
    assert main(["compare", str(a), str(b)]) == 0
    said = capsys.readouterr().out
    assert "B wins 1, loses 1, ties 1; sign test p = 1.000" in said
    assert "broke: t-1" in said


def test_comparing_what_is_no_run_is_wrong_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(tmp_path), str(tmp_path)]) == 2
    assert "no scores.jsonl" in capsys.readouterr().err
