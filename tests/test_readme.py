"""The README says what is so: settings, layout, the trail of a question, commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_the_layout_names_every_module_and_no_other() -> None:
    told: set[str] = set()
    folder = ""
    for line in section("Layout").splitlines():
        if heading := re.match(r"\*\*`([\w/]+)/`\*\*", line):
            folder = heading[1]
        told |= {f"{folder}/{name}" for name in re.findall(r"^\| `(\w+)` \|", line)}
    real = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for package in ("index", "qa", "evals")
        for path in (ROOT / package).rglob("*.py")
        if path.stem != "__init__"
    }
    assert told == real


def test_the_trail_of_a_question_leads_through_files_that_exist() -> None:
    steps = re.findall(
        r"^\d+\. `([\w/.]+)`(?: `(\w+)`)?", section("The trail of one question"), re.M
    )
    assert len(steps) >= 8
    for file, name in steps:
        source = (ROOT / file).read_text(encoding="utf-8")
        assert not name or re.search(rf"(?:def|class) {name}\b", source), f"{file}: {name}"


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^yinju (\w+)", README, re.M))))
def test_the_commands_shown_exist(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qa", command, "--help"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make (\w[\w-]*)", README))))
def test_the_make_targets_shown_exist(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.M)
