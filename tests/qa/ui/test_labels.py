"""The page's words stand in three languages."""

import re
from pathlib import Path

import pytest

from qa.ui import labels
from qa.ui.labels import all_labels, label
from qa.ui.locale import LOCALES

SCRIPTS = Path(labels.__file__).parent


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("key", all_labels("en"))
def test_a_text_has_the_same_placeholders_in_every_language(key: str) -> None:
    texts = [all_labels(locale)[key] for locale in LOCALES]
    assert all(texts)
    assert len({frozenset(placeholders(text)) for text in texts}) == 1


def test_traditional_texts_hold_no_simplified_character() -> None:
    simplified = set("据应检说问导处对开页词释义浅语页个们发见关闭载码输没条筛选撤销链标题陈释")
    found = {c for text in all_labels("zh-Hant").values() for c in text} & simplified
    assert not found


def test_placeholders_are_filled() -> None:
    assert label("citation", "zh-Hant", n=3) == "引用 3"


def test_scripts_and_server_say_only_what_the_table_has() -> None:
    known = set(all_labels("en"))
    for script in SCRIPTS.glob("*.js"):
        said = re.findall(r'\bsay\("(\w+)"', script.read_text(encoding="utf-8"))
        assert set(said) <= known, script.name
    for module in SCRIPTS.glob("*.py"):
        said = re.findall(r'\blabel\(\s*"(\w+)"', module.read_text(encoding="utf-8"))
        assert set(said) <= known, module.name


def test_no_text_is_left_over() -> None:
    """Every row is used by a script or the server, so that translators do no idle work."""
    sources = [path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js")]
    sources += [p.read_text(encoding="utf-8") for p in SCRIPTS.glob("*.py") if p.stem != "labels"]
    used = "\n".join(sources)
    families = ("view_", "support_", "verdict_", "language_", "column_", "count_", "export_")
    families += ("sources_empty_", "feedback_", "file_", "job_", "stage_")
    left = [key for key in all_labels("en") if not re.search(rf"[\"']{key}[\"']", used)]
    assert not [key for key in left if not key.startswith(families)]
