"""The Chinese README says what the English one says: the same sections, the same commands."""

import re
from pathlib import Path

from qa.settings import describe_settings

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def levels(text: str) -> list[str]:
    """The levels of the headings, code blocks left out."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return re.findall(r"^(#+) ", prose, flags=re.MULTILINE)


def commands(text: str) -> list[str]:
    """The lines of shell blocks without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]


def test_the_sections_are_the_same() -> None:
    assert levels(CHINESE) == levels(ENGLISH)


def test_the_commands_are_the_same() -> None:
    assert commands(CHINESE) == commands(ENGLISH)


def test_the_settings_it_names_exist() -> None:
    known = {variable for variable, _, _ in describe_settings()}
    assert set(re.findall(r"`(YINJU_\w+)`", CHINESE)) <= known


def test_the_pictures_and_files_it_names_exist() -> None:
    for target in re.findall(r"\]\(((?!https?:)[^)#]+)", CHINESE):
        assert (ROOT / target).exists(), target
