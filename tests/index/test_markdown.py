"""Markdown: what its reader would see, with notes, tables and front matter."""

# ruff: noqa: E501 - a row of a golden table stands on one line

from pathlib import Path

import pytest

from index.formats.markdown import read_markdown
from index.load import read, walk
from index.settings import IndexSettings
from index.types import Document, Source


def document_of(tmp_path: Path, text: str) -> Document:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (source,) = walk(tmp_path / "a.md", IndexSettings())
    assert isinstance(source, Source)
    return read(source)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("1&nbsp;200 users &amp; &ldquo;40&rdquo; plug-ins", ["1 200 users & “40” plug-ins"]),
        ("Release 4.2\n===========\n\nText.", ["Release 4.2", "Text."]),
        ("Fees.[^1]\n\n[^1]: Without *beta*.\n    Nor alpha.", ["Fees.[1]", "[1] Without beta. Nor alpha."]),
        ("1. 开放时间为18:00\n   至22:00。\n2. 周一不开放。", ["1. 开放时间为18:00至22:00。", "2. 周一不开放。"]),
        ("云岭省博物馆\n2025年6月16日", ["云岭省博物馆", "2025年6月16日"]),
        ("A line that was\nwrapped here.", ["A line that was wrapped here."]),
        ("**What does it cost?**\nFour pounds for adults,\nfree for children.", ["What does it cost?", "Four pounds for adults, free for children."]),
        ("**Four pounds** for adults\nand two for children.", ["Four pounds for adults and two for children."]),
        ("**注意：**请**不要**用于导航。", ["注意：请不要用于导航。"]),
        ("Put <station> in `<b>`; 2 * 3 * 4 and a_b_c stay.", ["Put <station> in <b>; 2 * 3 * 4 and a_b_c stay."]),
        ("- one\n  - two\n\n[x]: http://y.z", ["- one", "- two"]),
        ("<div><p>首页 &gt; 公告</p></div>\n\n正文[链接](http://x.y)。", ["首页 > 公告", "正文链接。"]),
        ("```\n~~a~~ [^1] &amp;\n```", ["~~a~~ [^1] &amp;"]),
    ],
)  # fmt: skip
def test_the_words_stay_and_the_marks_go(source: str, lines: list[str]) -> None:
    text = read_markdown(source.encode()).text
    assert [" ".join(line.split()) for line in text.split("\n")] == lines


def test_struck_out_words_do_not_hold_and_are_told(tmp_path: Path) -> None:
    document = document_of(tmp_path, "~~The limit is 10 GB.~~ The limit is 50 GB.")
    assert document.text == "The limit is 50 GB."
    assert document.warnings == ("struck-out text: “The limit is 10 GB.” was left out",)


def test_toml_front_matter_is_read_and_no_text(tmp_path: Path) -> None:
    matter = '+++\ntitle = "Notes 4.2"\ndate = 2025-05-06\npublisher = "Orbis Labs"\n+++\n'
    document = document_of(tmp_path, f"\n{matter}\nIt runs.")
    found = document.metadata
    assert (found.title, found.published, found.publisher) == (
        "Notes 4.2",
        "2025-05-06",
        "Orbis Labs",
    )
    assert document.text == "Notes 4.2\nIt runs."
    assert found.stated["published"] == "in its front matter"


def test_front_matter_that_is_not_toml_stays_text(tmp_path: Path) -> None:
    assert "no = = toml" in document_of(tmp_path, "+++\nno = = toml\n+++\nText.").text


def test_a_paragraph_no_one_wrote_is_left_as_it_is() -> None:
    marks = "[" * 200_000
    assert read_markdown(marks.encode()).text == marks
