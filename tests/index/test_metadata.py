"""What a file says about itself, and what is only concluded."""

# ruff: noqa: E501 - a row of a golden table stands on one line

import datetime
from pathlib import Path

import pytest

from index.dates import parse_date
from index.errors import InputError
from index.header_lines import is_header_line
from index.imprint import from_header
from index.metadata import (
    from_mapping,
    from_name,
    manifest_entry,
    merge,
    split_front_matter,
)
from index.types import Metadata


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-09-27", "2020-09-27"),
        ("2022-03", "2022-03"),
        ("2021", "2021"),
        ("2021-03-05T08:00:00+08:00", "2021-03-05"),
        ("Thu, 16 Sep 2021 04:00:14 GMT", "2021-09-16"),
        ("2021年9月16日 10:22", "2021-09-16"),
        ("二〇二一年九月十六日", "2021-09-16"),
        ("2021年9月", "2021-09"),
        ("2021/9/6 08:15:00", "2021-09-06"),
        ("2021.09.16", "2021-09-16"),
        ("September 27, 2020", "2020-09-27"),
        ("27 September 2020", "2020-09-27"),
        ("Sept. 27, 2020", "2020-09-27"),
        (datetime.date(2020, 9, 27), "2020-09-27"),
        (datetime.datetime(2020, 9, 27, 8, 0), "2020-09-27"),
        ("2021-02-31", None),
        ("yesterday", None),
        ("9月27日", None),
        (None, None),
    ],
)
def test_dates_have_one_form(value: object, expected: str | None) -> None:
    assert parse_date(value) == expected


def test_front_matter_may_follow_blank_lines() -> None:
    body, metadata = split_front_matter(
        "\n\n---\ntitle: '首个规划'\nauthor: 新浪财经\ndate: Thu, 16 Sep 2021 04:00:14 GMT\n---\n\n正文"
    )
    assert body.strip() == "正文"
    assert (metadata.title, metadata.publisher, metadata.published) == (
        "首个规划",
        "新浪财经",
        "2021-09-16",
    )


@pytest.mark.parametrize(
    "text",
    [
        "--- a dash\nand text",
        "---\n[not: valid: yaml\n---\ntext",
        "no front matter",
        "---\n- a\n---\nx",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text) == (text, Metadata())


@pytest.mark.parametrize(
    ("lines", "title", "published", "publisher"),
    [
        (["标题在此", "日期：2020-09-27", "来源：新华网", "正文。"], "标题在此", "2020-09-27", "新华网"),
        (["標題在此", "發佈時間：2020年9月27日 08:00", "來源：中央社"], "標題在此", "2020-09-27", "中央社"),
        (["A title", "Date: September 27, 2020", "Source: China Daily", "Text."],
         "A title", "2020-09-27", "China Daily"),
        (["标题在此", "2021-09-16 12:00 来源：新京报", "正文。"], "标题在此", "2021-09-16", "新京报"),
        (["标题在此", "新华社北京9月16日电 今天很好。"], "标题在此", None, "新华社"),
        (["标题在此", "正文。", "新京报记者 沙雪良"], "标题在此", None, "新京报"),
        (["A title", "BEIJING, Sept. 16 (Xinhua) -- All is well."], "A title", None, "Xinhua"),
        (["Title: A real title", "Published: 2021-01-02", "Text follows here."], "A real title", "2021-01-02", None),
    ],
)  # fmt: skip
def test_header_lines_tell(
    lines: list[str], title: str, published: str | None, publisher: str | None
) -> None:
    found = from_header(lines)
    assert (found.title, found.published, found.publisher) == (title, published, publisher)


def test_a_title_that_is_only_the_opening_says_so() -> None:
    found = from_header(["今天，会议在北京召开。代表们讨论了计划。"])
    assert found.title == "今天，会议在北京召开。"
    assert found.inferred == {"title": "opening words"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("日期:2020-09-27", True),
        ("Source: Press Conference", True),
        ("2021-09-16 12:00 来源：新京报", True),
        ("记者：张三", True),
        ("记者：中方有何评论？", False),
        ("2021年9月16日，会议召开。", False),
        ("The source of the river is far away.", False),
    ],
)
def test_header_lines_are_known(line: str, expected: bool) -> None:
    assert is_header_line(line) == expected


def test_a_date_in_the_name_is_inferred() -> None:
    assert from_name("2021-09-16 report.txt").published == "2021-09-16"
    assert from_name("20210916_report.txt").inferred == {"published": "in the file's name"}
    assert from_name("000_580f1df54cfface1.txt").published is None


def test_what_is_stated_first_counts_and_keeps_its_reason() -> None:
    stated = Metadata(title="A", published="2021", inferred={"published": "guess"})
    other = Metadata(title="B", publisher="P", published="2020", inferred={"publisher": "why"})
    assert merge(stated, other) == Metadata(
        title="A",
        publisher="P",
        published="2021",
        inferred={"published": "guess", "publisher": "why"},
    )


def test_a_manifest_speaks_for_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text(
        "documents:\n  a.txt: {title: A, date: 2021-01-02, counterparts: b.txt}\n"
        "  c.txt: {publisher: P, date_inferred: because}\n"
    )
    entry = manifest_entry(tmp_path / "a.txt")
    assert (entry.title, entry.published, entry.counterparts) == ("A", "2021-01-02", ("b.txt",))
    assert manifest_entry(tmp_path / "c.txt").inferred == {"published": "because"}
    assert manifest_entry(tmp_path / "b.txt") == Metadata()


@pytest.mark.parametrize("content", ["documents: [a, b]", "a: [", "documents: {a.txt: text}"])
def test_a_broken_manifest_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.yaml").write_text(content)
    with pytest.raises(InputError, match="manifest"):
        manifest_entry(tmp_path / "a.txt")


def test_odd_values_in_front_matter_do_no_harm() -> None:
    found = from_mapping({"title": ["a", "b"], "date": {"x": 1}, "language": "zh-Hant", "tags": 5})
    assert found == Metadata(language="zh")
