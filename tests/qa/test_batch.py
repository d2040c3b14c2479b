"""A batch keeps order and ids, and goes on after a line that cannot be answered."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError, StorageFailed
from qa.batch import Entry, run_batch


def shout(text: str, entry: Entry) -> Mapping[str, Any]:
    return {"said": text.upper()}


def test_order_and_ids_are_kept_and_blank_lines_skipped(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 7, "question": "b"}\n\n{"question": "a"}\n', encoding="utf-8")
    assert run_batch(source, target, ("question",), shout) == 2
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert lines == [{"id": 7, "said": "B"}, {"said": "A"}]


def test_line_separators_inside_a_text_do_not_split_it(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"question": "a\u2028b"}\n', encoding="utf-8")
    assert run_batch(source, target, ("question",), shout) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "line 2: not JSON"),
        ("[1]", "line 2: each line needs to be a JSON object"),
        ('{"id": 1}', 'line 2: needs a text under "question"'),
        ('{"question": 5}', 'line 2: needs a text under "question"'),
        ("[" * 100_000, "line 2: not JSON"),
    ],
)
def test_a_broken_line_is_told_of_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, message: str
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(f'{{"question": "a"}}\n{line}\n{{"question": "b"}}\n', encoding="utf-8")
    with pytest.raises(InputError, match="1 of 3 lines could not be answered"):
        run_batch(source, target, ("question",), shout)
    first, broken, last = (json.loads(line) for line in target.read_text().splitlines())
    assert (first, last) == ({"said": "A"}, {"said": "B"})
    assert broken["line"] == 2 and message.endswith(broken["error"][: len(message) - 8])
    assert broken.get("id") == (1 if "id" in line else None)
    (told,) = capsys.readouterr().err.splitlines()
    assert message in told


def test_what_one_line_asks_in_vain_does_not_stop_the_others(tmp_path: Path) -> None:
    def refuse(text: str, entry: Entry) -> Mapping[str, Any]:
        if text == "a":
            raise InputError("odd")
        return {"said": text}

    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "x", "question": "a"}\n{"question": "b"}\n', encoding="utf-8")
    with pytest.raises(InputError):
        run_batch(source, target, ("question",), refuse)
    lines = [json.loads(line) for line in target.read_text().splitlines()]
    assert lines == [{"id": "x", "line": 1, "error": "odd"}, {"said": "b"}]


def test_answers_do_not_overwrite_their_questions(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"question": "b"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"in\.jsonl"):
        run_batch(source, source, ("question",), shout)
    assert source.read_text(encoding="utf-8") == '{"question": "b"}\n'


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        run_batch(tmp_path / "none.jsonl", None, ("question",), shout)


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"question": "a"}', encoding="utf-8")
    with pytest.raises(StorageFailed, match="cannot be written"):
        run_batch(source, tmp_path / "no" / "out.jsonl", ("question",), shout)
