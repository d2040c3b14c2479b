"""The README says what is so: settings, layout, the trail of a question, commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from evals.layout import PAGE, write_layout
from qa.settings import describe_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.M | re.S)
    assert found, f"the README has no section {title!r}"
    return found[1]


def test_the_settings_table_is_the_settings() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", section("Settings"), re.M)
    told = {variable: (default, meaning) for variable, default, meaning in rows}
    real = {
        variable: ("" if default is None else f"`{default}`", meaning)
        for variable, default, meaning in describe_settings()
    }
    assert told == real


def test_the_layout_names_every_folder_of_code() -> None:
    told = set(re.findall(r"^\| `([\w/]+)/` \|", section("Layout"), re.M))
    real = {
        path.parent.relative_to(ROOT).as_posix()
        for package in ("index", "qa", "evals", "tests")
        for path in (ROOT / package).rglob("*.py")
        if "__pycache__" not in path.parts
    }
    assert {folder for folder in real if not folder.startswith("tests/")} <= told
    assert all((ROOT / folder).is_dir() for folder in told)


def test_the_page_of_the_layout_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_layout(), "run `make layout`"


def test_the_trail_of_a_question_leads_through_files_that_exist() -> None:
    steps = re.findall(
        r"^\d+\. `([\w/.]+)`(?: `(\w+)`)?", section("The trail of one question"), re.M
    )
    assert len(steps) >= 8
    for file, name in steps:
        source = (ROOT / file).read_text(encoding="utf-8")
        assert not name or re.search(rf"(?:def|class) {name}\b", source), f"{file}: {name}"


def test_the_commands_shown_exist() -> None:
    shown = set(re.findall(r"^yinju (\w+)", README, re.M))
    done = subprocess.run(
        [sys.executable, "-m", "qa", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown <= set(re.findall(r"^  (\w+) ", done.stdout, re.M))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make (\w[\w-]*)", README))))
def test_the_make_targets_shown_exist(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.M)
