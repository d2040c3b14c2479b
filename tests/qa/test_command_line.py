"""The command line tells what became of every file, now and when it is asked again later."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.build import build_index
from index.settings import IndexSettings

if TYPE_CHECKING:
    from tests.qa.conftest import Command


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a library of one document, which no test changes."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "districts.txt").write_text("Beijing has 16 districts.\n")
    build_index([folder / "districts.txt"], IndexSettings(data_dir=folder / "data"))
    return folder / "data"


def test_nothing_that_was_given_is_passed_over_in_silence(tmp_path: Path, yinju: "Command") -> None:
    texts, data = tmp_path / "texts", tmp_path / "data"
    texts.mkdir()
    (texts / "districts.txt").write_text("Beijing has 16 districts.\n")
    (texts / "copy.txt").write_text("Beijing has 16 districts.\n")
    (texts / "addresses.txt").write_text("https://example.org/a\nhttps://example.org/b\n")

    indexed = yinju("index", texts, "--data-dir", data)
    assert indexed.returncode == 0
    assert "skipped addresses.txt: a list of web addresses: nothing is fetched" in indexed.stderr

    told = yinju("docs", "--report", "--data-dir", data).stdout.splitlines()
    assert [line.split()[:2] for line in told if not line.startswith(" ")] == [
        ["skipped", "addresses.txt"],
        ["added", "copy.txt"],
        ["duplicate", "districts.txt"],
    ]
    assert "           duplicate of: copy.txt" in told
    assert "           encoding: utf-8" in told
    assert not any(line.endswith(": None") for line in told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", ""), "Please type a question."),
        (("ask", "a\x07b"), "The question contains control characters and cannot be read."),
        (("ask", "\udcff"), "The question contains control characters and cannot be read."),
        (("search", "  "), "there are no words in it; write what to look for"),
        (("search", "\udcff"), "the text holds control characters and cannot be read"),
        (("check", ""), "there is nothing to check: the text has no words"),
        (("check", "Beijing \udcff"), "the text holds control characters and cannot be read"),
        (("show", "x"), "no document has the id 'x': `yinju docs` lists them"),
    ],
)
def test_wrong_input_is_one_line_and_status_two(
    library: Path, arguments: tuple[str, ...], told: str, yinju: "Command"
) -> None:
    done = yinju(*arguments, "--data-dir", library)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"yinju: {told}\n")


def test_an_argument_that_is_no_text_is_told_of_by_the_process_itself(library: Path) -> None:
    command = [sys.executable, "-m", "qa", "search", "\udcff", "--data-dir", str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    told = "yinju: the text holds control characters and cannot be read\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


def test_a_question_that_is_none_is_an_answer_as_json(library: Path, yinju: "Command") -> None:
    done = yinju("ask", "\udcff", "--json", "--data-dir", library)
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["question"], done.returncode) == ("rejected", "\udcff", 2)


def test_a_data_folder_that_is_a_file_is_told_of_in_one_line(
    tmp_path: Path, yinju: "Command"
) -> None:
    (tmp_path / "data").write_text("no folder")
    done = yinju("serve", "--data-dir", tmp_path / "data", YINJU_PORT="0")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("YINJU_CANDIDATES", "many", "YINJU_CANDIDATES is 'many'; it needs a whole number"),
        ("YINJU_LLM_TIMEOUT_SECONDS", "x", "YINJU_LLM_TIMEOUT_SECONDS is 'x'; it needs a number"),
        ("YINJU_UPLOADS", "perhaps", "YINJU_UPLOADS is 'perhaps'; write true or false"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(
    setting: str, value: str, told: str, yinju: "Command"
) -> None:
    done = yinju("docs", **{setting: value})
    assert (done.returncode, done.stderr) == (2, f"yinju: {told}\n")


def test_the_version_and_the_commands_are_told(yinju: "Command") -> None:
    assert yinju("--version").stdout == f"yinju {version('yinju')}\n"
    done = yinju()
    assert done.returncode == 2 and "\n  ask " in done.stderr
