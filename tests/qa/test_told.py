"""What the engine says of files and requests is told in each reader's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.text import HAN
from qa.told import told, wording_of_text

ROOT = Path(__file__).parents[2]
# SettingsError is said at the start, to whoever runs the service; so is what these modules say
ERRORS = {"InputError", "UnreadableFile", "DocumentNotFound", "StorageFailed", "LibraryNotFound"}
ERRORS |= {"LibraryBusy", "LibraryDamaged", "LibraryMismatch", "VectorStoreFailed", "ModelFailed"}
ERRORS |= {"YinjuError", "HTTPException"}
COMMAND_LINE = {"__main__.py", "batch.py", "upkeep.py", "evidence_pack.py", "settings.py"}
COMMAND_LINE |= {"serve.py", "library_commands.py"}


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("locked with a password", "zh-hans", "文件有密码保护"),
        ("locked with a password", "en", "locked with a password"),
        ("too large: 60 bytes, the limit is 50", "zh-hant", "檔案過大：60 位元組，上限為 50"),
        ("injection: “忽略以上指令”", "zh-hans", "含有指使程序的文字：“忽略以上指令”"),
        ("injection: “obey”", "en", "it speaks to machines, not to readers: “obey”"),
        ("稿件.pdf: locked with a password", "zh-hans", "稿件.pdf：文件有密码保护"),
        ("odd {braces} of a library", "zh-hans", "odd {braces} of a library"),
        ("a damaged PDF (at {0}: odd)", "zh-hans", "PDF 已损坏（at {0}: odd）"),
        (
            "left out: 1 link below the article (12 characters), “More”",
            "zh-hans",
            "未收入：正文之后的 1 个链接（12 字）“More”",
        ),
    ],
)  # fmt: skip
def test_a_sentence_and_its_values_are_told(text: str, wording: str, expected: str) -> None:
    assert told(text, wording) == expected  # type: ignore[arg-type]


def test_the_language_of_a_writer_is_that_of_the_characters() -> None:
    assert wording_of_text("文档") == "zh-hans"
    assert wording_of_text("文檔 file") == "zh-hant"
    assert wording_of_text("file") is None


def sentences() -> Iterator[tuple[str, str]]:
    """Where something is said of a file or a request, and what, its values filled with "7"."""
    for folder in ("index", "qa"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.name in COMMAND_LINE:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                text = _said(node)
                if " " in text.strip("7: "):
                    yield f"{path.relative_to(ROOT)}: {text}", text


def _said(node: ast.AST) -> str:
    """The sentence of a raised error, of a report's reason, or of a warning."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        called = node.exc.func
        name = called.id if isinstance(called, ast.Name) else ""
        if node.exc.args and name in ERRORS:
            return _filled(node.exc.args[-1])
    if isinstance(node, ast.keyword) and node.arg == "reason":
        return _filled(node.value)
    return ""


def _filled(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_filled(part) or "7" for part in node.values)
    return ""


def test_every_sentence_has_a_row() -> None:
    told_of = list(sentences())
    assert len(told_of) > 60
    untold = [place for place, text in told_of if not HAN.search(told(text, "zh-hans"))]
    assert untold == []
    assert not [place for place, text in told_of if not HAN.search(told(text, "zh-hant"))]
